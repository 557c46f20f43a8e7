package service

import (
	"runtime"
	"time"

	"github.com/nianbao/nianbao/formats"
)

// Limits bound what requests may use. A field that is 0 has its default.
type Limits struct {
	BodyBytes   int64 // of one request; beyond it the answer is 413
	Parts       int   // of a multipart body: files and fields; beyond it the answer is 413
	MemoryBytes int64 // of all bodies and answers that are held at once, large ones three quarters; beyond it the answer is 429

	Workers int // requests that are computed at once
	Heavy   int // of these, requests with large files or files of other programs (Word, Excel, PDF, OFD)
	Queue   int // requests that wait for a worker, and a quarter of that of heavy ones; beyond it the answer is 429
	Clients int // requests whose body is still coming, or whose answer still going; beyond it the slowest are cut off

	ReadTime  time.Duration // for a whole body; beyond it the answer is 408
	WaitTime  time.Duration // in the queue; beyond it the answer is 503
	WorkTime  time.Duration // for computing; beyond it the answer is 503
	WriteTime time.Duration // for a whole answer; beyond it the connection is closed
}

// The defaults of Limits.
const (
	DefaultBodyBytes   = formats.MaxInputBytes
	DefaultParts       = 1000
	DefaultMemoryBytes = 96 << 20
	DefaultQueue       = 128
	DefaultClients     = 512
	DefaultReadTime    = 30 * time.Second
	DefaultWaitTime    = 5 * time.Second
	DefaultWorkTime    = 20 * time.Second
	DefaultWriteTime   = 30 * time.Second
)

// heavyBytes is the size of a body from which a request counts as heavy, whatever is in it.
const heavyBytes = 128 << 10

// orDefaults fills in what is not given. There are as many workers as processors, but two at least, and half of them for
// heavy requests: one is always left for others, unless there is only one.
func (l Limits) orDefaults() Limits {
	def(&l.BodyBytes, DefaultBodyBytes)
	def(&l.Parts, DefaultParts)
	def(&l.MemoryBytes, max(DefaultMemoryBytes, 3*l.BodyBytes))
	def(&l.Workers, max(2, runtime.GOMAXPROCS(0)))
	def(&l.Heavy, max(1, l.Workers/2))
	l.Heavy = min(l.Heavy, max(1, l.Workers-1))
	def(&l.Queue, DefaultQueue)
	def(&l.Clients, DefaultClients)
	def(&l.ReadTime, DefaultReadTime)
	def(&l.WaitTime, DefaultWaitTime)
	def(&l.WorkTime, DefaultWorkTime)
	def(&l.WriteTime, DefaultWriteTime)
	return l
}

func def[T ~int | ~int64](field *T, value T) {
	if *field <= 0 {
		*field = value
	}
}
