package model

// New returns the report of an organ on a year with everything still to be filled in; the
// year decides the edition. What follows from last year's report is in place when previous
// is the report on the year before: 二 of table three is last year's 四, and the figures of
// table two that go on from year to year (the Stocks of the edition) stand as last year left
// them, when both reports follow the same edition. previous may be nil.
func New(organ string, year int, previous *Report) *Report {
	r := &Report{Organ: organ, Year: year}
	if previous == nil || previous.Year != year-1 {
		return r
	}
	r.Applications.CarriedOver = previous.Applications.CarriedForward
	e := r.Format()
	if e == nil || e != previous.Format() {
		return r
	}
	for _, stock := range e.Stocks {
		left := int64(0)
		for _, path := range stock.Before {
			left += previous.Count(path)
		}
		r.Schema().ByPath[stock.Now].Value(r).SetInt(left)
	}
	return r
}

// Count returns the whole number of the tables at a path of the report's edition.
func (r *Report) Count(path string) int64 { return r.Schema().ByPath[path].Value(r).Int() }
