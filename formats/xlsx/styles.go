package xlsx

import (
	"strconv"
	"strings"

	"github.com/nianbao/nianbao/formats/paper"
	"github.com/nianbao/nianbao/internal/opc"
)

// style is what matters of the format of a cell.
type style struct {
	format   string     // of numbers; "" is General, or one that is too long
	number   *numFormat // the same, nil without one
	bold     bool
	struck   bool
	bordered bool
	align    paper.Align
}

// styles are the formats of cells by their numbers.
type styles struct {
	cells   []style
	formats map[string]string
	numbers map[string]*numFormat // those that cells have
	fonts   []style
	borders []bool
}

// builtin are the formats of numbers that files name without telling them, as far as they are of
// decimals, dates or percentages. In Chinese, 27 to 36 and 50 to 58 are dates too.
var builtin = map[string]string{
	"2": "0.00", "9": "0%", "10": "0.00%", "14": "yyyy/m/d", "15": "d-mmm-yy", "16": "d-mmm", "17": "mmm-yy", "18": "h:mm", "19": "h:mm:ss", "20": "h:mm", "21": "h:mm:ss", "22": "yyyy/m/d h:mm",
	"27": `yyyy"年"m"月"`, "28": `m"月"d"日"`, "29": `m"月"d"日"`, "30": "m-d-yy", "31": `yyyy"年"m"月"d"日"`, "32": "h:mm", "33": "h:mm:ss", "34": "h:mm", "35": "h:mm:ss", "36": `yyyy"年"m"月"`,
	"45": "mm:ss", "46": "[h]:mm:ss", "47": "mm:ss", "50": `yyyy"年"m"月"`, "51": `m"月"d"日"`, "52": `yyyy"年"m"月"`, "53": `m"月"d"日"`, "54": `m"月"d"日"`, "55": "h:mm", "56": "h:mm:ss", "57": `yyyy"年"m"月"`, "58": `m"月"d"日"`,
}

func (st *styles) read(x *opc.Reader) error {
	st.formats, st.numbers = map[string]string{}, map[string]*numFormat{}
	return x.Each(func(e opc.Element) error {
		switch e.Name {
		case "s:numFmts":
			return x.Each(func(e opc.Element) error {
				st.formats[e.Attr("numFmtId")] = e.Attr("formatCode")
				return nil
			})
		case "s:fonts":
			return x.Each(func(opc.Element) error { return st.font(x) })
		case "s:borders":
			return x.Each(func(opc.Element) error { return st.border(x) })
		case "s:cellXfs":
			return x.Each(func(e opc.Element) error { return st.cell(x, e) })
		}
		return nil
	})
}

func (st *styles) font(x *opc.Reader) error {
	var f style
	err := x.Each(func(e opc.Element) error {
		on := e.Attr("val") == "" || isTrue(e.Attr("val"))
		switch e.Name {
		case "s:b":
			f.bold = on
		case "s:strike":
			f.struck = on
		}
		return nil
	})
	st.fonts = append(st.fonts, f)
	return err
}

func (st *styles) border(x *opc.Reader) error {
	lines := 0
	err := x.Each(func(e opc.Element) error {
		if s := e.Attr("style"); s != "" && s != "none" && e.Name != "s:diagonal" {
			lines++
		}
		return nil
	})
	st.borders = append(st.borders, lines >= 2)
	return err
}

func (st *styles) cell(x *opc.Reader, e opc.Element) error {
	var s style
	if i, err := strconv.Atoi(e.Attr("fontId")); err == nil && i >= 0 && i < len(st.fonts) {
		s = st.fonts[i]
	}
	if i, err := strconv.Atoi(e.Attr("borderId")); err == nil && i >= 0 && i < len(st.borders) {
		s.bordered = st.borders[i]
	}
	s.number = st.number(e.Attr("numFmtId"))
	if s.number != nil {
		s.format = s.number.code
	}
	err := x.Each(func(e opc.Element) error {
		if e.Name == "s:alignment" {
			switch e.Attr("horizontal") {
			case "center", "centerContinuous":
				s.align = paper.Center
			case "right":
				s.align = paper.End
			}
		}
		return nil
	})
	st.cells = append(st.cells, s)
	return err
}

// number returns the format of numbers with an id.
func (st *styles) number(id string) *numFormat {
	if f, known := st.numbers[id]; known {
		return f
	}
	code, own := st.formats[id]
	if !own {
		code = builtin[id]
	}
	if code == "" {
		return nil
	}
	f := readFormat(code)
	st.numbers[id] = f
	return f
}

// get returns the format that a cell names.
func (st *styles) get(id string) style {
	i, err := strconv.Atoi(id)
	if id == "" {
		i, err = 0, nil
	}
	if err != nil || i < 0 || i >= len(st.cells) {
		return style{}
	}
	return st.cells[i]
}

// codes returns the letters of a format of numbers, without texts, colours and conditions.
func codes(format string) string {
	format, _, _ = strings.Cut(format, ";")
	var b strings.Builder
	for i := 0; i < len(format); i++ {
		switch c := format[i]; c {
		case '"':
			n := strings.IndexByte(format[i+1:], '"')
			if n < 0 {
				return b.String()
			}
			i += n + 1
		case '[':
			n := strings.IndexByte(format[i:], ']')
			if n < 0 {
				return b.String()
			}
			if inner := strings.ToLower(format[i+1 : i+n]); inner == "h" || inner == "hh" || inner == "m" || inner == "mm" || inner == "s" || inner == "ss" {
				b.WriteString(inner)
			}
			i += n
		case '\\', '_', '*':
			i++
		default:
			b.WriteByte(c)
		}
	}
	return strings.ToLower(b.String())
}

// isDate reports whether a format shows days, and whether it shows times only.
func isDate(format string) (days, times bool) {
	c := strings.ReplaceAll(codes(format), "general", "")
	days = strings.ContainsAny(c, "yde") && !strings.ContainsAny(c, "0#?")
	times = strings.Contains(c, "h") || strings.Contains(c, "ss")
	if !days && !times && strings.Contains(c, "m") && !strings.ContainsAny(c, "0#?") {
		days = true
	}
	return days, times && !days
}
