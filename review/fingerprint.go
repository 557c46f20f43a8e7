package review

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"regexp"
	"strings"

	"github.com/nianbao/nianbao/organs"
)

// Fingerprints gives each finding of a list a text that names it: the same in the next review as long as
// the organ, the year, the rule, the path and the message are the same, in whatever file and line it
// stands. Where an organ is not known or has several files, the file's name counts, too. What is found
// several times is told apart by its number among its like.
func Fingerprints(all []Found) []string {
	seen := map[string]int{}
	out := make([]string, len(all))
	for i := range all {
		what := all[i].what()
		seen[what]++
		sum := sha256.Sum256([]byte(fmt.Sprintf("%s\x00%d", what, seen[what])))
		out[i] = hex.EncodeToString(sum[:8])
	}
	return out
}

// lines are places in messages, which move when something is added above them.
var lines = regexp.MustCompile(`第\d+行(第\d+列)?`)

// folders are those before the names of files in messages.
var folders = regexp.MustCompile(`[^、：；，\s“”（）]*[/\\]`)

// what says what was found and not where.
func (f *Found) what() string {
	whose := organs.Folded(f.Organ)
	if whose == "" || f.OneOfMany { // a file that tells no organ, or one beside others of its organ
		whose += "\x00" + baseName(f.File)
	}
	path := f.Finding.Path
	if strings.HasPrefix(f.Finding.ID, "READ-") || strings.HasPrefix(f.Finding.ID, "MEMBER-") {
		path = ""
	}
	message := lines.ReplaceAllString(folders.ReplaceAllString(f.Finding.Message, ""), "")
	return strings.Join([]string{whose, fmt.Sprint(f.Year), f.Finding.ID, path, message}, "\x00")
}
