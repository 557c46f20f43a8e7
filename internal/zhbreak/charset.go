package zhbreak

// charset is a set of ideographs of the basic block, a bit each: what is asked of every
// character of a text must be answered at once.
type charset [(lastBasic-firstBasic)/64 + 1]uint64

const (
	firstBasic = 0x4e00
	lastBasic  = 0x9fff
)

func newCharset(chars string) *charset {
	s := new(charset)
	for _, r := range chars {
		s[(r-firstBasic)/64] |= 1 << ((r - firstBasic) % 64)
	}
	return s
}

func (s *charset) has(r rune) bool {
	return r >= firstBasic && r <= lastBasic && s[(r-firstBasic)/64]>>((r-firstBasic)%64)&1 == 1
}
