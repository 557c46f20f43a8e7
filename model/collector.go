package model

import "strconv"

// MaxAlike is the most findings of one id and severity at one path that a list has.
const MaxAlike = 100

// kind tells findings apart of which only so many are listed.
type kind struct {
	id, path string
	severity Severity
}

// Collector gathers findings, at most MaxAlike of one id and severity at one path, and counts the rest.
// The zero value is empty.
type Collector struct {
	found Findings
	alike map[kind]int
	more  map[kind]int // where in found the first finding stands that is one too many
}

// Full reports whether MaxAlike findings of a kind and one more are there already. What is told of further
// ones need not be made up: Add only counts them.
func (c *Collector) Full(id string, severity Severity, path string) bool {
	return c.alike[kind{id, path, severity}] > MaxAlike
}

// Add adds findings.
func (c *Collector) Add(findings ...Finding) {
	if c.alike == nil {
		c.alike, c.more = map[kind]int{}, map[kind]int{}
	}
	for _, f := range findings {
		k := kind{f.ID, f.Path, f.Severity}
		n := c.alike[k]
		c.alike[k]++
		if n == MaxAlike {
			c.more[k] = len(c.found)
		}
		if n <= MaxAlike {
			c.found = append(c.found, f)
		}
	}
}

// Has reports whether any finding passes a test.
func (c *Collector) Has(test func(Finding) bool) bool {
	for _, f := range c.found {
		if test(f) {
			return true
		}
	}
	return false
}

// Findings returns the list, sorted, nil when it is empty. One finding of each kind of which there are
// more, at the place of the first that is left out, says how many are.
func (c *Collector) Findings() Findings {
	list := append(Findings(nil), c.found...)
	for k, i := range c.more {
		list[i] = Finding{ID: k.id, Severity: k.severity, Path: k.path, Place: list[i].Place,
			Message: "这里还有 " + strconv.Itoa(c.alike[k]-MaxAlike) + " 处同类的问题，没有列出"}
	}
	return list.Sort()
}

// Capped returns a sorted list as a Collector does that was given its findings in order.
func (fs Findings) Capped() Findings {
	if len(fs) <= MaxAlike {
		return fs
	}
	var c Collector
	c.Add(fs...)
	return c.Findings()
}
