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
