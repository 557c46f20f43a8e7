package docx_test

import (
	"bytes"
	"fmt"
	"hash/fnv"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/formats/docx"
	"github.com/nianbao/nianbao/internal/golden"
	"github.com/nianbao/nianbao/internal/opctest"
	"github.com/nianbao/nianbao/layout"
)

// allBlocks is a flow with blocks of all kinds and a note on each place.
func allBlocks() *layout.Flow {
	para := func(role layout.Role, texts ...string) *layout.Paragraph {
		p := &layout.Paragraph{Source: "overview"}
		for _, s := range texts {
			p.Parts = append(p.Parts, layout.Part{Role: role, Spans: []layout.Span{{Text: s, Face: fonts.FangSong}}})
			role = layout.RoleP
		}
		return p
	}
	title := para(layout.RoleTitle, "某某市人民政府\n2023年政府信息公开工作年度报告")
	title.Style = layout.Style{Size: 2 * layout.SanHao, Align: layout.Centre, SpaceAfter: 10 * layout.Pt}
	heading := para(layout.RoleH1, "一、总体情况")
	heading.Style.KeepNext, heading.Style.FirstIndent = true, 2*layout.SanHao
	runIn := para(layout.RoleH2, "（一）主动公开。", "正文“引号”abc 甲 1 \t制表")
	runIn.Parts[1].Spans = append(runIn.Parts[1].Spans, layout.Span{Text: "链接", Link: "https://a.cn/?a=1&b=2"}, layout.Span{Text: "到标题", To: 1, Bold: true, Color: layout.Color{R: 200}})
	item := para(layout.RoleP, "目录行")
	item.Tail = "3"
	table := layout.NewTable("表", 1, [][]string{{"项目名称", "数量"}, {"甲", "123"}, {"乙", "45\n（注）"}})
	table.Cells[0].Phrases, table.Cells[2].Source, table.Keep = []string{"项目", "名称"}, "applications.received[0]", []bool{true}
	table.Cells[3].Align, table.Cells[5].Align, table.Cells[0].Header = layout.Units, layout.Units, layout.ColumnScope
	second := layout.NewTable("二", 0, [][]string{{"一", "二"}})
	second.Cells[0].RowSpan, second.Cells[1].Face = 1, fonts.Hei
	chart := &layout.Figure{Alt: "图", Caption: "图1", Chart: &layout.Chart{Series: []string{"收到", "答复"}, Labels: []string{"2022", "2023"}, Values: [][]int64{{5, 4}, {12, 1000}}}}
	gray := &layout.Figure{Alt: "点", Picture: &layout.Picture{Width: 2, Height: 1, Components: 1, Data: []byte{0, 255}}, KeepEnd: true}
	f := &layout.Flow{Page: layout.GBT9704(), Meta: layout.Meta{Title: "年报", Author: "市政府", Subject: "公开", Lang: "zh-CN", Date: "2024-01-05"}}
	f.Page.Stamp = "草稿"
	f.Blocks = []layout.Block{
		&layout.Group{Front: true, Blocks: []layout.Block{item}}, title, heading, runIn, &layout.Separator{Weight: layout.Pt, SpaceBefore: 3 * layout.Pt, SpaceAfter: 5 * layout.Pt}, table, second, chart,
		&layout.Group{Landscape: true, Blocks: []layout.Block{gray, para(layout.RoleCaption, "图注")}}, &layout.Group{Apart: true, Blocks: []layout.Block{para(layout.RoleP, "附件1"), para(layout.RoleH3, "小标题")}},
	}
	f.Notes = []layout.Note{{Source: "overview", Quote: "正文", Label: "错误 A", Text: "说明"}, {Source: "applications.received[0]", Label: "警告", Text: "格\n二"}, {Label: "提示", Text: "全文"}}
	return f
}

func partsOf(f *layout.Flow) (text string, digest string) {
	var b bytes.Buffer
	if err := (docx.Encoder{}).EncodeFlow(&b, f); err != nil {
		return err.Error(), "error"
	}
	parts, names := opctest.Unzip(panics{}, b.Bytes())
	sum := fnv.New32a()
	var out strings.Builder
	for _, name := range names {
		sum.Write([]byte(name + unpacked(name, parts[name])))
		if strings.HasSuffix(name, ".xml") && !strings.Contains(name, "theme") {
			out.WriteString("== " + name + "\n" + strings.ReplaceAll(parts[name], "><", ">\n<") + "\n")
		}
	}
	return out.String(), fmt.Sprintf("%08x", sum.Sum32())
}

// panics stands for a test where none is at hand.
type panics struct{}

func (panics) Helper()           {}
func (panics) Fatal(args ...any) { panic(fmt.Sprint(args...)) }

// TestAFlowWithOneFieldAnother has each field of each block of a flow another, by reflection, and compares what is written:
// the first lines that are others, and a digest of all parts.
func TestAFlowWithOneFieldAnother(t *testing.T) {
	base, digest := partsOf(allBlocks())
	var out strings.Builder
	out.WriteString(digest + "\n")
	var paths []string
	visit(reflect.ValueOf(allBlocks()), "", func(path string, _ reflect.Value) { paths = append(paths, path) })
	for _, path := range paths {
		for n := range 2 {
			f := allBlocks()
			done := ""
			visit(reflect.ValueOf(f), "", func(at string, v reflect.Value) {
				if at == path {
					done = alter(v, n)
				}
			})
			if done == "" {
				continue
			}
			text, is := partsOf(f)
			if is == digest {
				continue
			}
			fmt.Fprintf(&out, "%s %s: %s %s\n", path, done, is, firstOther(base, text))
		}
	}
	golden.Compare(t, filepath.Join("testdata", "varied.txt"), []byte(out.String()))
}

// visit calls f for all fields that are numbers, texts or truths, with their paths.
func visit(v reflect.Value, path string, f func(string, reflect.Value)) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			visit(v.Elem(), path, f)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				visit(v.Field(i), path+"."+v.Type().Field(i).Name, f)
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			visit(v.Index(i), fmt.Sprintf("%s[%d]", path, i), f)
		}
	case reflect.Bool, reflect.String, reflect.Int, reflect.Int64, reflect.Uint8:
		f(path, v)
	}
}

// alter changes a field in the nth way, "" when there is none.
func alter(v reflect.Value, n int) string {
	switch v.Kind() {
	case reflect.Bool:
		if n == 0 {
			v.SetBool(!v.Bool())
			return fmt.Sprint(v.Bool())
		}
	case reflect.String:
		v.SetString([]string{"", v.String() + "改"}[n])
		return fmt.Sprintf("%q", v.String())
	case reflect.Uint8:
		if n == 0 {
			v.SetUint(v.Uint() ^ 0x55)
			return fmt.Sprint(v.Uint())
		}
	default:
		by := []int64{1, -1}
		if v.Type() == reflect.TypeFor[layout.Length]() {
			by = []int64{-int64(layout.Pt), 30 * int64(layout.Pt)}
		}
		v.SetInt(v.Int() + by[n])
		return fmt.Sprint(v.Int())
	}
	return ""
}

// firstOther is the first lines that are in one text only, one of each.
func firstOther(base, text string) string {
	a, b := strings.Split(base, "\n"), strings.Split(text, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			short := func(s string) string {
				r := []rune(s)
				return string(r[:min(len(r), 90)])
			}
			return short(a[i]) + " → " + short(b[i])
		}
	}
	if slices.Equal(a, b) {
		return "another part"
	}
	return "longer or shorter"
}
