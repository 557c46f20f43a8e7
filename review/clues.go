package review

import (
	"path"
	"slices"
	"strings"

	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/organs"
)

// seatByClues finds members for reports whose organ's name is on no list or is somebody else's: by the
// signature, the name of the file, or the title. What the name of the organ says is then told as wrong.
func (c *roll) seatByClues() {
	for i := range c.groups {
		c.seatFiles(i)
	}
}

// seatFiles takes the files out of a group that clues give to members without a report. The last file of
// an organ that is on the list stays with it.
func (c *roll) seatFiles(i int) {
	for _, at := range slices.Clone(c.groups[i].files) {
		if c.seat[i] >= 0 && len(c.groups[i].files) == 1 {
			return
		}
		member, clue := c.clueOf(&c.Files[at], c.seat[i] >= 0)
		if member < 0 {
			continue
		}
		c.taken[member] = true
		if len(c.groups[i].files) == 1 {
			c.seat[i], c.groups[i].clue = member, clue
			c.ownSignature(at, clue)
			return
		}
		rest := slices.DeleteFunc(slices.Clone(c.groups[i].files), func(file int) bool { return file == at })
		own := group{organ: c.Files[at].Report.Organ, files: []int{at}, clue: clue}
		c.groups[i].files = rest
		c.ownSignature(at, clue)
		c.groups, c.seat, c.match = append(c.groups, own), append(c.seat, member), append(c.match, organs.Match{At: member})
	}
}

// ownSignature takes back that a report is signed by another organ, when the signature is what is right.
func (c *roll) ownSignature(at int, clue string) {
	if clue == "落款" {
		f := &c.Files[at]
		f.Findings = slices.DeleteFunc(slices.Clone(f.Findings), func(p model.Finding) bool { return p.ID == "SIGN" && p.Path == "signature.organ" })
	}
}

// clueOf returns a member without a report that a file seems to come from, -1 for none, and what tells so.
// Of a report whose organ is a member itself only the signature counts.
func (c *roll) clueOf(f *File, listed bool) (member int, clue string) {
	own := organs.Folded(f.Report.Organ)
	free := func(at int) bool { // and no organ above the one that the report names, whose name begins with it
		return !c.taken[at] && !strings.Contains(own, organs.Key(c.members[at].Name)) && !strings.Contains(own, organs.Folded(c.members[at].Name))
	}
	if signed := f.Report.Signature.Organ; signed != "" {
		if m := c.index.FindAmong(signed, free); m.At >= 0 && m.Degree >= organs.Variant {
			return m.At, "落款"
		}
	}
	if listed {
		return -1, ""
	}
	if at := c.index.InText(baseName(f.Name), free); at >= 0 {
		return at, "文件名"
	}
	return c.index.InText(f.Report.Title, free), "标题"
}

// memberOf finds whose a file is that can't be read: first among the members that have not reported, then
// among all. It returns -1 when nothing tells. clue becomes what told it when that is not certain.
func (c *roll) memberOf(f *File, clue *string) int {
	free := func(at int) bool { return !c.taken[at] }
	for _, use := range []func(int) bool{free, func(int) bool { return true }} {
		if m := c.index.FindAmong(f.Organ, use); m.At >= 0 {
			return m.At
		}
		if at := c.index.InText(baseName(f.Name), use); at >= 0 {
			*clue = "单位按文件名判断"
			return at
		}
	}
	at := c.index.InText(f.Text, free)
	if at >= 0 {
		*clue = "单位按文件中的文字判断，请核对"
	}
	return at
}

// baseName is the last part of a file's name.
func baseName(name string) string { return path.Base(strings.ReplaceAll(name, `\`, "/")) }
