package rare_test

import (
	"fmt"
	"os"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/fonts/rare"
)

func ExampleBehind() {
	embedded, err := fonts.Embedded()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return
	}
	set, err := rare.Behind(embedded) // nianbao.WithFaces(set) is then an option of Render
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return
	}
	fmt.Println(embedded.Has(fonts.FangSong, '𠮷'), set.Has(fonts.FangSong, '𠮷'))
	// Output: false true
}
