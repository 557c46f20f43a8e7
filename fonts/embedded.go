package fonts

import (
	_ "embed" // the faces
	"fmt"
	"sync"
)

// The faces are kept as they lie in the program file: no copy is made at start-up.
var (
	//go:embed faces/fangsong-light.ttf
	fangSongData []byte
	//go:embed faces/song-regular.ttf
	songData []byte
	//go:embed faces/song-semibold.ttf
	xiaoBiaoSongData []byte
	//go:embed faces/hei-medium.ttf
	heiData []byte
	//go:embed faces/kai-regular.ttf
	kaiData []byte
)

// Not made by sync.OnceValues: what a package's initialisation refers to is linked into
// every program, and a program that only checks figures should not carry the faces.
var (
	once        sync.Once
	embedded    *Set
	embeddedErr error
)

// Embedded returns the set of embedded faces, the same one at every call.
func Embedded() (*Set, error) {
	once.Do(func() { embedded, embeddedErr = parseEmbedded() })
	return embedded, embeddedErr
}

func parseEmbedded() (*Set, error) {
	set := &Set{found: new(coverage)}
	for role, data := range [roleCount][]byte{
		FangSong: fangSongData, Song: songData, XiaoBiaoSong: xiaoBiaoSongData, Hei: heiData, Kai: kaiData,
	} {
		face, err := NewFace(data, 0)
		if err != nil {
			return nil, fmt.Errorf("fonts: embedded face %v: %w", Role(role), err)
		}
		face.builtIn = true
		set.faces[role] = face
	}
	return set, nil
}
