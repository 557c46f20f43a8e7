package compose

import (
	"slices"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/layout"
	"github.com/nianbao/nianbao/model"
	"pgregory.net/rapid"
)

func TestAnOrgansNameIsPartedAfterPlacesAndBeforeBodies(t *testing.T) {
	for _, want := range []string{
		"新疆维吾尔自治区|伊犁哈萨克自治州|尼勒克县|人力资源和社会保障局",
		"宁夏回族自治区|中卫市|中宁县|工业和信息化局", "青禾县|人民政府|办公室", "福建省|福州市|长乐区|鹤上镇|人民政府",
		"浙江省|杭州市|余杭区|仓前街道|办事处", "江西省|吉安市|井冈山市|茅坪镇|人民政府",
		"山东省|济宁市|市中区|市场监督管理局", "江西省|景德镇市|城市管理局", "河南省|新乡市|住房和城乡建设局", "山东省|诸城市|城市管理局",
		"江苏省|镇江市|市容管理局", "甘肃省|庆阳市|镇原县|水利局", "山西省|临汾市|乡宁县|乡镇企业局", "甘肃省|东乡族自治县|乡村振兴局", "内蒙古自治区|阿拉善左旗|农牧局", "青禾县|乡镇企业局",
		"湖北省|荆州市|沙市区|水利局", "青禾市|经济技术开发区|管理委员会", "国务院|办公厅", "青禾局", "易县|水利局", "市政局", "",
	} {
		organ := strings.ReplaceAll(want, "|", "")
		if got := strings.Join(nameUnits(organ), "|"); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestTheUnitsOfANameAreTheName(t *testing.T) {
	piece := rapid.SampledFrom([]string{"省", "市", "县", "区", "镇", "乡", "街道", "自治州", "自治区", "城市", "市场", "人民政府", "办公室", "和", "、", "甲", "x", "\xff"})
	rapid.Check(t, func(t *rapid.T) {
		name := strings.Join(rapid.SliceOfN(piece, 0, 12).Draw(t, "name"), "")
		units := nameUnits(name)
		if strings.Join(units, "") != name || slices.Contains(units, "") {
			t.Fatalf("%q is parted into %q", name, units)
		}
		for _, unit := range units {
			if strings.Join(joined(unit), "") != unit {
				t.Fatalf("%q is parted into %q", unit, joined(unit))
			}
		}
	})
}

// titleLines returns the lines of a report's title as they are set.
func titleLines(t *testing.T, r *model.Report) string {
	t.Helper()
	d, err := layOut(r)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	y := layout.Length(-1)
	for _, item := range d.Pages[0].Items {
		g, ok := item.(*layout.Glyphs)
		if !ok || g.Size != layout.ErHao {
			continue
		}
		if g.Y != y {
			y = g.Y
			lines = append(lines, "")
		}
		for _, gl := range g.Glyphs {
			lines[len(lines)-1] += gl.Text
		}
	}
	return strings.Join(lines, "|")
}

func TestATitleIsBrokenBySense(t *testing.T) {
	for _, c := range []struct{ organ, title, want string }{
		{"新疆维吾尔自治区伊犁哈萨克自治州尼勒克县人力资源和社会保障局", "", "新疆维吾尔自治区伊犁哈萨克自治州|尼勒克县人力资源和社会保障局|2021年政府信息公开工作年度报告"},
		{"宁夏回族自治区中卫市中宁县工业和信息化局", "", "宁夏回族自治区中卫市中宁县工业和信息化局|2021年政府信息公开工作年度报告"},
		{"内蒙古自治区鄂尔多斯市准格尔旗薛家湾镇人民政府", "", "内蒙古自治区鄂尔多斯市|准格尔旗薛家湾镇人民政府|2021年政府信息公开工作年度报告"},
		{"青禾县水利局", "", "青禾县水利局|2021年政府信息公开工作年度报告"},
		{"中宁县工业和信息化局", "中宁县工业和信息化局2021年政府信息公开工作年度报告", "中宁县工业和信息化局|2021年政府信息公开工作年度报告"},
		{"中宁县工业和信息化局", "中宁县工信局2021年度政府信息公开工作报告", "中宁县工信局|2021年度政府信息公开工作报告"},
		{"青禾局", "青禾局2021年政府信息公开年度报告", "青禾局2021年政府信息公开年度报告"},
		{"青禾县水利局", "中宁县工业和信息化局2021年\n政府信息公开工作年度报告", "中宁县工业和信息化局2021年|政府信息公开工作年度报告"},
		{"自然资源和规划以及海洋渔业林业草原管理服务和监督保障局", "", "自然资源和|规划以及海洋渔业林业草原管理服务和|监督保障局|2021年政府信息公开工作年度报告"},
	} {
		if got := titleLines(t, &model.Report{Organ: c.organ, Year: 2021, Title: c.title}); got != c.want {
			t.Errorf("%s %s:\n got %s\nwant %s", c.organ, c.title, got, c.want)
		}
	}
}
