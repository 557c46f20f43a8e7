package main

import "testing"

func FuzzAnyText(f *testing.F) {
	f.Add([]byte("PK\x03\x04............................word/document.xml<w:t>a"))
	f.Add([]byte("\xd0\xcf\x11\xe0\x52\x97"))
	f.Add([]byte("organ: 甲局\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if text := anyText(data); len(text) > 4*mostTold+4*len(data) {
			t.Errorf("%d bytes of text", len(text))
		}
	})
}
