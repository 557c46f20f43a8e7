package sfnt

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/go-text/typesetting/font"

	"github.com/nianbao/nianbao/internal/cfftest"
)

// someGlyphs are glyphs of a font in another order than theirs: some with characters, some without, some twice.
func someGlyphs(f *Font) (glyphs []Mapped) {
	stride := rune(1)
	if f.NumGlyphs() > 1000 {
		stride = 97
	}
	for c := rune(0x2FFFE); c > 0; c -= stride {
		if id, ok := f.GlyphID(c); ok && c != 0xFFFF {
			glyphs = append(glyphs, Mapped{c, id}, Mapped{ID: id / 2})
		}
	}
	return glyphs
}

// realSources are fonts that stand a close look.
func realSources(t *testing.T) map[string]*Font {
	all := sources(t)
	delete(all, "sample")
	delete(all, "first of a collection")
	drawn := cfftest.Drawn("Drawn", "国𠀀甲", cfftest.Shape{UnitsPerEm: 2048, Advance: 2048, Bottom: -200, Top: 1800})
	all["drawn"] = mustParse(t, drawn.File())
	return all
}

func TestAnotherReaderFindsTheGlyphsOfAFile(t *testing.T) {
	for name, f := range realSources(t) {
		glyphs := someGlyphs(f)
		theirs, err := font.ParseTTF(bytes.NewReader(mustFile(t, f, glyphs, "X")))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		for i, g := range glyphs {
			id := font.GID(i + 1)
			if got, _ := theirs.NominalGlyph(g.Code); g.Code != 0 && got != id {
				t.Fatalf("%s: %U leads to %d, not %d", name, g.Code, got, id)
			}
			if got := theirs.HorizontalAdvance(id); int(got) != f.Advance(g.ID) {
				t.Fatalf("%s: glyph %d is %v wide, not %d", name, id, got, f.Advance(g.ID))
			}
			if _, ok := theirs.GlyphData(id).(font.GlyphOutline); !ok {
				t.Fatalf("%s: glyph %d has no outline", name, id)
			}
		}
	}
}

// compare is a program for fontTools. It reads a file with all its checksums, compares each glyph with its source, and what
// head, hhea and maxp say with what fontTools would have written.
const compare = `
import io, json, logging, sys
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont
logging.basicConfig(level=logging.WARNING, stream=sys.stdout)
logging.getLogger("fontTools.ttLib.tables._h_e_a_d").setLevel(logging.ERROR) # the fonts of tests are of no time
source = TTFont(sys.argv[1] + "/source")
made = TTFont(sys.argv[1] + "/made", checkChecksums=2, lazy=False)
whole = TTFont(sys.argv[1] + "/made", checkChecksums=2)
def drawn(font, id):
    glyphs = font.getGlyphSet()
    name = font.getGlyphName(id)
    pen = DecomposingRecordingPen(glyphs)
    glyphs[name].draw(pen)
    return font["hmtx"][name][0], pen.value
wanted = [(0, 0)] + [(g["Code"], g["ID"]) for g in json.load(open(sys.argv[1] + "/glyphs"))]
for i, (code, id) in enumerate(wanted):
    if drawn(made, i) != drawn(source, id):
        print("glyph", i, drawn(made, i), "is not glyph", id, drawn(source, id))
codes = {code: made.getGlyphName(i) for i, (code, id) in enumerate(wanted) if code}
if made.getBestCmap() != codes:
    print("other characters")
for table in made["cmap"].tables:
    if table.cmap != {c: g for c, g in codes.items() if table.format == 12 or c < 0x10000}:
        print("other characters in format", table.format)
kinds = [(t.platformID, t.platEncID, t.format) for t in made["cmap"].tables]
if kinds != [(3, 1, 4), (3, 10, 12)][:1 + any(c > 0xFFFF for c in codes)]:
    print("subtables", kinds)
if [made["name"].getDebugName(i) for i in (1, 4, 6)] != ["Some-Name"] * 3:
    print("other names")
if made["post"].formatType != 3 or made["hhea"].numberOfHMetrics != len(made.getGlyphOrder()):
    print("post", made["post"].formatType, "advances", made["hhea"].numberOfHMetrics)
for table in made.keys():
    if table != "GlyphOrder":
        made[table]
saved = io.BytesIO()
made.recalcBBoxes = True
made.recalcTimestamp = False
made.save(saved)
again = TTFont(io.BytesIO(saved.getvalue()))
for tag, fields in {"head": "xMin yMin xMax yMax unitsPerEm", "maxp": "numGlyphs",
        "hhea": "advanceWidthMax minLeftSideBearing minRightSideBearing xMaxExtent", "OS/2": "usFirstCharIndex usLastCharIndex"}.items():
    for field in fields.split():
        ours, theirs = getattr(whole[tag], field), getattr(again[tag], field)
        if ours != theirs:
            print(tag, field, ours, "should be", theirs)
`

func TestFontToolsReadsAFile(t *testing.T) {
	const python = "/usr/bin/python3" // whose fontTools is that of the system
	if err := exec.Command(python, "-c", "import fontTools").Run(); err != nil {
		const missing = "fontTools is not installed: apt-get install python3-fonttools"
		if os.Getenv("CI") == "true" {
			t.Fatal(missing)
		}
		t.Skip(missing)
	}
	for name, f := range realSources(t) {
		t.Run(name, func(t *testing.T) {
			glyphs := someGlyphs(f)
			list, jsonErr := json.Marshal(glyphs)
			source, err := f.Whole()
			dir := t.TempDir()
			if err := errors.Join(jsonErr, err,
				os.WriteFile(filepath.Join(dir, "source"), source, 0o600),
				os.WriteFile(filepath.Join(dir, "made"), mustFile(t, f, glyphs, "Some-Name"), 0o600),
				os.WriteFile(filepath.Join(dir, "glyphs"), list, 0o600),
			); err != nil {
				t.Fatal(err)
			}
			if out, err := exec.Command(python, "-c", compare, dir).CombinedOutput(); err != nil || len(out) > 0 {
				t.Errorf("%d glyphs: %v\n%.3000s", len(glyphs), err, out)
			}
		})
	}
}
