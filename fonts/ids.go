package fonts

import "sync/atomic"

// idTable remembers which glyph a face has for each character of the basic plane that was
// asked for. A report asks for the same few hundred again and again, and a look into the
// face's own map takes ten steps.
type idTable [256]atomic.Pointer[idPage]

// idPage holds what is known of 256 characters: 0 when nothing, 1 when the face has none, and
// the glyph's number plus 2.
type idPage [256]atomic.Uint32

// GlyphID returns the glyph for a character. ok is false, and id 0, where the face has none.
func (f *Face) GlyphID(r rune) (id uint16, ok bool) {
	if r < 0 || r > 0xffff {
		return f.Font.GlyphID(r)
	}
	page := f.ids[r>>8].Load()
	if page == nil {
		page = new(idPage)
		if !f.ids[r>>8].CompareAndSwap(nil, page) {
			page = f.ids[r>>8].Load()
		}
	}
	switch known := page[r&0xff].Load(); known {
	case 0:
	case 1:
		return 0, false
	default:
		return uint16(known - 2), true
	}
	id, ok = f.Font.GlyphID(r)
	if ok {
		page[r&0xff].Store(uint32(id) + 2)
	} else {
		page[r&0xff].Store(1)
	}
	return id, ok
}
