package deflate

import (
	"bytes"
	"fmt"

	"github.com/klauspost/compress/flate"
	"github.com/nianbao/nianbao/internal/idle"
)

// level of compression: the knee between time and size for the streams of a document.
const level = 3

// compressor is made when it is first used, which costs as much as compressing a page.
type compressor struct{ w *flate.Writer }

var compressors idle.List[compressor]

// to returns the compressor's writer, which will write to b.
func (c *compressor) to(b *bytes.Buffer) (*flate.Writer, error) {
	if c.w != nil {
		c.w.Reset(b)
		return c.w, nil
	}
	w, err := flate.NewWriter(b, level)
	if err != nil {
		return nil, fmt.Errorf("deflate: no compressor: %w", err)
	}
	c.w = w
	return w, nil
}

// rest keeps the compressor for later, and nothing of what it wrote.
func (c *compressor) rest() {
	if c.w != nil {
		c.w.Reset(nil)
		compressors.Give(c)
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
	c, b := compressors.Take(), bytes.NewBuffer(out)
	defer c.rest()
	w, err := c.to(b)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
