package pdfcheck

import (
	"fmt"
	"maps"
	"math"
	"slices"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// otherActions are the types of action (ISO 32000-1, table 198) but URI.
var otherActions = map[string]bool{
	"GoTo": true, "GoToR": true, "GoToE": true, "Launch": true, "Thread": true, "Sound": true, "Movie": true, "Hide": true,
	"Named": true, "SubmitForm": true, "ResetForm": true, "ImportData": true, "JavaScript": true, "SetOCGState": true,
	"Rendition": true, "Trans": true, "GoTo3DView": true,
}

// xObjects are the subtypes of XObjects, whose type may be left out.
var xObjects = map[string]bool{"Image": true, "Form": true, "PS": true}

// never are keys that no dictionary of the file may have.
var never = []string{"JS", "AA", "OpenAction", "SMask", "BM", "CA", "ca", "OPI", "TR", "TR2", "HTP", "FFilter", "FDecodeParms",
	"PresSteps", "Alternates"}

// objects looks for what no object of the file may hold: scripts, actions, transparency.
func (c *checker) objects() {
	for _, number := range slices.Sorted(maps.Keys(c.x.Table)) {
		entry := c.x.Table[number]
		if entry == nil || entry.Free {
			continue
		}
		o := c.object(*types.NewIndirectRef(number, 0))
		c.scanObject(fmt.Sprintf("object %d", number), o, 0)
	}
}

func (c *checker) scanObject(at string, o types.Object, depth int) {
	if depth > maxDepth {
		c.find("%s is nested too deep", at)
		return
	}
	switch o := o.(type) {
	case types.StreamDict:
		isImage := c.isImage(at, o.Dict)
		filter := o.Dict["Filter"]
		if o.Dict["F"] != nil || filter != nil && c.name(filter) != "FlateDecode" && !(isImage && c.name(filter) == "DCTDecode") {
			c.find("%s is a stream in another file or of another filter than FlateDecode", at)
		}
		if isImage {
			c.scanEntries(at, o.Dict, depth)
			return
		}
		c.scanObject(at, o.Dict, depth)
	case types.Array:
		if most := c.standard.maxArray; most > 0 && len(o) > most {
			c.find("%s has an array of %d elements", at, len(o))
		}
		for _, e := range o {
			c.scanObject(at, e, depth+1)
		}
	case types.Dict:
		c.scanDict(at, o, depth)
	default:
		c.scanValue(at, o)
	}
}

func (c *checker) scanDict(at string, d types.Dict, depth int) {
	if action := c.name(d["S"]); otherActions[action] && !(action == "GoTo" && c.standard.namespaces) {
		c.find("%s is an action of type %s", at, action)
	}
	if c.name(d["S"]) == "Transparency" || c.name(d["Type"]) == "XObject" || xObjects[c.name(d["Subtype"])] {
		c.find("%s is a transparency group or an XObject", at)
	}
	c.scanEntries(at, d, depth)
}

// A key Ref is a form's reference to another file, or an element's to another one, which only PDF 2.0 has.
func (c *checker) scanEntries(at string, d types.Dict, depth int) {
	if d["Ref"] != nil && !(c.standard.namespaces && c.name(d["S"]) == "TOCI") {
		c.find("%s has Ref", at)
	}
	for _, key := range never {
		if d[key] != nil {
			c.find("%s has %s", at, key)
		}
	}
	for _, key := range sortedKeys(d) {
		if c.isForbidden(key) {
			c.find("%s has %s", at, key)
		}
		c.scanValue(at, types.Name(key))
		c.scanObject(at, d[key], depth+1)
	}
}

func sortedKeys(d types.Dict) []string { return slices.Sorted(maps.Keys(d)) }

// Limits of a conforming file (ISO 19005-2, 6.1.13).
const (
	maxName   = 127
	maxString = 32767
)

func (c *checker) scanValue(at string, o types.Object) {
	switch o := o.(type) {
	case types.Name:
		if len(o) > maxName {
			c.find("%s has a name of %d bytes", at, len(o))
		}
	case types.StringLiteral, types.HexLiteral:
		if s, ok := c.bytes(o); !ok || len(s) > maxString {
			c.find("%s has a string of %d bytes, or one that cannot be read", at, len(s))
		}
	case types.Integer:
		if int64(o) > math.MaxInt32 || int64(o) < math.MinInt32 {
			c.find("%s has the number %d", at, int64(o))
		}
	}
}
