package review

import (
	"fmt"

	"github.com/nianbao/nianbao/organs"
)

// mostCompared is how many pairs of a missing member and an organ that is not on the list have their names
// compared for likeness, as two thousand of each are. Where there are more, the list is most probably another
// one, and nobody is asked whether the one is the other.
const mostCompared = 4_000_000

// likely compares names that have found no partner with others that have none.
type likely struct {
	names *organs.Likenesses
	at    []int // the numbers of names
}

// similar returns the number of the name that looks like another, -1 when there is none.
func (l *likely) similar(name string) int {
	if i := l.names.Similar(name); i >= 0 {
		return l.at[i]
	}
	return -1
}

// likelyReport returns the group that is on no list and whose name looks like a missing member's, -1 when
// there is none.
func (c *roll) likelyReport(organ string) int {
	if c.likelyGroups == nil {
		l := &likely{}
		var names []string
		for i := range c.groups {
			if c.seat[i] < 0 {
				l.at, names = append(l.at, i), append(names, c.groups[i].organ)
			}
		}
		l.names = organs.NewLikenesses(c.unlessTooMany(names))
		c.likelyGroups = l
	}
	return c.likelyGroups.similar(organ)
}

// likelyMember returns the member without a report whose name looks like an organ's, -1 when there is none.
func (c *roll) likelyMember(organ string) int {
	if c.likelyMembers == nil {
		l := &likely{}
		var names []string
		for i, m := range c.members {
			if !c.taken[i] {
				l.at, names = append(l.at, i), append(names, m.Name)
			}
		}
		l.names = organs.NewLikenesses(c.unlessTooMany(names))
		c.likelyMembers = l
	}
	return c.likelyMembers.similar(organ)
}

// unlessTooMany returns names that are to be compared, or none where there are too many of them, and says so.
func (c *roll) unlessTooMany(names []string) []string {
	if c.pairs() <= c.mostCompared {
		return names
	}
	if !c.tooMany {
		c.tooMany = true
		c.Matches = append(c.Matches, fmt.Sprintf("没有报送的单位和名单之外的机关太多，没有比较它们的名称是否相近（超过 %d 对）：请核对名单", c.mostCompared))
	}
	return nil
}

// pairs counts the pairs of a member and an organ that have no partner when all reports on the year have found
// theirs.
func (c *roll) pairs() int {
	if c.free == nil {
		members, groups := 0, 0
		for _, taken := range c.taken {
			if !taken {
				members++
			}
		}
		for _, seat := range c.seat {
			if seat < 0 {
				groups++
			}
		}
		n := members * groups
		c.free = &n
	}
	return *c.free
}
