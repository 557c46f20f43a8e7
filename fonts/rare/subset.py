#!/usr/bin/python3
"""Makes the faces of rare characters out of the original fonts, by the recipe of ../faces/subset.py.

usage: subset.py ORIGINALS OUT
  ORIGINALS  folder holding the original .ttf files named in FACES
  OUT        folder for the results
Needs fontTools (Debian: fonttools) and ../faces/song-regular.ttf. The result depends on nothing else: same input, same bytes.
"""
import importlib.util, os, sys, unicodedata
from fontTools.ttLib import TTFont

HERE = os.path.dirname(os.path.abspath(__file__))
spec = importlib.util.spec_from_file_location("faces", os.path.join(HERE, "..", "faces", "subset.py"))
faces = importlib.util.module_from_spec(spec); spec.loader.exec_module(faces)
faces.DROP += ["FFTM"]

# original file, result, family, what it is; a character goes to the first face that has it
FACES = [
    ("NotoSerifSC_400Regular.ttf", "song-more.ttf", "NB Song More", "Noto Serif SC Regular 2.003-H1"),
    ("HanaMinB.ttf", "song-plane2.ttf", "NB Song Plane Two", "HanaMinB 2017-09-04"),
]
# GB 18030-2022, level 3: the ideographs up to Unicode 11, which are 87,887 with the twelve unified ones among the compatibility ideographs.
LEVEL3 = [(0x4E00, 0x9FEF), (0x3400, 0x4DB5), (0x20000, 0x2A6D6), (0x2A700, 0x2B734), (0x2B740, 0x2B81D), (0x2B820, 0x2CEA1), (0x2CEB0, 0x2EBE0)]
UNIFIED = {0xFA0E, 0xFA0F, 0xFA11, 0xFA13, 0xFA14, 0xFA1F, 0xFA21, 0xFA23, 0xFA24, 0xFA27, 0xFA28, 0xFA29}
# Compatibility ideographs that GB 18030 has since GBK, and ideographs of the same blocks that Unicode added later.
ALSO = {0xF92C, 0xF979, 0xF995, 0xF9E7, 0xF9F1, 0xFA0C, 0xFA0D, 0xFA18, 0xFA20} | set(range(0x4DB6, 0x4DC0)) | set(range(0x9FF0, 0xA000))
# Not taken along as symbols, so that they stay the errors that they are in a report: radicals and description characters
# (copied out of other files in place of ideographs), Hangul, vertical and half-width forms; and the ideographs, which are listed above.
NOT = [(0x1100, 0x11FF), (0x2E80, 0x2FFF), (0x3130, 0x318F), (0x31C0, 0x31EF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xAC00, 0xD7FF),
       (0xF900, 0xFAFF), (0xFE10, 0xFE1F), (0xFE30, 0xFE4F), (0xFF61, 0xFFDC), (0xFFE8, 0xFFEF), (0x20000, 0x3FFFF)]
# fonts.Set sets these in the form of others where no face has them.
LOOK_ALIKE = set(map(ord, "﹝﹞﹙﹚﹐﹑﹒﹔﹕﹖﹗﹪¥−〜∼∙‧⋅•〝〞"))

def level3():
    out = {c for first, last in LEVEL3 for c in range(first, last + 1)} | UNIFIED
    assert len(out) == 87887, len(out)
    return out

def is_symbol(c):
    """Whether c is a character of its own: not invisible, no space, no accent, and in no block left out."""
    return unicodedata.category(chr(c))[0] not in "CMZ" and c not in LOOK_ALIKE and not any(a <= c <= b for a, b in NOT)

def main(originals, out):
    have = set(TTFont(os.path.join(HERE, "..", "faces", "song-regular.ttf")).getBestCmap())
    paths = [os.path.join(originals, original) for original, *_ in FACES]
    symbols = {c for c in TTFont(paths[0]).getBestCmap() if is_symbol(c)}
    wanted = level3() | ALSO | symbols
    for path, (_, result, family, source) in zip(paths, FACES):
        offered = set(TTFont(path).getBestCmap()) & (wanted - have)
        have |= faces.make(path, os.path.join(out, result), offered, family, source)
    print(f"missing of GB 18030-2022 level 3: {len(level3() - have)}")

if __name__ == "__main__":
    if len(sys.argv) != 3: sys.exit(__doc__)
    main(*sys.argv[1:])
