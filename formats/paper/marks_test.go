package paper

import (
	"strings"
	"testing"

	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/tables"
)

// What is taken out behind a figure is told, and so is a unit that the field does not have.
func TestMarksAndUnitsAreTold(t *testing.T) {
	fields := model.SchemaOf(tables.Editions[len(tables.Editions)-1]).ByPath
	const count, fee = "applications.carried_over.natural_person", "proactive_disclosure.fees"
	for _, c := range []struct{ path, unit, text, want string }{
		{count, "", "5", ""},
		{count, "", "5件", ""},
		{count, "", "5²", "读作 5：数字后有标记“²”"},
		{count, "", "5①", "读作 5：数字后有标记“①”"},
		{count, "", "5²（其中2件）", "后面的说明“（其中2件）”一并保留/读作 5：数字后有标记“²”"},
		{count, "", "约5²", "写作“约5²”，暂读作 5，也可能是 约5；数字后有标记“²”"},
		{count, "", "5亿元", "写作“5亿元”，暂读作 5，单位“亿元”与这一栏不符"},
		{count, "", "5人", "单位“人”与这一栏不符"},
		{fee, "", "5万元", ""},
		{fee, "", "5元", "写作“5元”，暂读作 5"},
		{fee, "", "5元整", "写作“5元整”，暂读作 5"},
		{fee, "", "5件", "单位“件”与这一栏不符"},
		{fee, "万元", "5", ""},
		{fee, "元", "5", "单位“元”与这一栏不符"},
		{fee, "件", "5", "单位“件”与这一栏不符"},
	} {
		rc := newRecognizer(&Document{}, "")
		field := fields[c.path]
		if field == nil {
			field = fields["applications.carried_over"].Children[0]
		}
		rc.takeRow(field.Path, []string{field.Path}, []value{{text: c.text}}, true, &row{unit: c.unit}, "表二")
		rc.tellRow(field, []*model.Field{field}, tableTwo)
		var got []string
		for _, f := range rc.findings {
			got = append(got, f.Message)
		}
		told := strings.Join(got, "/")
		for want := range strings.SplitSeq(c.want, "/") {
			if (want == "") != (told == "") || !strings.Contains(told, want) {
				t.Errorf("%s %q: %s, not %s", field.Path, c.text+c.unit, told, c.want)
			}
		}
	}
}

func TestTheUnitOfARowInACellOfItsOwn(t *testing.T) {
	cells := func(texts ...string) (out []Cell) {
		for i, s := range texts {
			out = append(out, Cell{Text: s, Col: i})
		}
		return out
	}
	for unit, texts := range map[string][]string{
		"元": {"行政事业性收费", "元", "5"}, "万元": {"行政事业性收费", "5", "万元"}, "": {"行政事业性收费", "5"}, "件": {"规章", "件", "某某", "5"},
	} {
		r := gridRow(cells(texts...))
		values, _ := r.take(1, nil)
		if got := r.ownUnit(values); got != unit {
			t.Errorf("%q: %q %+v", texts, got, r)
		}
	}
}
