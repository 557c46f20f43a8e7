package ofd

import (
	"fmt"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/ofdtest"
	"github.com/nianbao/nianbao/internal/opctest"
	"github.com/nianbao/nianbao/model"
)

func saidOf(err error) string {
	found, ok := err.(model.Findings)
	if !ok || len(found) != 1 {
		return fmt.Sprint(err)
	}
	return fmt.Sprintf("%s %s %v（%s）", found[0].ID, found[0].Message, found[0].Place, found[0].Hint)
}

// TestFilesAtTheirLimits has as many documents, pages, attached files and objects in each other as are read, and one
// more.
func TestFilesAtTheirLimits(t *testing.T) {
	for n, want := range map[int]string{20: "<nil>", 21: "READ-LIMIT 文件里有超过 20 个文档 （年报通常只有几页，请检查文件是否选错）"} {
		f := pageOf(ofdtest.Text(20, 20, 5, "年报"))
		parts := f.Parts()
		from, to := strings.Index(parts["OFD.xml"], "<ofd:DocBody>"), strings.Index(parts["OFD.xml"], "</ofd:OFD>")
		parts["OFD.xml"] = parts["OFD.xml"][:from] + strings.Repeat(parts["OFD.xml"][from:to], n) + parts["OFD.xml"][to:]
		file, err := Open(opctest.Zip(t, parts))
		if got := saidOf(err); got != want {
			t.Errorf("%d documents: %s", n, got)
		}
		if err == nil && file.Documents() != n {
			t.Errorf("%d documents are %d", n, file.Documents())
		}
	}
	for n, want := range map[int]string{200: "<nil>", 201: "READ-LIMIT 文件超过 200 页 （年报通常只有几页，请检查文件是否选错）"} {
		f := &ofdtest.File{}
		for range n {
			f.Pages = append(f.Pages, ofdtest.Text(20, 20, 5, "年报"))
		}
		if _, err := Read(opctest.Store(t, f.Parts())); saidOf(err) != want {
			t.Errorf("%d pages: %s", n, saidOf(err))
		}
	}
	for n, want := range map[int]bool{100: true, 101: false} {
		f := pageOf(ofdtest.Text(20, 20, 5, "年报"))
		f.Children = `<ofd:Attachments>A.xml</ofd:Attachments>`
		f.More = opctest.Parts{"Doc_0/A.xml": f.Root("Attachments", strings.Repeat(`<ofd:Attachment Name="x"/>`, n-1)+`<ofd:Attachment Name="wanted"><ofd:FileLoc>d</ofd:FileLoc></ofd:Attachment>`), "Doc_0/d": "data"}
		file, err := Open(opctest.Store(t, f.Parts()))
		if err != nil {
			t.Fatal(err)
		}
		if a := file.Attached(0, func(name string) bool { return name == "wanted" }); (a != nil) != want || a != nil && (string(a.Data) != "data" || !a.Whole || a.Name != "wanted") {
			t.Errorf("the attached file of number %d: %+v", n, a)
		}
	}
	for n, want := range map[int]string{11: "底", 12: "底", 13: ""} {
		units := ""
		for i := range n {
			content := ofdtest.Object("CompositeObject", 0, 0, 50, 50, fmt.Sprintf(`ResourceID="%d"`, i+2), "")
			if i == n-1 {
				content = ofdtest.Text(20, 20, 5, "底")
			}
			units += fmt.Sprintf(`<ofd:CompositeGraphicUnit ID="%d"><ofd:Content>%s</ofd:Content></ofd:CompositeGraphicUnit>`, i+1, content)
		}
		f := pageOf(ofdtest.Object("CompositeObject", 0, 0, 50, 50, `ResourceID="1"`, ""))
		f.Common = `<ofd:DocumentRes>R.xml</ofd:DocumentRes>`
		f.More = opctest.Parts{"Doc_0/R.xml": f.Root("Res", "<ofd:CompositeGraphicUnits>"+units+"</ofd:CompositeGraphicUnits>")}
		got := pagesOf(opctest.Store(t, f.Parts()))
		if strings.Contains(got, `"底"`) != (want != "") {
			t.Errorf("%d in each other: %s", n, got)
		}
	}
	for what, want := range map[string]string{
		"no root":         "READ-DAMAGED OFD 文件已损坏：OFD.xml 没有写明文档在哪里 （请重新下载或从原文件重新导出）",
		"no body":         "READ-DAMAGED OFD 文件已损坏：OFD.xml 里没有文档 （请重新下载或从原文件重新导出）",
		"no pages":        "READ-DAMAGED OFD 文件已损坏：文档里没有页 （请重新下载或从原文件重新导出）",
		"no page":         "READ-DAMAGED OFD 文件已损坏：缺少页的内容（第 2 页） 第2页（请重新下载或从原文件重新导出）",
		"Encryptions.xml": "READ-ENCRYPTED OFD 文件加了密 （请用 OFD 阅读软件打开，取消加密后另存，再读入）", "decryptseed.dat": "READ-ENCRYPTED OFD 文件加了密 （请用 OFD 阅读软件打开，取消加密后另存，再读入）",
		"OFDEntries.xml": "<nil>",
	} {
		f := pageOf(ofdtest.Text(20, 20, 5, "年报"))
		f.Pages = append(f.Pages, ofdtest.Text(20, 20, 5, "年报"))
		parts := f.Parts()
		switch what {
		case "no root":
			parts["OFD.xml"] = f.Root("OFD", "<ofd:DocBody/>")
		case "no body":
			parts["OFD.xml"] = f.Root("OFD", "")
		case "no pages":
			parts["Doc_0/Document.xml"] = f.Root("Document", "")
		case "no page":
			delete(parts, "Doc_0/Pages/Page_1/Content.xml")
		default:
			parts[what] = "x"
		}
		if _, err := Read(opctest.Store(t, parts)); saidOf(err) != want {
			t.Errorf("%s: %s", what, saidOf(err))
		}
	}
}
