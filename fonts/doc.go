// Package fonts holds the faces a report is set in and decides which glyph stands for a
// character.
//
// Five faces are embedded, one for each [Role] that GB/T 9704-2012 asks for. They are read
// in place, parsed once per process and never change, so that any number of renders may
// share them. Where a face lacks a character or has only its Latin form (“ ” · in the
// brush faces), another face of the set stands in, shifted to match.
//
// The faces of an office, TrueType or OpenType/CFF, alone or in collections, take the place
// of embedded ones by [Open] and [Set.With]. Embedded ones stay behind them for what they
// lack, which [Set.Fallback] tells, and further ones by [Set.Behind]; package rare has two of
// those, with all of GB 18030-2022.
package fonts
