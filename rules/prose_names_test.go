package rules_test

import (
	"testing"

	"pgregory.net/rapid"
)

func TestAnOrganMayCallItselfByItsShortName(t *testing.T) {
	const wrong = "收到政府信息公开申请121件。"
	for _, c := range []struct {
		organ, text string
		want        int
	}{
		{"青禾县财政局", "县财政局" + wrong, 1},
		{"青禾县财政局", "2021年，县财政局共" + wrong, 1},
		{"青禾县财政局", "2021年县财政局" + wrong, 1},
		{"青禾县财政局", "我局" + wrong, 1},
		{"清江市清江浦区人民政府办公室", "区政府办公室" + wrong, 1},
		{"清江市清江浦区生态环境局", "区生态环境局" + wrong, 1},
		{"清江市清江浦区生态环境局", "清江浦区生态环境局" + wrong, 1},
		{"金沙市市场监督管理局", "市市场监督管理局" + wrong, 1},
		{"青禾县城关街道办事处", "城关街道" + wrong, 1},
		{"青禾县城关街道办事处", "街道" + wrong, 1},
		{"青禾县人民政府城关街道办事处", "城关街道办事处" + wrong, 1},
		{"青禾县城关镇人民政府", "镇政府" + wrong, 1},
		{"青禾县城关镇人民政府", "城关镇" + wrong, 1},
		{"金沙市卫生健康委员会", "市卫健委" + wrong, 1},
		{"青禾县住房和城乡建设局", "2021年，青禾县住建局" + wrong, 1},
		{"审计署驻金沙特派员办事处", "我署" + wrong, 1},
		{"金沙海关", "我关" + wrong, 1},
		{"青禾旗巴彦苏木人民政府", "我苏木" + wrong, 1},
		{"国家税务总局青禾县税务局", "国家税务总局青禾县税务局（以下简称“税务局”）负责此项工作。税务局" + wrong, 1},
		// others
		{"国家税务总局青禾县税务局", "青禾县财政局（以下简称“财政局”）负责此项工作。财政局" + wrong, 0},
		{"金沙市卫生健康委员会", "县卫健委" + wrong, 0},
		{"清江市清江浦区财政局", "市财政局" + wrong, 0},
		{"清江市清江浦区财政局", "淮北区财政局" + wrong, 0},
		{"清江市清江浦区财政局", "淮北区财政局收到申请3件，收到政府信息公开申请4件。", 0},
		{"清江市清江浦区财政局", "各区财政局" + wrong, 0},
		{"清江市清江浦区财政局", "由区财政局" + wrong, 0},
		{"清江市清江浦区财政局", "市区财政局" + wrong, 0},
		{"青禾县财政局", "财政局" + wrong, 0},
		{"青禾县财政局", "县住建局" + wrong, 0},
		{"青禾县财政局", "县财政局局属单位" + wrong, 0},
		{"青禾县财政局", "县政府和县财政局" + wrong, 0},
		{"青禾县财政局", "县住建局、县财政局共" + wrong, 0},
		{"青禾县财政局", "收到县财政局转来的政府信息公开申请3件。", 0},
		{"青禾县城关街道办事处", "各街道" + wrong, 0},
		{"青禾县城关街道办事处", "城关街道社区" + wrong, 0},
		{"青禾县城关街道办事处", "河东街道" + wrong, 0},
		{"青禾县城关镇人民政府", "县政府" + wrong, 0},
		{"金沙市市政管理处", "政管理处" + wrong, 0},
	} {
		r := told(c.text)
		r.Organ = c.organ
		if ps := findings(r); len(ps) != c.want {
			t.Errorf("%s: %s\n%d findings, want %d: %v", c.organ, c.text, len(ps), c.want, ps)
		}
	}
}

func TestAnyNameOfAnOrganDoesNoHarm(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		r := told("2021年，县财政局收到政府信息公开申请120件。")
		for range rapid.IntRange(0, 8).Draw(rt, "n") {
			r.Organ += rapid.SampledFrom([]string{"县", "市", "区", "镇", "街道", "办事处", "人民政府", "政", "局", "\xff", "\xe5\xb8", "社", "a"}).Draw(rt, "part")
		}
		if ps := findings(r); ps != nil {
			rt.Fatalf("%q: %v", r.Organ, ps)
		}
	})
}
