package zhbreak

import "testing"

func TestMarksAreOpeningOrClosing(t *testing.T) {
	for kind, marks := range map[Mark]string{
		Opening: "“‘（【《〈「『〔［｛",
		Closing: "”’）】》〉」』〕］｝、，。；：？！．",
		NoMark:  "国〇A1 　·—…～%()[]{}\"'",
	} {
		for _, r := range marks {
			if got := MarkOf(r); got != kind {
				t.Errorf("the kind of %q is %d, want %d", r, got, kind)
			}
		}
	}
}

func TestFullWidthAndLatinCharactersAreToldApart(t *testing.T) {
	for _, r := range "国〇䶮𠮷々（“　Ａ１％～￥あ豈" {
		if !IsIdeographic(r) || IsLatin(r) {
			t.Errorf("%q is not set in a full em", r)
		}
	}
	for _, r := range "Az09~!/%éßЖΩ" {
		if IsIdeographic(r) || !IsLatin(r) {
			t.Errorf("%q is not set as Latin text is", r)
		}
	}
	for _, r := range " \u00a0\n—…·℃\x00" {
		if IsIdeographic(r) || IsLatin(r) {
			t.Errorf("%q is neither Chinese nor Latin", r)
		}
	}
}

func TestIdeographsBeyondTheBasicPlaneAreSetAsChinese(t *testing.T) {
	for _, r := range "𠀀𠮷𪛖𪜀𫜴𫝀𫠝𫠠𬺡𬺰𮯠㐀䶵鿯﨎﨩" {
		if !IsIdeographic(r) || IsLatin(r) || IsSpace(r) || MarkOf(r) != NoMark {
			t.Errorf("%c %U", r, r)
		}
	}
}
