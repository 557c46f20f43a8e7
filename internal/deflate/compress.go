package deflate

import (
	"bytes"
	"fmt"

	"github.com/klauspost/compress/flate"
)

// level of compression: the knee between time and size for the streams of a document.
const level = 3

// compressors are idle ones. A sync.Pool would lose them at each collection, and making one
// costs as much as compressing a page.
var compressors = make(chan *flate.Writer, 8)

func compressor() (*flate.Writer, error) {
	select {
	case w := <-compressors:
		return w, nil
	default:
		return flate.NewWriter(nil, level)
	}
}

// idle keeps a compressor for later, unless there are enough.
func idle(w *flate.Writer) {
	w.Reset(nil)
	select {
	case compressors <- w:
	default:
	}
}

// small is the most data that is compressed without a compressor: its tables, which are
// larger than the data, cost more than they bring.
const small = 48 << 10

// compress appends data, compressed, with the end of the stream, to out.
func compress(out, data []byte) ([]byte, error) {
	if len(data) <= small {
		b := bytes.NewBuffer(out)
		err := flate.StatelessDeflate(b, data, true, nil)
		return b.Bytes(), err
	}
	w, err := compressor()
	if err != nil {
		return nil, fmt.Errorf("deflate: no compressor: %w", err)
	}
	defer idle(w)
	b := bytes.NewBuffer(out)
	w.Reset(b)
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
