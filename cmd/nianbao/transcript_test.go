package main

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/nianbao/nianbao/internal/golden"
	"github.com/nianbao/nianbao/internal/officefonts"
)

// Each file in testdata/transcripts is what somebody types and all that the program says to it. A line with "$ " is a
// command line. Below it stand, written anew with -update, the lines of standard output behind "> ", those of standard
// error behind "! ", and the exit code behind "= ". A line with "% " prepares a file, see [transcript.prepare];
// "# " begins a comment. Every transcript finds a sound report as good.yaml.
func TestTranscripts(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("where names of files and quotation marks are others")
	}
	files, err := filepath.Glob(filepath.Join("testdata", "transcripts", "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatal(err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			file, err := filepath.Abs(file)
			if err != nil {
				t.Fatal(err)
			}
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			sound, err := os.ReadFile(filepath.Join("testdata", "report.yaml"))
			if err != nil {
				t.Fatal(err)
			}
			t.Chdir(t.TempDir())
			writeText(t, "good.yaml", string(sound))
			s := &transcript{t: t}
			for line := range strings.Lines(string(data)) {
				s.line(strings.TrimSuffix(line, "\n"))
			}
			golden.Compare(t, file, s.out.Bytes())
		})
	}
}

// transcript is a transcript on its way to be written anew.
type transcript struct {
	t     *testing.T
	out   bytes.Buffer
	stdin string
	width int // of the terminal, 0 when there is none
}

func (s *transcript) line(line string) {
	kind, rest := line, ""
	if len(line) > 2 {
		kind, rest = line[:2], line[2:]
	}
	switch kind {
	case "> ", "! ", "= ", ">", "!":
		return
	}
	s.out.WriteString(line + "\n")
	switch kind {
	case "$ ":
		s.command(s.words(rest))
	case "% ":
		s.prepare(s.words(rest))
	}
}

// words splits a line at spaces; what stands in single quotes is one word, in which \n is the end of a line.
func (s *transcript) words(line string) []string {
	var words []string
	for line = strings.TrimSpace(line); line != ""; line = strings.TrimSpace(line) {
		if quoted, ok := strings.CutPrefix(line, "'"); ok {
			word, rest, ok := strings.Cut(quoted, "'")
			if !ok {
				s.t.Fatalf("a quotation has no end: %s", line)
			}
			words, line = append(words, strings.NewReplacer(`\n`, "\n", `\t`, "\t").Replace(word)), rest
			continue
		}
		word, rest, _ := strings.Cut(line, " ")
		words, line = append(words, word), rest
	}
	return words
}

// command runs the program as [run] does, with a terminal of a known width, and no fonts of offices.
func (s *transcript) command(args []string) {
	var stdout, stderr bytes.Buffer
	p := &session{
		stdin: strings.NewReader(s.stdin), stdout: bufio.NewWriter(&stdout), stderr: &stderr, width: s.width,
		folders: func() []officefonts.Folder { return nil },
	}
	swept.Clear()
	code := p.code(protect(func() error { return p.command(args[1:]) }))
	if err := p.stdout.Flush(); err != nil {
		s.t.Fatal(err)
	}
	s.stdin = ""
	s.show("> ", stdout.String())
	s.show("! ", stderr.String())
	fmt.Fprintf(&s.out, "= %d\n", code)
}

func (s *transcript) show(lead, text string) {
	for line := range strings.Lines(text) {
		s.out.WriteString(strings.TrimRight(lead+line, " \n") + "\n")
	}
}

// prepare carries out one of these lines:
//
//	% edit FROM TO OLD NEW [OLD NEW]…  a copy in which the only OLD is NEW
//	% many N FROM TO OLD NEW [OLD NEW]…  as many copies, where # is 甲, 乙, 丙 and so on, @ is 1, 2, 3
//	% copy FROM TO
//	% without FROM TO WORD             a copy without the lines with a word
//	% text FILE TEXT
//	% folder NAME
//	% remove NAME
//	% link NAME TO                     a symbolic link
//	% stdin FILE                       for the next command
//	% width N                          of the terminal of the next commands; 0 for none
//	% cat FILE                         shows a text
//	% csv FILE                         shows a table
//	% book FILE                        shows a workbook
//	% list FOLDER                      shows the names of files
func (s *transcript) prepare(words []string) {
	s.t.Helper()
	args := words[1:]
	switch words[0] {
	case "edit":
		text := s.read(args[0])
		for i := 2; i < len(args); i += 2 {
			if strings.Count(text, args[i]) != 1 {
				s.t.Fatalf("%q is not once in %s", args[i], args[0])
			}
			text = strings.Replace(text, args[i], args[i+1], 1)
		}
		writeText(s.t, args[1], text)
	case "many":
		n, err := strconv.Atoi(args[0])
		s.must(err)
		for i, name := range []rune("甲乙丙丁戊己庚辛壬癸子丑寅卯辰")[:n] {
			numbered := strings.NewReplacer("#", string(name), "@", strconv.Itoa(i+1))
			one := []string{"edit"}
			for _, a := range args[1:] {
				one = append(one, numbered.Replace(a))
			}
			s.prepare(one)
		}
	case "copy":
		writeText(s.t, args[1], s.read(args[0]))
	case "without":
		var kept strings.Builder
		for line := range strings.Lines(s.read(args[0])) {
			if !strings.Contains(line, args[2]) {
				kept.WriteString(line)
			}
		}
		writeText(s.t, args[1], kept.String())
	case "text":
		writeText(s.t, args[0], args[1])
	case "folder":
		s.must(os.MkdirAll(args[0], 0o755))
	case "link":
		s.must(os.Symlink(args[1], args[0]))
	case "remove":
		s.must(os.RemoveAll(args[0]))
	case "stdin":
		s.stdin = s.read(args[0])
	case "width":
		n, err := strconv.Atoi(args[0])
		s.must(err)
		s.width = n
	case "cat":
		s.show("> ", s.read(args[0]))
	case "csv":
		rows, err := csv.NewReader(strings.NewReader(s.read(args[0]))).ReadAll()
		s.must(err)
		s.table(rows)
	case "list":
		entries, err := os.ReadDir(args[0])
		s.must(err)
		for _, e := range entries {
			s.show("> ", e.Name()+"\n")
		}
	case "book":
		s.book(args[0])
	default:
		s.t.Fatalf("what is %q?", words[0])
	}
}

func (s *transcript) read(name string) string {
	s.t.Helper()
	data, err := os.ReadFile(name)
	s.must(err)
	return string(data)
}

func (s *transcript) must(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

// book shows the sheets of a workbook: which part stays in view, how wide columns are, and the rows, without those of 0
// alone. Before a cell stands "~" when it has a colour, and behind it where it leads.
func (s *transcript) book(name string) {
	book, err := excelize.OpenFile(name)
	s.must(err)
	defer book.Close()
	properties, err := book.GetDocProps()
	s.must(err)
	fmt.Fprintf(&s.out, "> %s\n", properties.Title)
	for _, sheet := range book.GetSheetList() {
		rows, err := book.GetRows(sheet)
		s.must(err)
		panes, err := book.GetPanes(sheet)
		s.must(err)
		fmt.Fprintf(&s.out, "> [%s] %d columns and %d rows stay; widths", sheet, panes.XSplit, panes.YSplit)
		for i := range min(len(rows[len(rows)-1]), 20) {
			width, err := book.GetColWidth(sheet, s.column(i))
			s.must(err)
			fmt.Fprintf(&s.out, " %g", width)
		}
		s.out.WriteByte('\n')
		for y, row := range rows {
			for x, text := range row {
				row[x] = s.cell(book, sheet, fmt.Sprint(s.column(x), y+1), text)
			}
		}
		s.table(rows)
	}
}

func (s *transcript) column(i int) string {
	name, err := excelize.ColumnNumberToName(i + 1)
	s.must(err)
	return name
}

func (s *transcript) cell(book *excelize.File, sheet, at, text string) string {
	id, err := book.GetCellStyle(sheet, at)
	s.must(err)
	style, err := book.GetStyle(id)
	s.must(err)
	text = strings.ReplaceAll(text, "\n", `\n`)
	if len(style.Fill.Color) > 0 {
		text = "~" + text
	}
	if leads, where, err := book.GetCellHyperLink(sheet, at); err == nil && leads {
		text += " → " + where
	}
	return text
}

// table shows rows, without those that have nothing but a name and 0, and of very long ones without the columns that have
// nothing but 0.
func (s *transcript) table(rows [][]string) {
	zero := func(text string) bool { return text == "" || text == "0" }
	used := map[int]bool{0: true}
	for _, row := range rows[1:] {
		for x, text := range row {
			used[x] = used[x] || !zero(text) || len(row) < 30
		}
	}
	empty := 0
	for _, row := range rows {
		if len(row) > 1 && !slices.ContainsFunc(row[1:], func(text string) bool { return !zero(text) }) {
			empty++
			continue
		}
		var cells []string
		for x, text := range row {
			if used[x] {
				cells = append(cells, text)
			}
		}
		s.show("> ", strings.Join(cells, " | ")+"\n")
	}
	if empty > 0 {
		fmt.Fprintf(&s.out, "> and %d rows of 0\n", empty)
	}
}
