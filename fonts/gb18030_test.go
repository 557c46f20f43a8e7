package fonts

import (
	"testing"
	"unicode"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// The standard gives the number; Unicode 15, which this Go release knows, has more.
func TestLevelThreeOfGB18030Has87887Ideographs(t *testing.T) {
	count := 0
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if !IsGB18030Ideograph(r) {
			continue
		}
		count++
		if !unicode.Is(unicode.Unified_Ideograph, r) {
			t.Errorf("%U is no unified ideograph", r)
		}
	}
	if count != 87887 {
		t.Errorf("there are %d", count)
	}
}

// The two bytes of GB 18030 are what GBK had.
func TestLevelThreeHasEveryUnifiedIdeographOfGBK(t *testing.T) {
	count := 0
	for r := rune(0x3400); r <= 0xffff; r++ {
		if !unicode.Is(unicode.Unified_Ideograph, r) {
			continue
		}
		if b, err := simplifiedchinese.GBK.NewEncoder().String(string(r)); err != nil || len(b) != 2 {
			continue
		}
		count++
		if !IsGB18030Ideograph(r) {
			t.Errorf("%U is not", r)
		}
	}
	if count < 20902 {
		t.Errorf("GBK has only %d", count)
	}
}

func TestWhatLevelThreeLeavesOut(t *testing.T) {
	for _, r := range []rune{-1, 'A', '〇', '。', 0x2f2f, 0x33ff, 0x4db6, 0x9ff0, 0xfa0d, 0xfa10, 0xfa12, 0xfa15, 0xfa22, 0xfa26, 0xfa2a,
		0x1ffff, 0x2a6d7, 0x2b735, 0x2b81e, 0x2cea2, 0x2ebe1, 0x2f800, 0x30000, 0x110000} {
		if IsGB18030Ideograph(r) {
			t.Errorf("%U is one of them", r)
		}
	}
}
