package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/nianbao/nianbao/export"
	"github.com/nianbao/nianbao/internal/golden"
)

// calls are the functions of the table, by the name that it has for each.
var calls = map[string]func(args []string) string{
	"parseName": func(a []string) string {
		t, err := parseName(a[0])
		return told(string(t), err)
	},
	"name": func(a []string) string { // template, organ, year, file
		t, err := parseName(a[0])
		if err != nil {
			return err.Error()
		}
		year, _ := strconv.Atoi(a[2])
		name, changed := t.name(topic{organ: a[1], year: year}, a[3])
		return fmt.Sprintf("%q %v", name, changed)
	},
	"safeName":      func(a []string) string { return fmt.Sprintf("%q", safeName(a[0])) },
	"extensionOf":   func(a []string) string { return fmt.Sprintf("%q", extensionOf(a[0])) },
	"stem":          func(a []string) string { return fmt.Sprintf("%q", stem(a[0])) },
	"escapedName":   func(a []string) string { return escapedName(a[0]) },
	"unescapedName": func(a []string) string { return fmt.Sprintf("%q", unescapedName(a[0])) },
	"listedName":    func(a []string) string { return listedName(a[0]) },
	"shown":         func(a []string) string { return shown(a[0]) },
	"readable":      func(a []string) string { return fmt.Sprintf("%q", readable(a[0])) },
	"naturally":     func(a []string) string { return fmt.Sprint(naturally(a[0], a[1]), naturally(a[1], a[0])) },
	"isBelow":       func(a []string) string { return fmt.Sprint(isBelow(a[0], a[1])) },
	"isReportName":  func(a []string) string { return fmt.Sprint(isReportName(a[0])) },
	"isLitter":      func(a []string) string { return fmt.Sprint(isLitter(a[0])) },
	"isReport": func(a []string) string {
		return fmt.Sprint((&session{}).isReport(a[0]), (&session{patterns: true}).isReport(a[0]))
	},
	"isPattern": func(a []string) string { return fmt.Sprint(isPattern(a[0])) },
	"anyText":   func(a []string) string { return fmt.Sprintf("%q", anyText([]byte(a[0]))) },
	"organTold": func(a []string) string { // what a file holds
		if err := os.WriteFile("told.txt", []byte(a[0]), 0o644); err != nil {
			return err.Error()
		}
		organ, text := organTold("told.txt")
		return fmt.Sprintf("%q %q", organ, text)
	},
	"temporaryName": func(a []string) string { return fmt.Sprint(temporaryName.MatchString(a[0])) },
	"checkExtension": func(a []string) string { // name, flag, formats
		return told("taken", checkExtension(a[0], a[1], formatsOfIDs(a[2])))
	},
	"formatOf": func(a []string) string { // --format and -o, ~ for none
		f, err := formatOf(unless(a[0]), unless(a[1]))
		if err != nil {
			return err.Error()
		}
		return f.ID
	},
	"spacedNames":     func(a []string) string { return fmt.Sprintf("%q", spacedNames(formatsOfIDs(a[0]))) },
	"checkBatchNames": func(a []string) string { return told("taken", checkBatchNames(a[0], a[1])) },
	"batchFormats": func(a []string) string {
		formats, err := (&batchCommand{Formats: unless(a[0])}).formats()
		return told(formatNames(formats), err)
	},
	"jobs": func(a []string) string {
		n, err := (&batchCommand{Jobs: unless(a[0])}).jobs()
		return told(fmt.Sprint(n), err)
	},
	"places": func(a []string) string { // -o, --manifest, --index, input
		p, err := (&batchCommand{Out: unless(a[0]), Manifest: unless(a[1]), Index: unless(a[2]), Inputs: a[3:]}).places()
		if err != nil {
			return err.Error()
		}
		return filepath.ToSlash(fmt.Sprintf("%q %q %q", p.folder, p.manifest, p.index))
	},
	"doubtOf":    func(a []string) string { return doubtOf(a[0] == "known", a[1] == "changed", a[2] == "unsure") },
	"firstFew":   func(a []string) string { return firstFew(a) },
	"besideName": func(a []string) string { return besideName(a[0], export.ByID(a[1])) },
	"listedOutput": func(a []string) string {
		return listedOutput(a[0])
	},
	"folderInstead": func(a []string) string { return told("passed", folderInstead(a)) },
	"parseRole": func(a []string) string {
		use, value, err := parseRole(a[0], a[1])
		if err != nil {
			return err.Error()
		}
		return fmt.Sprintf("%s %q", use.names[0], value)
	},
	"clock": func(a []string) string {
		d, _ := time.ParseDuration(a[0])
		return clock(d)
	},
}

// unless is an option that was given, nil for ~.
func unless(text string) *string {
	if text == "~" {
		return nil
	}
	return &text
}

func formatsOfIDs(list string) (all []*export.Format) {
	for id := range strings.FieldsSeq(list) {
		all = append(all, export.ByID(id))
	}
	return all
}

func told(text string, err error) string {
	if err != nil {
		return err.Error()
	}
	return text
}

// The table has a call a line: a function and what it is given, parted by tabs and quoted as in Go where they
// hold anything but plain text, and behind => what came of it. To add one, write the line and run with -update. The
// folder in which they run has the file there.yaml, the folder folder and the page index.html.
func TestTheCallsOfTheTable(t *testing.T) {
	file, err := filepath.Abs(filepath.Join("testdata", "calls.txt"))
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	writeText(t, "there.yaml", "organ: 甲\n")
	writeText(t, "page.html", "<p>甲")
	if err := os.Mkdir("folder", 0o755); err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for line := range strings.Lines(string(data)) {
		call, _, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t=> ")
		b.WriteString(call)
		name, rest, _ := strings.Cut(call, "\t")
		if f := calls[name]; f != nil {
			args := strings.Split(rest, "\t")
			for i, arg := range args {
				if text, err := strconv.Unquote(arg); err == nil {
					args[i] = text
				}
			}
			b.WriteString("\t=> " + strings.ReplaceAll(strings.ReplaceAll(f(args), "\n"+seeHelp, " …"), "\n", " / "))
		} else if line != "\n" && !strings.HasPrefix(line, "#") {
			t.Errorf("there is no call %s", name)
		}
		b.WriteByte('\n')
	}
	golden.Compare(t, file, []byte(b.String()))
}
