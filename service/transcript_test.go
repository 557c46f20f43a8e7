package service

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"mime/multipart"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/golden"
)

// Each file in testdata/transcripts is what clients ask and all that the service answers. A line with "$ " is a request:
// its method and where it goes. Below it stand, written anew with -update, the status, the fields of the header that say
// something, and the body behind "> ". A line with "% " prepares files and the next request, see [transcript.prepare];
// "# " begins a comment. Every transcript finds a sound report as good.
func TestTranscripts(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("testdata", "transcripts", "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatal(err)
	}
	sound, err := os.ReadFile(filepath.Join("..", "cmd", "nianbao", "testdata", "report.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			s := &transcript{t: t, service: newService(t, Config{Limits: Limits{Parts: 6}, Version: "v1"}), files: map[string]string{"good": string(sound)}}
			for line := range strings.Lines(string(data)) {
				s.line(strings.TrimSuffix(line, "\n"))
			}
			golden.Compare(t, file, s.out.Bytes())
		})
	}
}

// transcript is a transcript on its way to be written anew.
type transcript struct {
	t       *testing.T
	service *Service
	files   map[string]string
	out     bytes.Buffer

	// of the next request
	body   string
	parts  [][3]string // the part, what the client calls the file, and its contents
	fields []string    // of the header, with their values
}

func (s *transcript) line(line string) {
	kind, rest := line, ""
	if len(line) > 2 {
		kind, rest = line[:2], line[2:]
	}
	switch kind {
	case "> ", ">", "= ":
		return
	}
	s.out.WriteString(line + "\n")
	switch kind {
	case "$ ":
		s.ask(rest)
	case "% ":
		s.prepare(s.words(rest))
	}
}

// words splits a line at spaces; what stands in single quotes is one word, in which \n is the end of a line.
func (s *transcript) words(line string) []string {
	var words []string
	for _, w := range regexp.MustCompile(`'[^']*'|\S+`).FindAllString(line, -1) {
		words = append(words, strings.ReplaceAll(strings.Trim(w, "'"), `\n`, "\n"))
	}
	return words
}

// prepare carries out one of these lines:
//
//	% edit FROM TO OLD NEW [OLD NEW]…  a copy in which the only OLD is NEW
//	% text FILE TEXT
//	% body FILE                        is the body of the next request
//	% part PART NAME FILE              is a file of the next request, with the name that the client has for it
//	% header NAME VALUE                is in the header of the next request
func (s *transcript) prepare(words []string) {
	s.t.Helper()
	args := words[1:]
	switch words[0] {
	case "edit":
		text := s.files[args[0]]
		for i := 2; i < len(args); i += 2 {
			if strings.Count(text, args[i]) != 1 {
				s.t.Fatalf("%q is not once in %s", args[i], args[0])
			}
			text = strings.Replace(text, args[i], args[i+1], 1)
		}
		s.files[args[1]] = text
	case "text":
		s.files[args[0]] = args[1]
	case "body":
		s.body = s.files[args[0]]
	case "part":
		s.parts = append(s.parts, [3]string{args[0], args[1], s.files[args[2]]})
	case "header":
		s.fields = append(s.fields, args[0], args[1])
	default:
		s.t.Fatalf("what is %q?", words[0])
	}
}

// ask sends the next request.
func (s *transcript) ask(request string) {
	method, target, _ := strings.Cut(request, " ")
	body := s.body
	if s.parts != nil {
		var b bytes.Buffer
		w := multipart.NewWriter(&b)
		for _, p := range s.parts {
			to, err := w.CreateFormFile(p[0], p[1])
			if err == nil {
				_, err = to.Write([]byte(p[2]))
			}
			if err != nil {
				s.t.Fatal(err)
			}
		}
		w.Close()
		body = b.String()
		s.fields = append(s.fields, "Content-Type", w.FormDataContentType())
	}
	r := httptest.NewRequest(method, target, strings.NewReader(body))
	r.Host = "localhost"
	for i := 0; i < len(s.fields); i += 2 {
		if s.fields[i] == "Host" {
			r.Host = s.fields[i+1]
		}
		r.Header.Set(s.fields[i], s.fields[i+1])
	}
	s.body, s.parts, s.fields = "", nil, nil
	w := httptest.NewRecorder()
	s.service.ServeHTTP(w, r)
	kind := w.Header().Get("Content-Type")
	fmt.Fprintf(&s.out, "= %d %s", w.Code, kind)
	for _, name := range []string{"Allow", "Retry-After", "Nianbao-Pages", "Nianbao-Errors", "Nianbao-Warnings", "Content-Disposition"} {
		if value := w.Header().Get(name); value != "" {
			fmt.Fprintf(&s.out, ", %s: %s", name, value)
		}
	}
	s.out.WriteByte('\n')
	if strings.Contains(kind, "json") || strings.Contains(kind, "text") || strings.Contains(kind, "yaml") {
		s.show(w.Body.Bytes())
	}
}

// show writes a body of JSON a line a key, or any text. Of pages, which are long, it tells how many there are.
func (s *transcript) show(body []byte) {
	var object map[string]json.RawMessage
	if json.Unmarshal(body, &object) == nil && len(object) > 0 {
		for _, name := range slices.Sorted(maps.Keys(object)) {
			var one bytes.Buffer
			if err := json.Compact(&one, object[name]); err != nil {
				s.t.Fatal(err)
			}
			value := one.String()
			var pages []string
			if name == "pages" && json.Unmarshal(object[name], &pages) == nil && pages != nil {
				value = fmt.Sprintf("%d", len(pages))
			}
			fmt.Fprintf(&s.out, "> %s: %s\n", name, value)
		}
		return
	}
	for line := range strings.Lines(string(body)) {
		s.out.WriteString(strings.TrimRight("> "+line, " \n") + "\n")
	}
}
