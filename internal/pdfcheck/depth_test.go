package pdfcheck

import (
	"strings"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// Objects may lie in one another so deep, and no deeper; what follows them ends there.
func TestDepthIsBounded(t *testing.T) {
	arrays := func(n int) (o types.Object) {
		o = types.Integer(1)
		for range n {
			o = types.Array{o}
		}
		return o
	}
	kids := func(n int) types.Object {
		d := types.Dict{}
		for range n {
			d = types.Dict{"Kids": types.Array{d}}
		}
		return d
	}
	for name, c := range map[string]struct {
		find func(c *checker, n int)
		want string
	}{
		"arrays":       {func(c *checker, n int) { c.scanObject("x", arrays(n), 0) }, "x is nested too deep"},
		"dictionaries": {func(c *checker, n int) { c.scanObject("x", kids(n/2), n%2) }, "x is nested too deep"},
		"names":        {func(c *checker, n int) { c.nameTree(kids(n), 0) }, "the IDTree is too deep"},
		"numbers":      {func(c *checker, n int) { c.numberTree(kids(n), map[int]types.Object{}, 0) }, "the parent tree is too deep"},
	} {
		for n, want := range map[int]string{maxDepth: "", maxDepth + 1: c.want} {
			one := &checker{x: &model.XRefTable{}}
			c.find(one, n)
			if got := strings.Join(one.findings, "\n"); got != want {
				t.Errorf("%s, %d deep: %q, want %q", name, n, got, want)
			}
		}
	}
	if maxDepth != 100 || maxOperandDepth != 32 {
		t.Error("the depths are others")
	}
	for n, ok := range map[int]bool{32: true, 33: false} {
		if _, err := scan(strings.Repeat("[", n) + strings.Repeat("]", n)); (err == nil) != ok {
			t.Errorf("%d arrays in one another: %v", n, err)
		}
	}
}
