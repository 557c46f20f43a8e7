package service

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/nianbao/nianbao/internal/zhtext"
	"github.com/nianbao/nianbao/model"
)

// take returns a parameter of the query and takes it away, so that what is left is not known.
func (r *request) take(name string) string {
	values := r.query[name]
	delete(r.query, name)
	if len(values) == 0 {
		return ""
	}
	return strings.TrimSpace(values[0])
}

// flag reads a parameter that is true or false. Alone, as in "?draft", it is true.
func (r *request) flag(name string) (bool, error) {
	_, given := r.query[name]
	value := r.take(name)
	switch strings.ToLower(value) {
	case "":
		return given, nil
	case "true", "1":
		return true, nil
	case "false", "0":
		return false, nil
	}
	return false, badRequest("参数 " + name + " 应为 true 或 false，实为“" + shorten(value) + "”")
}

// choose reads a parameter that is one of several words; "" when it is not given.
func (r *request) choose(name string, words ...string) (string, error) {
	value := strings.ToLower(r.take(name))
	if value == "" || slices.Contains(words, value) {
		return value, nil
	}
	return "", badRequest("参数 " + name + " 应为 " + strings.Join(words, "、") + " 之一，实为“" + shorten(value) + "”")
}

// organ reads the name of an organ; "" when it is not given.
func (r *request) organ() (string, error) {
	name := r.take("organ")
	if !utf8.ValidString(name) || strings.ContainsFunc(name, zhtext.IsInvisible) {
		return "", badRequest("参数 organ 里有不可见的或损坏的字符")
	}
	return name, nil
}

// year reads the year of a report; 0 when it is not given.
func (r *request) year() (int, error) {
	text := r.take("year")
	if text == "" {
		return 0, nil
	}
	year, err := strconv.Atoi(text)
	if err != nil || year < model.FirstYear || year > model.LastYear {
		return 0, badRequest("参数 year 应为 " + strconv.Itoa(model.FirstYear) + " 至 " + strconv.Itoa(model.LastYear) + " 的年份，实为“" + shorten(text) + "”")
	}
	return year, nil
}

// noMore refuses parameters that nothing asked for: whoever gives one expects something of it.
func (r *request) noMore() error {
	names := slices.Sorted(maps.Keys(r.query))
	if len(names) == 0 {
		return nil
	}
	return badRequest("这个接口没有参数“" + shorten(names[0]) + "”")
}

// onlyOnce refuses parameters with several values, of which all but one would be lost.
func (r *request) onlyOnce() error {
	for _, name := range slices.Sorted(maps.Keys(r.query)) {
		if len(r.query[name]) > 1 {
			return badRequest("参数“" + shorten(name) + "”写了 " + strconv.Itoa(len(r.query[name])) + " 次，只能写一次")
		}
	}
	return nil
}

// names lists the parts that a handler takes.
func (m most) names() string {
	var names []string
	for name := range m {
		names = append(names, string(name))
	}
	slices.Sort(names)
	return strings.Join(names, "、")
}

// shorten makes a text of a client fit for a message.
func shorten(s string) string {
	const most = 40
	runes := []rune(strings.ToValidUTF8(s, "�"))
	for i, c := range runes {
		if zhtext.IsInvisible(c) {
			runes[i] = '�'
		}
	}
	if len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return string(runes)
}
