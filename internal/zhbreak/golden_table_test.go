package zhbreak

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/golden"
)

// goldenKinds are characters of every kind that a rule tells apart.
var goldenKinds = []rune("国年第共一三十万A5５，。：）〕】”’（《〔“‘—…～·/-.@'(),:%％￥→①\u0301 \u00a0　〇あ한")

// The file has, for each two kinds of characters, how well a line may end around them, in the notation of the
// tests; those with the same first character are on a line.
func TestEveryTwoKindsOfCharacters(t *testing.T) {
	var b strings.Builder
	var breaker Breaker
	for _, first := range goldenKinds {
		for _, second := range goldenKinds {
			text := []rune{'国', first, second, '国'}
			b.WriteString(strings.Trim(marked(text, breaker.Classes(text)), "国") + "\t")
		}
		b.WriteByte('\n')
	}
	golden.Compare(t, filepath.Join("testdata", "pairs.txt"), []byte(b.String()))
}

// The file has texts, each with its classes in the notation of the tests. To add one, write it as it is and run
// with -update.
func TestTheTextsOfTheTable(t *testing.T) {
	file := filepath.Join("testdata", "texts.txt")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	var breaker Breaker
	for line := range strings.Lines(string(data)) {
		text, _, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		runes := []rune(text)
		b.WriteString(text + "\t" + marked(runes, breaker.Classes(runes)) + "\n")
	}
	golden.Compare(t, file, []byte(b.String()))
}
