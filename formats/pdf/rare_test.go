package pdf

import (
	"fmt"
	"strings"
	"testing"
)

// TestFormsAndPicturesOfLayers draws objects that belong to layers that are shown, are not, and to memberships of both.
func TestFormsAndPicturesOfLayers(t *testing.T) {
	for layer, want := range map[string]bool{"": true, "/OC 4 0 R": false, "/OC 5 0 R": true, "/OC 6 0 R": false, "/OC 7 0 R": true, "/OC 8 0 R": false, "/OC 9 0 R": true, "/OC<</Type/OCG>>": true} {
		b := newBuilder()
		b.add("<</Type/OCG>>")                    // 4: off
		b.add("<</Type/OCG>>")                    // 5: on
		b.add("<</Type/OCMD/OCGs[4 0 R]>>")       // 6
		b.add("<</Type/OCMD/OCGs[4 0 R 5 0 R]>>") // 7
		b.add("<</Type/OCMD/OCGs 4 0 R>>")        // 8
		b.add("<</Type/OCMD/OCGs[]>>")            // 9
		b.add(stream("/Subtype/Form"+layer+"/Resources<</Font<</F 3 0 R>>>>", at(9, 9, 9, "层")))
		b.add(stream("/Subtype/Image"+layer, "x"))
		b.objects[0] = "<</Type/Catalog/Pages 2 0 R/OCProperties<</D<</OFF[4 0 R 77 5]>>>>>>"
		got := pagesOf(b.page("/X Do 300 0 0 300 0 0 cm /Y Do", "", "/XObject<</X 10 0 R/Y 11 0 R>>").bytes())
		if strings.Contains(got, `"层"`) != want || strings.Contains(got, "pictures 1") != want {
			t.Errorf("%s: %s", layer, got)
		}
	}
}

// TestAFormThatIsDamaged is told as a page that is.
func TestAFormThatIsDamaged(t *testing.T) {
	b := newBuilder()
	b.add(stream("/Subtype/Form/Filter/FlateDecode", "no deflate data"))
	data := b.page(at(77, 700, 16, "年报"), "", "").page(at(77, 700, 16, "年报")+"/X Do", "", "/XObject<</X 4 0 R>>").bytes()
	if _, err := Read(data); fmt.Sprint(err) != "第2页：错误[READ-DAMAGED] PDF 文件已损坏：第 2 页的内容不完整（请重新下载或从原文件重新导出）" {
		t.Error(err)
	}
}

// TestInlineImagesThatEndTheContent end it where nothing but their data is left.
func TestInlineImagesThatEndTheContent(t *testing.T) {
	text := at(77, 700, 16, "年报")
	for image, want := range map[string]string{
		"BI ID x EI": `pictures 1`, "BI ID xEI": "pictures 1", "BI ID x EI " + text: "; 2 glyphs", "BI ID xEI " + text: "; 0 glyphs 1 operators", "BI ID": "pictures 1", "BI ID ": "pictures 1", "BI": "pictures 0", "BI /W 1": "pictures 0", "BI ID x EI\x80 " + text: "; 0 glyphs 1 operators",
		"BI ID x EI 123456789\x80": "pictures 1", "BI ID x EI 12345678901\x80 " + text: "; 2 glyphs",
	} {
		got := pagesOf(newBuilder().page("300 0 0 300 0 0 cm "+image, "", "").bytes())
		if strings.HasPrefix(want, "; 0") {
			want = strings.Replace(want, "1 operators", "2 operators", 1)
		}
		if !strings.Contains(got, want) {
			t.Errorf("%q: %s", image, got)
		}
	}
	if Data([]byte("no file"), "a.yaml") != nil || Data(nil, "") != nil {
		t.Error("what is no file has data")
	}
}

// TestContentsOfSeveralStreams has nothing and what is none before a stream: the first is passed over, the second told.
func TestContentsOfSeveralStreams(t *testing.T) {
	for contents, cut := range map[string]bool{"[null 4 0 R]": false, "[99 0 R 4 0 R]": true, "[5 0 R 4 0 R]": true, "4 0 R": false, "[]": false, "null": false, "5 0 R": true} {
		b := newBuilder()
		b.add(stream("", at(77, 700, 16, "年")))
		b.add("<<>>")
		b.kids = []string{fmt.Sprintf("%d 0 R", b.add("<</Type/Page/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents "+contents+">>"))}
		got := pagesOf(b.bytes())
		if strings.Contains(got, fmt.Sprintf("cut %v", cut)) != true || strings.Contains(got, `"年"`) != strings.Contains(contents, "4 0 R") {
			t.Errorf("%s: %s", contents, got)
		}
	}
}

// TestLayersAreShownAsTheFileSays has what is on and off, each from either beginning.
func TestLayersAreShownAsTheFileSays(t *testing.T) {
	for usual, want := range map[string][2]bool{
		"": {true, true}, "/OFF[4 0 R]": {false, true}, "/BaseState/ON/OFF[4 0 R]": {false, true}, "/BaseState/ON/ON[5 0 R]": {true, true}, "/BaseState/OFF": {false, false}, "/BaseState/OFF/ON[5 0 R]": {false, true}, "/BaseState/OFF/ON[4 0 R 5 0 R]/OFF[5 0 R]": {true, false}, "/BaseState/Unchanged": {true, true},
	} {
		b := newBuilder()
		b.add("<</Type/OCG>>")
		b.add("<</Type/OCG>>")
		b.objects[0] = "<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[4 0 R 5 0 R 7]/D<<" + usual + ">>>>>>"
		got := pagesOf(b.page("/OC/A BDC "+at(77, 700, 16, "甲")+"EMC /OC/B BDC "+at(77, 600, 16, "乙")+"EMC", "", "/Properties<</A 4 0 R/B 5 0 R>>").bytes())
		if strings.Contains(got, `"甲"`) != want[0] || strings.Contains(got, `"乙"`) != want[1] {
			t.Errorf("%s: %s", usual, got)
		}
	}
}
