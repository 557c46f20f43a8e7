package pages

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/golden"
)

// The file has texts a line, with \t and \n for tabs and ends of lines, and behind a bar what each is taken for.
// To add one, write the line and run with -update.
func TestTheWordsOfTheTable(t *testing.T) {
	file := filepath.Join("testdata", "words.txt")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for line := range strings.Lines(string(data)) {
		given, _, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "|")
		text := strings.NewReplacer(`\t`, "\t", `\n`, "\n").Replace(given)
		is := []string{given}
		for _, x := range []struct {
			what string
			on   bool
		}{
			{"page number", pageNumber.MatchString(text)}, {"continued", continued.MatchString(text)},
			{"footnote", footnote.MatchString(text)}, {"number", cellNumber.MatchString(text)},
			{"attachment", attachmentLabel.MatchString(text)}, {"day", day.MatchString(text)},
			{"row of figures", isRowOfFigures(text)}, {"bold", IsBold(text)}, {"word", word(text)},
			{"chinese", chinese(text)}, {"blank", blank(text)},
		} {
			if x.on {
				is = append(is, x.what)
			}
		}
		if number, rest, _ := listMark(text, nil); number != "" || rest != text {
			is = append(is, fmt.Sprintf("mark %q and %q", number, rest))
		}
		is = append(is, fmt.Sprintf("%d digits %q %q", digitsOf(text), folded(text), unspaced(text)))
		fmt.Fprintln(&b, strings.Join(is, "|"))
	}
	golden.Compare(t, file, []byte(b.String()))
}
