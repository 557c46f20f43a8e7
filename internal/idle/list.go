// Package idle keeps costly values that nobody uses for whoever needs one next.
package idle

import "sync"

// List is a list of idle values, which several goroutines may use. A sync.Pool would lose
// them at each collection, and collections come every few documents. The zero value is ready.
type List[T any] struct {
	mutex  sync.Mutex
	values []*T
}

// most is how many are kept: about one a processor.
const most = 16

// Take returns an idle value, or a new one that is zero.
func (l *List[T]) Take() *T {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	if len(l.values) == 0 {
		return new(T)
	}
	last := len(l.values) - 1
	value := l.values[last]
	l.values[last] = nil
	l.values = l.values[:last]
	return value
}

// Give makes a value idle, unless there are enough.
func (l *List[T]) Give(value *T) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	if len(l.values) < most {
		l.values = append(l.values, value)
	}
}
