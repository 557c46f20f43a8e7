package organs_test

import (
	"fmt"

	"github.com/nianbao/nianbao/organs"
)

func ExampleNames_Compare() {
	names := &organs.Names{}
	names.Add("青禾县水务局", "青禾县水利局")
	for _, pair := range [][2]string{
		{"青禾县教育局", "白石市青禾县教育局"},
		{"白石市青禾县教育局", "红河市青禾县教育局"},
		{"青禾县人民政府", "青禾县政府办公室"},
		{"青禾县水务局", "青禾县水利局"},
	} {
		fmt.Printf("%s、%s：%s\n", pair[0], pair[1], names.Compare(pair[0], pair[1]).Chinese())
	}
	// Output:
	// 青禾县教育局、白石市青禾县教育局：上级地名或“人民政府”的写法不同
	// 白石市青禾县教育局、红河市青禾县教育局：
	// 青禾县人民政府、青禾县政府办公室：政府和它的办公室
	// 青禾县水务局、青禾县水利局：按所给的对应名称
}
