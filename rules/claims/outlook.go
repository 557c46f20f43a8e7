package claims

import "bytes"

var (
	declining  = [][]byte{[]byte("不予受理"), []byte("不受理"), []byte("未受理"), []byte("未予受理")} // applications not accepted
	disclosing = [][]byte{[]byte("信息公开"), []byte("政务公开")}                               // which cases are about it, even where all are expected to be
)

// outlook remembers what stands before the next 。 of a paragraph, so that many sentences that end in
// other marks do not each look for it. The zero value has looked at nothing.
type outlook struct {
	until int // the 。, or the end of the paragraph
	last  int // where the last of the words before it begins
}

// has reports whether any of some words, always the same, stand between a place and the next 。.
// Places are asked for in rising order.
func (o *outlook) has(text []byte, from int, words [][]byte) bool {
	if from > o.until || o.until == 0 {
		o.look(text, from, words)
	}
	return o.last >= from
}

func (o *outlook) look(text []byte, from int, words [][]byte) {
	sentence := text[from:]
	if i := bytes.Index(sentence, []byte("。")); i >= 0 {
		sentence = sentence[:i]
	}
	o.until, o.last = from+len(sentence), -1
	for _, w := range words {
		if i := bytes.LastIndex(sentence, w); i >= 0 {
			o.last = max(o.last, from+i)
		}
	}
}
