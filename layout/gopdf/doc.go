// Package gopdf draws a finished layout into a document of github.com/signintech/gopdf that
// the caller has begun and goes on with: a report's pages after a cover of his own, or its
// tables among other matter.
//
// The pages look as layout/pdf sets them, to a hundredth of a point. Links, those within the
// document too, and the outline come along; gopdf subsets the fonts. Text can be searched and
// copied.
//
// What gopdf can't do:
//
//   - Tags. Nothing is marked for screen readers, neither headings nor tables nor what
//     figures show.
//   - Conformance. The file meets neither PDF/A nor PDF/UA; layout/pdf writes one that does.
//   - Levels in the outline. Headings of all levels stand side by side.
//   - Characters past U+FFFF, such as 𠮷. New returns a *layout.CannotDraw that names the
//     character.
//   - Faces with CFF outlines, and those that must not be subset (OS/2 fsType, bit 8). New
//     returns a *layout.CannotDraw that names the face.
//   - Telling what its caller has set. See [Renderer.Draw].
//
// [Renderer.Losses] lists what a document loses. No glyph is ever drawn for another: the
// font files that gopdf gets hold just the document's glyphs, each found by one character.
package gopdf
