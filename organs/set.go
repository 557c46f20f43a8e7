package organs

// Set is names in the order in which they were added.
type Set struct {
	names *Names
	list  []string
	table table
}

// Set returns a set without names. Nothing may be declared while it is used.
func (n *Names) Set() *Set { return &Set{names: n, table: newTable()} }

// Add puts a name into the set.
func (s *Set) Add(name string) {
	at := len(s.list)
	s.list = append(s.list, name)
	for j, other := range s.names.All(name) {
		s.table.add(entry{at: at, number: at, form: formOf(other), declared: j > 0})
	}
}

// First returns the number of the first name of the set that Compare finds to be Variant or more, -1 when
// there is none.
func (s *Set) First(name string) int {
	first := -1
	for i, other := range s.names.All(name) {
		f := formOf(other)
		for _, e := range s.table.fitting(f) {
			if first >= 0 && e.at >= first {
				break
			}
			if i == 0 && !e.declared && f.office == e.form.office || s.names.Compare(name, s.list[e.at]) >= Variant {
				first = e.at
				break
			}
		}
	}
	return first
}
