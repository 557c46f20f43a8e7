// Package rare holds the characters that the embedded faces of package fonts lack, in two
// faces of 41 MB that only programs which import it carry:
//
//   - With the embedded faces, all 87,887 ideographs of implementation level 3 of GB
//     18030-2022, as rare names need: the basic block up to U+9FEF (20,976), extensions A up
//     to U+4DB5 (6,582), B up to U+2A6D6 (42,711), C up to U+2B734 (4,149), D (222), E
//     (5,762) and F (7,473), and the twelve unified ideographs among the compatibility ones.
//     Those are the unified ideographs of Unicode 11. What Unicode 13 added to the first two
//     blocks is there as well, and the nine compatibility ideographs of GBK.
//   - Symbols, Latin letters and kana beyond GB 2312: ㉑ ⅺ £ ™ and their like.
//
// Radicals (⼯ for 工), Hangul, vertical and half-width forms are left out on purpose: in a
// report they are slips of copying, and stay errors.
//
// The faces are of one weight, that of 宋, and stand in for every role.
package rare

import (
	_ "embed" // the faces
	"fmt"
	"sync"

	"github.com/nianbao/nianbao/fonts"
)

// As in package fonts, nothing refers to the faces before they are asked for.
var (
	//go:embed song-more.ttf
	moreData []byte
	//go:embed song-plane2.ttf
	planeTwoData []byte

	once     sync.Once
	faces    []*fonts.Face
	facesErr error
)

// Faces returns the faces, the same ones at every call. No two of them have a character in
// common, and none has one that the embedded faces have.
func Faces() ([]*fonts.Face, error) {
	once.Do(func() { faces, facesErr = parse() })
	return faces, facesErr
}

// Behind returns a set like set that has the faces behind those of its own, so that they are
// asked last (fonts.Set.Behind). The result remembers what it was found to have: one set for
// many reports is quicker than one each.
func Behind(set *fonts.Set) (*fonts.Set, error) {
	faces, err := Faces()
	if err != nil {
		return nil, err
	}
	return set.Behind(faces...), nil
}

func parse() ([]*fonts.Face, error) {
	var faces []*fonts.Face
	for _, data := range [][]byte{moreData, planeTwoData} {
		face, err := fonts.NewFace(data, 0)
		if err != nil {
			return nil, fmt.Errorf("rare: embedded face %d: %w", len(faces), err)
		}
		faces = append(faces, face)
	}
	return faces, nil
}
