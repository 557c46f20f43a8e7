package compose

import (
	"fmt"
	"strings"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/layout"
	"github.com/nianbao/nianbao/model"
)

// Fallbacks returns which characters are printed in another face than that of their role: a finding
// for each pair of faces, at the place of the first character.
func Fallbacks(r *model.Report, blocks []layout.Block, faces *fonts.Set) model.Findings {
	type pair struct{ lacks, has *fonts.Face }
	index := map[pair]int{}
	var groups [][]layout.StandIn
	for _, s := range layout.StandIns(blocks, faces) {
		p := pair{s.Lacks, s.Has}
		i, known := index[p]
		if !known {
			i, index[p] = len(groups), len(groups)
			groups = append(groups, nil)
		}
		groups[i] = append(groups[i], s)
	}
	var ps model.Findings
	for _, g := range groups {
		ps = append(ps, fallback(r, g))
	}
	return ps
}

func fallback(r *model.Report, group []layout.StandIn) model.Finding {
	first := group[0]
	at := r.Source().Find(first.Source, string(first.Rune))
	chars := runesOf(group)
	return model.Finding{
		ID: "FALLBACK", Severity: model.SeverityInfo, Path: first.Source, Place: at,
		Message: fmt.Sprintf("%s没有%s，用%s的字形代替", faceName(first.Lacks), quotedRunes(chars), faceName(first.Has)),
		Hint:    "字形会与上下文略有不同；可换用收有这些字的字体", Found: model.Text(string(chars)),
	}
}

// runesOf are the characters of a group, which several roles may have.
func runesOf(group []layout.StandIn) []rune {
	seen := map[rune]bool{}
	var chars []rune
	for _, s := range group {
		if !seen[s.Rune] {
			seen[s.Rune] = true
			chars = append(chars, s.Rune)
		}
	}
	return chars
}

// mostListed is how many characters a message names.
const mostListed = 20

func quotedRunes(chars []rune) string {
	var b strings.Builder
	for _, r := range chars[:min(len(chars), mostListed)] {
		b.WriteString("“" + string(r) + "”")
	}
	if len(chars) > mostListed {
		fmt.Fprintf(&b, "等%d个字符", len(chars))
	}
	return b.String()
}

// faceName is what people call a face.
func faceName(face *fonts.Face) string {
	if embedded, err := fonts.Embedded(); face.BuiltIn() && err == nil {
		for role := fonts.FangSong; role <= fonts.Kai; role++ {
			if embedded.Face(role) == face {
				return "内嵌的" + role.String() + "体"
			}
		}
	}
	if name := face.FullName(); name != "" {
		return "字体 " + name + " "
	}
	return "字体 " + face.PostScriptName() + " "
}
