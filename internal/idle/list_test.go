package idle

import (
	"sync"
	"testing"
)

func TestWhatIsGivenIsTakenAgain(t *testing.T) {
	var l List[int]
	first := l.Take()
	if *first != 0 {
		t.Errorf("a new value is %d", *first)
	}
	*first = 7
	l.Give(first)
	if again := l.Take(); again != first {
		t.Error("what was idle was not taken")
	}
	if other := l.Take(); other == first || *other != 0 {
		t.Error("one value was taken twice")
	}
}

func TestTheListDoesNotGrowWithoutEnd(t *testing.T) {
	var l List[int]
	for range 3 * most {
		l.Give(new(int))
	}
	if len(l.values) != most {
		t.Errorf("it keeps %d", len(l.values))
	}
}

func TestNoValueIsInTwoHands(t *testing.T) {
	var l List[int]
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			for range 1000 {
				v := l.Take()
				*v++ // which the race detector watches
				l.Give(v)
			}
		})
	}
	wait.Wait()
	sum := 0
	for _, v := range l.values {
		sum += *v
	}
	if sum != 8000 {
		t.Errorf("they were used %d times", sum)
	}
}
