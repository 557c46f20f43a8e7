package tables

import (
	"slices"
	"sync"
)

// Edition is one edition of the official format. It is plain data: what the report of a
// year must contain, how its sections are called, how its tables are printed.
type Edition struct {
	ID        string // "2021"
	Notice    string // the notice that rules it
	FirstYear int    // first year reported on
	LastYear  int    // last year reported on; 0 while the edition is in force
	Sections  []Section
	// Outcomes lists the rows of table three that （七）总计 adds up, by path.
	Outcomes []string
	// Stocks lists the figures that follow from those of the year before.
	Stocks []Stock

	two, three *Edition // whose forms tables two and three have, in a mixed edition
}

// The paths of tables two and three in a report.
const (
	TableTwo   = "proactive_disclosure"
	TableThree = "applications"
)

// FormOf returns the edition whose form the table at a path has: e itself, except in a mixed
// edition.
func (e *Edition) FormOf(table string) *Edition {
	switch {
	case table == TableTwo && e.two != nil:
		return e.two
	case table == TableThree && e.three != nil:
		return e.three
	}
	return e
}

// Stock says how a figure of this year follows from last year's report: Now is the sum of
// last year's figures Before and this year's Plus, less this year's Minus. All are paths;
// Row is the row that they stand in.
type Stock struct {
	Row                 string
	Now                 string
	Before, Plus, Minus []string
}

// Section is one of the six sections. Exactly one of Prose and Table is set.
type Section struct {
	Number   string // "一"
	Title    string // as the notice's attachment prints it
	BodyName string // as the notice's body calls it
	Prose    string // the input key of its text, or ""
	Table    *Grid  // its table, or nil
}

// sections returns the six sections around an edition's tables two and three. Both notices
// call them by the same names.
func sections(two, three *Grid) []Section {
	return []Section{
		{Number: "一", Title: "总体情况", BodyName: "总体情况", Prose: "overview"},
		{Number: "二", Title: "主动公开政府信息情况", BodyName: "行政机关主动公开政府信息情况", Table: two},
		{Number: "三", Title: "收到和处理政府信息公开申请情况", BodyName: "行政机关收到和处理政府信息公开申请情况", Table: three},
		{Number: "四", Title: "政府信息公开行政复议、行政诉讼情况", BodyName: "因政府信息公开工作被申请行政复议、提起行政诉讼情况", Table: &tableFour},
		{Number: "五", Title: "存在的主要问题及改进情况", BodyName: "政府信息公开工作存在的主要问题及改进情况", Prose: "problems"},
		{Number: "六", Title: "其他需要报告的事项", BodyName: "其他需要报告的事项", Prose: "other_matters"},
	}
}

// Editions lists the editions that the package knows, oldest first.
var Editions = []*Edition{&Edition2019, &Edition2021}

// EditionOf returns the edition that rules the report on a year, nil when none does.
func EditionOf(year int) *Edition {
	for _, e := range Editions {
		if year >= e.FirstYear && (e.LastYear == 0 || year <= e.LastYear) {
			return e
		}
	}
	return nil
}

// EditionByID returns the edition with an id, nil when there is none.
func EditionByID(id string) *Edition {
	for _, e := range Editions {
		if e.ID == id {
			return e
		}
	}
	return nil
}

// Mixed returns the edition of a report that has table two in the form of edition two and table
// three in that of edition three, though e is its own. nil stands for e. The same arguments always
// give the same pointer.
func Mixed(e, two, three *Edition) *Edition {
	if two == nil {
		two = e
	}
	if three == nil {
		three = e
	}
	if two == e && three == e {
		return e
	}
	return mixed()[[3]*Edition{e, two, three}]
}

// mixed are all mixtures of two editions.
var mixed = sync.OnceValue(func() map[[3]*Edition]*Edition {
	all := map[[3]*Edition]*Edition{}
	for _, e := range Editions {
		for _, two := range Editions {
			for _, three := range Editions {
				all[[3]*Edition{e, two, three}] = mix(e, two, three)
			}
		}
	}
	return all
})

func mix(e, two, three *Edition) *Edition {
	m := *e
	m.two, m.three = two, three
	m.Outcomes, m.Stocks = three.Outcomes, two.Stocks
	m.Sections = slices.Clone(e.Sections)
	for i, s := range m.Sections {
		switch {
		case s.Table == nil:
		case s.Table == e.tableOf("表二"):
			m.Sections[i].Table = two.tableOf("表二")
		case s.Table == e.tableOf("表三"):
			m.Sections[i].Table = three.tableOf("表三")
		}
	}
	return &m
}

// tableOf returns the edition's table of a name.
func (e *Edition) tableOf(name string) *Grid {
	for _, s := range e.Sections {
		if s.Table != nil && s.Table.Name == name {
			return s.Table
		}
	}
	return nil
}
