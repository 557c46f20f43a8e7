package pdfcheck

import (
	"bytes"
	"errors"
	"fmt"
	"sync"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// Check is CheckAs for PDF/A-2a and PDF/UA-1.
func Check(data []byte) ([]string, error) { return CheckAs(data, A2a) }

// CheckAs returns everything that is wrong with a PDF file that should meet a standard, from its page
// tree by way of its catalogue, objects, pages, fonts and structure to its tables; nothing when it is
// sound. The error says that the file cannot be read at all.
func CheckAs(data []byte, s Standard) ([]string, error) {
	c, err := read(data)
	if err != nil {
		return nil, err
	}
	c.standard = s
	c.checkForm(data)
	c.catalogue()
	c.checkAttached()
	c.checkNamespaces()
	c.checkOutline()
	c.objects()
	c.checkPages()
	c.checkFonts()
	c.checkTree()
	c.checkMarks()
	c.checkParentTree()
	c.checkIdentifiers()
	c.checkTables()
	return c.findings, nil
}

// checker is a file being checked.
type checker struct {
	x        *model.XRefTable
	standard Standard
	catalog  types.Dict
	findings []string

	pages    []*page
	pageOf   map[int]int // object number of a page → its index
	fonts    []*font     // in the order of their first use
	fontOf   map[int]*font
	root     *element   // of the structure tree
	elements []*element // in the order of the tree
	elemOf   map[int]*element
	ids      map[string]*element // as the IDTree has them
}

func (c *checker) find(format string, args ...any) {
	c.findings = append(c.findings, fmt.Sprintf(format, args...))
}

// configure keeps the reader from making a folder for its settings.
var configure = sync.OnceFunc(api.DisableConfigDir)

// read opens a file and reads its pages, fonts and structure tree.
func read(data []byte) (*checker, error) {
	configure()
	conf := model.NewDefaultConfiguration()
	conf.Offline = true
	ctx, err := api.ReadContext(bytes.NewReader(data), conf)
	if err != nil {
		return nil, fmt.Errorf("pdfcheck: %w", err)
	}
	c := &checker{
		x: ctx.XRefTable, pageOf: map[int]int{}, fontOf: map[int]*font{},
		elemOf: map[int]*element{}, ids: map[string]*element{},
	}
	if c.catalog, err = c.x.Catalog(); err != nil {
		return nil, fmt.Errorf("pdfcheck: %w", err)
	}
	if c.catalog == nil {
		return nil, errors.New("pdfcheck: the file has no catalogue")
	}
	c.readPages()
	c.readTree()
	return c, nil
}
