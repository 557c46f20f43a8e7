package main

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/nianbao/nianbao/export"
	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/formats"
	"github.com/nianbao/nianbao/formats/xlsx"
	"github.com/nianbao/nianbao/internal/sfnt"
	"github.com/nianbao/nianbao/layout"
	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/organs"
	"github.com/nianbao/nianbao/review"
	"github.com/nianbao/nianbao/rules/claims"
	"github.com/nianbao/nianbao/service"
)

// defaultCount is how many inputs each reader gets.
const defaultCount = 50_000

var (
	xmlTokens  = regexp.MustCompile(`<[^>]*>|[^<]+|\w+="[^"]*"`)
	pdfTokens  = regexp.MustCompile(`\d+ \d+ R|/\w+|\d+ \d+ obj|endobj|stream|<<|>>|[\[\]]|[\d.]+|\([^)]*\)`)
	textTokens = regexp.MustCompile(`[^\n]*\n|[\p{L}\d]+|[^\p{L}\d\s]`)

	xmlWords  = []string{"<!DOCTYPE a [<!ENTITY b \"c\">]>", "&b;", "<![CDATA[", "]]>", "<!--", "<?a", "&#0;", "&#x110000;", "<a:b>", "</w:tbl>", "<w:tbl><w:tr><w:tc>", ` w:val="-1"`, ` r:id="rId1"`, ` gridSpan="99999"`, "\x00", "\uFFFE"}
	htmlWords = []string{"<table>", "<td colspan=9999 rowspan=99999>", "</table>", "<script>", "<style>", "<svg>", "<math>", "<template>", "<select>", "<plaintext>", "<!--", "<b><i>", "&nbsp;", "&#1114112;", "<base href=x>", "<iframe src=http://127.0.0.1>", "<img src=//127.0.0.1/a>", "\x00"}
	pdfWords  = []string{"1 0 R", "99999 0 R", "/Kids", "/Parent", "/Prev 9", "/Length 1 0 R", "/Size 2147483647", "/Filter[/LZWDecode/ASCIIHexDecode/FlateDecode]", "/Type/ObjStm/N 99999/First 9", "/W[1 99 9]", "endstream", "xref\n0 99999999\n", "trailer<</Root 1 0 R>>", "startxref\n0\n", "/Count -1", "Do", "q", "BT", "ET", "[[[[", "<<<<"}
	textWords = []string{": ", "- ", "&a", "*a", "<<: *a", "|", ">-", "{", "[", "\"", "'", "!!binary", "---\n", "...\n", "\t", "# ", "<", "|1|", "：：：", "![", "](", "一、", "（一）", "共", "件", "其中", "\ufeff", "\u200b", "\U000E0001", "\xff", "\r", "-+5", "1.2万", "十"}
)

// attacks returns all attacks. Their inputs are made of sound files.
func attacks(count int) ([]attack, error) {
	var all []attack
	for _, make := range []func(int) ([]attack, error){readers, parsers, bombs, wholes} {
		some, err := make(count)
		if err != nil {
			return nil, err
		}
		all = append(all, some...)
	}
	return all, nil
}

// readers are the readers of files.
func readers(count int) ([]attack, error) {
	of := func(f *export.Format) func() ([][]byte, error) {
		return func() ([][]byte, error) { return files(f, export.Options{Data: f == export.OFD}) }
	}
	text := &mutator{textTokens, textWords}
	xml := &mutator{xmlTokens, xmlWords}
	var all []attack
	for _, k := range []struct {
		name  string
		seeds func() ([][]byte, error)
		how   *mutator
		try   func([]byte) error
	}{
		{"HTML", of(export.HTML), &mutator{xmlTokens, htmlWords}, imported("a.html", formats.WithFormat(formats.HTML))},
		{"Word", of(export.DOCX), xml, imported("a.docx", formats.WithFormat(formats.DOCX))},
		{"Excel", of(export.XLSX), xml, imported("a.xlsx", formats.WithFormat(formats.XLSX))},
		{"text", textFiles, text, imported("a.txt", formats.WithFormat(formats.Text))},
		{"PDF", pdfFiles, &mutator{pdfTokens, pdfWords}, imported("a.pdf", formats.WithFormat(formats.PDF))},
		{"OFD", of(export.OFD), xml, imported("a.ofd", formats.WithFormat(formats.OFD))},
		{"YAML", of(export.YAML), text, imported("a.yaml")},
		{"JSON", of(export.JSON), text, imported("a.json")},
		{"pictures", pictureFiles, new(mutator), picture},
		{"fonts", fontFiles, new(mutator), font},
		{"decisions of reviewers", workbooks, xml, decisions},
	} {
		seeds, err := k.seeds()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", k.name, err)
		}
		all = append(all, attack{name: k.name, count: count, make: mutations(seeds, k.how), try: k.try})
	}
	return all, nil
}

// mutations returns what makes inputs of sound files. Of archives, mostly the parts are changed.
func mutations(seeds [][]byte, how *mutator) func(*rand.Rand, int) []byte {
	archives := make([]archive, len(seeds))
	for i, data := range seeds {
		archives[i], _ = unpack(data) // nil for what is none
	}
	return func(r *rand.Rand, i int) []byte {
		i %= len(seeds)
		if archives[i] != nil && r.IntN(10) > 0 {
			return archives[i].mutate(r, how)
		}
		return how.mutate(r, seeds[i], pick(r, seeds))
	}
}

// imported reads a file as the program does, and looks at what comes of it.
func imported(name string, how ...formats.Option) func([]byte) error {
	return func(data []byte) error {
		got, err := formats.Import(name, bytes.NewReader(data), how...)
		var why model.Findings
		switch {
		case err != nil && !errors.As(err, &why):
			return fmt.Errorf("an error without a finding: %w", err)
		case err != nil && len(why) == 0:
			return errors.New("an error that says nothing")
		case err != nil:
			return sayable(why)
		case got == nil || got.Report == nil:
			return errors.New("neither a report nor an error")
		}
		return sayable(got.Findings)
	}
}

// sayable says that findings can be shown to people.
func sayable(found model.Findings) error {
	for _, f := range found {
		if f.Message == "" || !utf8.ValidString(f.Message+f.Hint) {
			return fmt.Errorf("a finding %s that cannot be shown: %q", f.ID, f.Message+f.Hint)
		}
	}
	return nil
}

func picture(data []byte) error {
	p, err := layout.ReadPicture(data)
	if err == nil && (p.Width < 1 || p.Height < 1 || p.Width > layout.MaxPixels/p.Height) {
		return fmt.Errorf("a picture of %d×%d pixels", p.Width, p.Height)
	}
	return nil
}

// font does with a font what a render does.
func font(data []byte) error {
	_, _ = sfnt.Headers(bytes.NewReader(data), int64(len(data)))
	if _, err := fonts.Open(data, ""); err != nil {
		return nil
	}
	f, err := sfnt.Parse(data, 0)
	if err != nil {
		return nil // a face of a collection that is not the first
	}
	ids := []uint16{0}
	for _, r := range "年报，。Ai1" {
		if id, ok := f.GlyphID(r); ok {
			ids = append(ids, id)
			f.Bounds(id)
		}
	}
	if s, err := f.Subset(ids); err == nil && s.NumGlyphs < 1 {
		return errors.New("a subset without glyphs")
	}
	_, _ = f.OpenType([]sfnt.Mapped{{Code: 'A', ID: ids[len(ids)-1]}}, "A")
	return nil
}

// decisions reads an earlier workbook of findings, as a review does that goes on with it.
func decisions(data []byte) error {
	for _, sheet := range review.DecisionSheets() {
		rows, err := xlsx.ReadRows(data, sheet, review.DecisionColumns()...)
		var why model.Findings
		if err != nil && (!errors.As(err, &why) || len(why) == 0) {
			return fmt.Errorf("an error without a finding: %w", err)
		}
		if err := sayable(why); err != nil {
			return err
		}
		list, _ := review.Decisions(rows)
		for _, d := range list {
			if d.Decision+d.Reviewer+d.Remark == "" {
				return errors.New("a decision that decides nothing")
			}
		}
	}
	return nil
}

// patient are limits at which a service never answers that it has no time, as it may on a slow machine.
var patient = service.Limits{
	Workers: 1024, Queue: 1 << 20, Clients: 1 << 20, MemoryBytes: 1 << 40,
	ReadTime: mostWhole, WaitTime: mostWhole, WorkTime: mostWhole, WriteTime: mostWhole,
}

const form = "multipart/form-data; boundary=b"

// parsers are what reads texts that are no files.
func parsers(count int) ([]attack, error) {
	s, err := service.New(service.Config{Limits: patient})
	if err != nil {
		return nil, err
	}
	part := func(header, text string) string {
		return "--b\r\nContent-Disposition: form-data; " + header + "\r\n\r\n" + text + "\r\n"
	}
	bodies := [][]byte{
		[]byte(part(`name="report"; filename="a.yaml"`, "organ: 甲局\nyear: 2023") + "--b--\r\n"),
		[]byte(part(`name="report"; filename*=UTF-8''%E7%94%B2.txt`, "甲局2023年") + part(`name="picture"; filename="a.png"`, "\x89PNG") + "--b--\r\n"),
	}
	queries := [][]byte{
		[]byte("format=docx&word-fonts=gbk&word-grid=lines&draft&contents&landscape=1"), []byte("format=ofd&ofd-links&attach"),
		[]byte("format=svg&page=1"), []byte("format=json&keys=zh&standard=2a&attach=true"), []byte("year=2023&organ=%E7%94%B2&name=%00"),
	}
	lists := [][]byte{[]byte("甲局\n乙局，丙局 = 丁局\n# 无\n（丙）局\n"), []byte("序号,名称\n1,\"甲\"\"局\"\n2,乙局\n")}
	prose := [][]byte{[]byte("收到申请1.2万件，同比增长3%，其中予以公开12件、部分公开二十件；上年结转3件。"), []byte("共公开信息70条，比上年减少十余条，分别为1、2和3件（含5件）。")}
	text := &mutator{textTokens, textWords}
	query := &mutator{regexp.MustCompile(`[\w-]+|[=&%;]`), []string{"format", "page", "-1", "99999999999999999999", "%zz", "%00", "%ff", ";", "&&", "standard", "keys", "true", "draft"}}
	return []attack{
		{name: "requests: multipart bodies", count: count, make: mutations(bodies, &mutator{regexp.MustCompile(`--b(--)?\r\n|\w+="?|\r\n`), []string{"--b\r\n", "--b--", "\r\n\r\n", "Content-Type: multipart/mixed; boundary=c\r\n", "filename*=UTF-8''%ff", "\x00", "name=\"", "../"}}), try: func(data []byte) error { return asked(s, "/api/v1/check", form, data) }},
		{name: "requests: JSON bodies", count: count, make: mutations([][]byte{[]byte(`{"organ":"甲局","year":2023,"overview":"正文","applications":{"received":[1,2,3,4,5,6]}}`)}, text), try: func(data []byte) error { return asked(s, "/api/v1/check", "application/json", data) }},
		{name: "requests: parameters", count: count, make: mutations(queries, query), try: func(data []byte) error { return asked(s, "/api/v1/render?"+string(data), "application/yaml", nil) }},
		{name: "members' lists", count: count, make: mutations(lists, text), try: func(data []byte) error { organs.NameList(organs.ParseList(string(data))); return nil }},
		{name: "claims of prose", count: count, make: mutations(prose, text), try: func(data []byte) error { claims.Read(string(data), claims.Options{}); return nil }},
	}, nil
}

// asked sends a request to the service without a network.
func asked(s http.Handler, target, contentType string, body []byte) error {
	r := httptest.NewRequest("POST", "http://localhost/", bytes.NewReader(body))
	r.URL.Path, r.URL.RawQuery, _ = strings.Cut(target, "?")
	r.Header.Set("Content-Type", contentType)
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	if w.Code >= 500 {
		return fmt.Errorf("status %d: %s", w.Code, w.Body)
	}
	if !utf8.Valid(w.Body.Bytes()) {
		return fmt.Errorf("an answer that is not UTF-8: %q", w.Body)
	}
	return nil
}
