package tables

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
