package pdffile

import (
	"errors"
	"testing"
)

// Rows of a predictor that overflow 32 bits are refused as other long ones are.
func TestLongRowsOfAPredictorAreRefused(t *testing.T) {
	for _, c := range []struct {
		colors, bits, columns int
		want                  error
	}{
		{65535, 65535, 65535, ErrLimit}, {65535, 65535, 1, ErrLimit}, {1, 65535, 65535, ErrLimit}, {32768, 4096, 32, ErrLimit},
		{1, 8, 3, nil}, {6144, 1024, 64, nil}, {6144, 1025, 64, ErrLimit}, // 48 MiB, and more
	} {
		f := &File{left: 1 << 20}
		_, err := f.predict([]byte{0, 1, 2, 3}, Dict{"Predictor": 12.0, "Colors": float64(c.colors), "BitsPerComponent": float64(c.bits), "Columns": float64(c.columns)})
		if !errors.Is(err, c.want) {
			t.Errorf("%+v: %v", c, err)
		}
	}
}
