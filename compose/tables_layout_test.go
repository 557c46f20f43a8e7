package compose

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/layoutcheck"
	"github.com/nianbao/nianbao/layout"
	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/tables"
)

// withFigures is a report without prose of an edition, with a number in all figures of the
// tables, or in one column of tables three and four only.
func withFigures(m *model.Schema, value int64, column int) *model.Report {
	r := &model.Report{Organ: "清河县水利局", Year: m.Edition.FirstYear}
	for _, path := range m.Figures {
		f := m.ByPath[path]
		if f.Kind == model.CountKind && (column < 0 || strings.HasSuffix(path, "["+strconv.Itoa(column)+"]")) {
			f.Value(r).Set(reflect.ValueOf(value))
		}
	}
	return r
}

// eights is a number of so many.
func eights(n int) int64 {
	value, _ := strconv.ParseInt(strings.Repeat("8", n), 10, 64)
	return value
}

// Every width that a column can have comes about, upright and turned.
func TestNoWordOfALabelIsParted(t *testing.T) {
	style := layout.GBT9704()
	for _, m := range model.Schemas() {
		for n := 1; n <= 8; n++ {
			for column := -1; column < len(tables.ApplicantColumns); column++ {
				for _, opts := range [][]func(*Options){nil, {landscape}} {
					d, err := layOut(withFigures(m, eights(n), column), opts...)
					if err != nil {
						t.Fatalf("%d digits in column %d: %v", n, column, err)
					}
					for _, f := range slices.Concat(layoutcheck.Check(d, style), layoutcheck.Labels(d, style, labelWords)) {
						t.Errorf("edition %s, %d digits in column %d, %d options: %s", m.Edition.ID, n, column, len(opts), f)
					}
				}
			}
		}
	}
}

// Every label is made of words but for its number, its marks and what joins them.
func TestTheLabelsOfAllTablesAreMadeOfWords(t *testing.T) {
	for label, words := range labelPhrases() {
		rest := []byte(label)
		for _, word := range words {
			for i := range label {
				if strings.HasPrefix(label[i:], word) {
					copy(rest[i:], strings.Repeat(" ", len(word)))
				}
			}
		}
		left := strings.Trim(string(rest), " 0123456789.（）、：，“”一二三四五六七八九第条十项")
		if left != "" && left != "其" {
			t.Errorf("%s: %s is in no word", label, left)
		}
	}
	for i, word := range labelWords {
		if slices.Contains(labelWords[:i], word) {
			t.Errorf("%s is given twice", word)
		}
	}
}
