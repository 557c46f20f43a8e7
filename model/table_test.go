package model

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/golden"
)

// The file has a report a line, by what it has that an empty one has not, set off by |: path=value, and
// "blank.path=" for what stands in a blank cell, "all.path=" for all cells below a field but those filled
// before, "at.path" for what its file gives, "note.id=path", "stray=path", year, edition, forms and a date.
// Behind tabs stands all that the checks of package model find. To add one, write the line and run with
// -update.
func TestTheChecksOfTheTable(t *testing.T) {
	file := filepath.Join("testdata", "checks.txt")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for line := range strings.Lines(string(data)) {
		changes, _, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		b.WriteString(changes)
		r := changed(changes)
		found := append(r.CheckBlank(), r.CheckEdition()...)
		found = append(append(found, r.CheckNegative()...), r.CheckDates()...)
		for _, f := range found {
			fmt.Fprintf(&b, "\t%s [%s→%s] %v", f.Error(), f.Found, f.Expected, f.Expected.IsNumber())
		}
		b.WriteByte('\n')
	}
	golden.Compare(t, file, []byte(b.String()))
}

func changed(changes string) *Report {
	r := &Report{Organ: "甲局", Year: 2023}
	s := &Source{Places: map[string]Place{}, Blanks: map[string]string{}}
	for change := range strings.SplitSeq(changes, "|") {
		path, value, _ := strings.Cut(change, "=")
		where, rest, _ := strings.Cut(path, ".")
		switch where {
		case "year":
			_, _ = fmt.Sscan(value, &r.Year)
		case "edition":
			r.Edition = value
		case "forms":
			r.Forms.Disclosure, r.Forms.Applications, _ = strings.Cut(value, ",")
		case "date":
			_, _ = fmt.Sscanf(value, "%d-%d-%d", &r.Signature.Date.Year, &r.Signature.Date.Month, &r.Signature.Date.Day)
		case "source": // a file that tells nothing
		case "blank":
			s.Blanks[rest] = value
		case "all":
			for _, p := range r.Schema().Figures {
				if (rest == "" || strings.HasPrefix(p, rest)) && isZero(r, p) {
					s.Blanks[p] = value
				}
			}
		case "at":
			s.Places[rest] = Place{Line: len(s.Places) + 1, Column: 1}
		case "note":
			s.Notes = append(s.Notes, Finding{ID: rest, Path: value})
		case "stray":
			s.Strays = append(s.Strays, value)
		default:
			for _, m := range append([]*Schema{r.Schema()}, Schemas()...) {
				if f := m.ByPath[path]; f != nil && f.IsFigure() {
					_ = f.Set(r, value)
					break
				}
			}
		}
	}
	if strings.ContainsAny(changes, "|") || changes != "" {
		r.SetSource(s)
	}
	return r
}

// The file lists every field of every edition with its kind and names, the figures of it that the editions
// before have in the same way, and how a file may call it.
func TestTheFieldsOfTheTable(t *testing.T) {
	var b strings.Builder
	for _, m := range Schemas() {
		fmt.Fprintf(&b, "edition %s, %d figures, %d foreign\n", m.Edition.ID, len(m.Figures), len(m.Foreign))
		var walk func(f *Field)
		walk = func(f *Field) {
			same := ""
			for _, other := range Schemas() {
				if other != m && f.SameAs(other.ByPath[f.Path]) {
					same += " =" + other.Edition.ID
				}
			}
			fmt.Fprintf(&b, "  %s %s kind %d %s %q %s%s", f.Path, f.Key, f.Kind, f.Name, f.Also, f.ChineseKey(), same)
			if f.IsFigure() {
				fmt.Fprintf(&b, " %s %s signed %v", f.Label(), f.FullName(), f.Signed)
			}
			fmt.Fprintf(&b, " partial %v row %v figures %v by name %d\n", f.Partial, f.IsRow(), f.HasFigures(), len(m.ByName(f.Name)))
			for _, c := range f.Children {
				if f.Named(c.Name) != c || f.Named(c.ChineseKey()) != c || f.Named(c.Key) != c || !IsName(c.Name) {
					fmt.Fprintf(&b, "  %s is not found by its names\n", c.Path)
				}
				walk(c)
			}
		}
		walk(m.Root)
		for _, f := range m.Foreign {
			fmt.Fprintf(&b, "  foreign %s %s\n", f.Edition.ID, f.Path)
		}
	}
	golden.Compare(t, filepath.Join("testdata", "fields.txt"), []byte(b.String()))
}
