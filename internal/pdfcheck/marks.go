package pdfcheck

import (
	"maps"
	"slices"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// mark names a piece of marked content.
type mark struct{ page, mcid int }

// checkMarks checks that marked content and annotations are in the tree exactly once, and
// that the tree names no others.
func (c *checker) checkMarks() {
	owners, annotOwners := c.owners()
	for _, p := range c.pages {
		for _, s := range p.sequences {
			c.checkOwner(p, s, owners[mark{p.index, s.mcid}])
		}
		for i, a := range p.annots {
			switch o := annotOwners[a.obj]; {
			case len(o) != 1:
				c.find("page %d: annotation %d is in %d elements", p.index+1, i+1, len(o))
			case o[0].mapped != "Link":
				c.find("page %d: annotation %d is in %v, not in a Link", p.index+1, i+1, o[0])
			}
		}
	}
	for _, e := range c.elements {
		for _, k := range e.kids {
			if k.elem == nil && k.annot == 0 && c.pages[k.page].byMCID[k.mcid] == nil {
				c.find("%v names MCID %d of page %d, which is not there", e, k.mcid, k.page+1)
			}
			if k.annot != 0 && c.annotation(k.annot) == nil {
				c.find("%v names object %d, which is no annotation of a page", e, k.annot)
			}
		}
	}
}

func (c *checker) checkOwner(p *page, s *sequence, owners []*element) {
	switch {
	case len(owners) == 0:
		c.find("page %d: MCID %d is not in the tree", p.index+1, s.mcid)
	case len(owners) > 1:
		c.find("page %d: MCID %d is in the tree %d times", p.index+1, s.mcid, len(owners))
	case owners[0].role != s.tag:
		c.find("page %d: MCID %d is tagged %s, its element is %v", p.index+1, s.mcid, s.tag, owners[0])
	}
}

// owners finds the elements of all marks and annotations.
func (c *checker) owners() (marks map[mark][]*element, annots map[int][]*element) {
	marks, annots = map[mark][]*element{}, map[int][]*element{}
	for _, e := range c.elements {
		for _, k := range e.kids {
			switch {
			case k.elem != nil:
			case k.annot != 0:
				annots[k.annot] = append(annots[k.annot], e)
			default:
				m := mark{k.page, k.mcid}
				marks[m] = append(marks[m], e)
			}
		}
	}
	return marks, annots
}

func (c *checker) annotation(obj int) *annotation {
	for _, p := range c.pages {
		for _, a := range p.annots {
			if a.obj == obj {
				return a
			}
		}
	}
	return nil
}

// checkParentTree checks that the parent tree (ISO 32000-1, 14.7.4.4) leads from every
// mark and annotation to the element that names it.
func (c *checker) checkParentTree() {
	root := c.dict(c.catalog["StructTreeRoot"])
	entries := map[int]types.Object{}
	c.numberTree(root["ParentTree"], entries, 0)
	marks, annots := c.owners()
	for _, p := range c.pages {
		if key, ok := c.integer(p.dict["StructParents"]); ok {
			c.checkPageParents(p, c.take(entries, key), marks)
		}
		for i, a := range p.annots {
			key, ok := c.integer(a.dict["StructParent"])
			if !ok {
				c.find("page %d: annotation %d has no StructParent", p.index+1, i+1)
				continue
			}
			to := ref(c.take(entries, key))
			if o := annots[a.obj]; len(o) == 1 && o[0].obj != to {
				c.find("page %d: the parent tree leads from annotation %d to object %d, it is in %v", p.index+1, i+1, to, o[0])
			}
		}
	}
	next, _ := c.integer(root["ParentTreeNextKey"])
	for _, key := range slices.Sorted(maps.Keys(entries)) {
		if entries[key] != nil {
			c.find("the parent tree has key %d, which no page or annotation has", key)
		}
		if key >= next {
			c.find("the parent tree has key %d, its next is %d", key, next)
		}
	}
}

// take returns an entry, which no other page or annotation may take after.
func (c *checker) take(entries map[int]types.Object, key int) types.Object {
	o := entries[key]
	if o == nil {
		c.find("the parent tree has no key %d, or two name it", key)
		return nil
	}
	entries[key] = nil
	return o
}

// checkPageParents checks the array of a page's elements against the page.
func (c *checker) checkPageParents(p *page, entry types.Object, marks map[mark][]*element) {
	parents := c.array(entry)
	if len(parents) != len(p.sequences) {
		c.find("page %d has %d marks, and %d in the parent tree", p.index+1, len(p.sequences), len(parents))
	}
	for mcid, o := range parents {
		owners := marks[mark{p.index, mcid}]
		if len(owners) == 1 && owners[0].obj != ref(o) {
			c.find("page %d: the parent tree leads from MCID %d to object %d, it is in %v", p.index+1, mcid, ref(o), owners[0])
		}
		if p.byMCID[mcid] == nil {
			c.find("page %d: the parent tree has MCID %d, the page has not", p.index+1, mcid)
		}
	}
}

// numberTree collects the entries of a number tree (7.9.7).
func (c *checker) numberTree(o types.Object, entries map[int]types.Object, depth int) {
	if depth > maxDepth {
		c.find("the parent tree is too deep")
		return
	}
	d := c.dict(o)
	nums := c.array(d["Nums"])
	for i := 0; i+1 < len(nums); i += 2 {
		key, ok := c.integer(nums[i])
		if !ok || entries[key] != nil {
			c.find("the parent tree has a key that is no number or stands twice")
			continue
		}
		entries[key] = nums[i+1]
	}
	for _, kid := range c.array(d["Kids"]) {
		c.numberTree(kid, entries, depth+1)
	}
}
