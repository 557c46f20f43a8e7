package fonts_test

import (
	"fmt"

	"github.com/nianbao/nianbao/fonts"
)

func ExampleEmbedded() {
	faces, err := fonts.Embedded()
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, role := range []fonts.Role{fonts.FangSong, fonts.Song, fonts.XiaoBiaoSong, fonts.Hei, fonts.Kai} {
		fmt.Println(role, faces.Face(role).PostScriptName())
	}
	fmt.Println(faces.Has(fonts.FangSong, '政'), faces.Has(fonts.FangSong, '𠮷'))
	// Output:
	// 仿宋 NBFang
	// 宋 NBSong
	// 小标宋 NBSongSemiBold
	// 黑 NBHei
	// 楷 NBKai
	// true false
}
