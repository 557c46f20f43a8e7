package service

import (
	"bytes"
	"context"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"net/url"
	"os"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/nianbao/nianbao/internal/zhtext"
)

// file is one file of a request. Its name is what the client calls it.
type file struct {
	name string
	data []byte
}

// request is what a handler sees of an HTTP request.
type request struct {
	*http.Request
	query url.Values // of which a handler takes away what it knows
	files map[string][]file
	size  int64 // of the body
	held  *share
}

// part names a part of a multipart body.
type part string

// The parts of bodies. Files may repeat where a handler takes several.
const (
	reportPart   part = "report"   // the report that is checked, rendered or imported; a body that is not multipart is one
	previousPart part = "previous" // the same organ's report on the year before
	memberPart   part = "member"   // a report of a member
	picturePart  part = "picture"  // a picture of the report, with its name in the report's texts
	lastPart     part = "last"     // the earlier of two reports
	thisPart     part = "this"     // the later of two reports
	listPart     part = "list"     // a list of members, an organ a line
)

// most says how many files of each part a handler takes; -1 is any number.
type most map[part]int

// read reads the body. With many parts it is multipart/form-data; any other body is a file of the part main. An
// empty main stands for a handler that needs multipart/form-data.
func (s *Service) read(r *request, w http.ResponseWriter, main part, takes most) error {
	if e := r.Header.Get("Content-Encoding"); e != "" && !strings.EqualFold(e, "identity") {
		return &problem{Type: "encoding", Status: http.StatusUnsupportedMediaType, Title: "请求有误", Detail: "请求不能压缩：不接受请求头 Content-Encoding"}
	}
	limits := s.config.Limits
	if r.ContentLength > limits.BodyBytes {
		return bodyTooLarge(limits.BodyBytes)
	}
	control := http.NewResponseController(w)
	client := s.clients.wait(func() { _ = control.SetReadDeadline(time.Unix(1, 0)) }) // not every server can
	body := &meteredBody{from: http.MaxBytesReader(w, r.Body, limits.BodyBytes), request: r}
	err := r.readParts(body, main, takes, limits.Parts)
	if err == nil {
		_, err = io.Copy(io.Discard, body.from) // behind the last part
	}
	switch cut := s.clients.done(client); {
	case cut:
		return errCutOff
	case errors.Is(err, errNoMemory):
		s.clients.relieve()
		return err
	case err != nil:
		return bodyProblem(err, limits.BodyBytes)
	}
	_ = control.SetReadDeadline(time.Time{}) // which would end the work otherwise
	return nil
}

func (r *request) readParts(body io.Reader, main part, takes most, limit int) error {
	r.files = map[string][]file{}
	kind, parameters, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	switch {
	case kind == "multipart/form-data" && err == nil && parameters["boundary"] != "":
		return r.readMultipart(multipart.NewReader(body, parameters["boundary"]), takes, limit)
	case kind == "multipart/form-data":
		return badRequest("multipart/form-data 的请求头 Content-Type 没有 boundary")
	case strings.HasPrefix(strings.ToLower(strings.TrimSpace(r.Header.Get("Content-Type"))), "multipart/"):
		return badRequest("多个部分的请求应为 multipart/form-data，请求头 Content-Type 写的不是，或者写得不对")
	case main == "":
		return badRequest("请用 multipart/form-data 发送文件，各部分的名称见 /api/v1/openapi.json")
	}
	name := readableName(r.take("name"))
	data, err := io.ReadAll(body)
	if err != nil {
		return err
	}
	if len(data) > 0 {
		r.files[string(main)] = []file{{name, data}}
	}
	return nil
}

func (r *request) readMultipart(parts *multipart.Reader, takes most, limit int) error {
	for n := 0; ; n++ {
		p, err := parts.NextRawPart()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if n == limit {
			return tooLarge("请求的部分超过 " + strconv.Itoa(limit) + " 个")
		}
		name := p.FormName()
		most, known := takes[part(name)]
		switch {
		case !known:
			return badRequest("这个接口没有名为“" + shorten(name) + "”的部分，可用的有 " + takes.names())
		case most >= 0 && len(r.files[name]) >= most:
			return badRequest("名为“" + name + "”的部分太多，最多 " + strconv.Itoa(most) + " 个")
		}
		data, err := io.ReadAll(p)
		if err != nil {
			return err
		}
		r.files[name] = append(r.files[name], file{readableName(p.FileName()), data})
	}
}

// readableName is a file's name as it may stand in messages and findings.
func readableName(name string) string {
	const most = 255
	name = strings.Map(func(c rune) rune {
		if zhtext.IsInvisible(c) {
			return utf8.RuneError
		}
		return c
	}, strings.ToValidUTF8(name, string(utf8.RuneError)))
	for len(name) > most { // its end tells what it is
		_, size := utf8.DecodeRuneInString(name)
		name = name[size:]
	}
	return name
}

// bodyProblem is why a body could not be read.
func bodyProblem(err error, limit int64) error {
	var known *problem
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &known):
		return known
	case errors.As(err, &large):
		return bodyTooLarge(limit)
	case errors.Is(err, os.ErrDeadlineExceeded):
		return errReadLong
	case errors.Is(err, context.Canceled):
		return errGone
	}
	return badRequest("请求没有收完，或者 multipart/form-data 的格式不对")
}

func bodyTooLarge(limit int64) error {
	return tooLarge("请求超过 " + strconv.FormatInt(limit>>20, 10) + " MB")
}

// meteredBody counts what is read, against the memory of all requests.
type meteredBody struct {
	from    io.Reader
	request *request
}

func (b *meteredBody) Read(p []byte) (int, error) {
	n, err := b.from.Read(p)
	b.request.size += int64(n)
	if !b.request.held.take(int64(n)) {
		return 0, errNoMemory
	}
	return n, err
}

// file returns the only file of a part.
func (r *request) file(p part) (file, error) {
	if files := r.files[string(p)]; len(files) > 0 && len(files[0].data) > 0 {
		return files[0], nil
	}
	return file{}, badRequest("请求中没有报告：缺少名为“" + string(p) + "”的文件，或者文件是空的")
}

// heavy reports whether a request may need much memory: it is large, or has a file of another program.
func (r *request) heavy() bool {
	if r.size >= heavyBytes {
		return true
	}
	for name, files := range r.files {
		if part(name) == picturePart {
			continue
		}
		for _, f := range files {
			if bytes.HasPrefix(f.data, []byte("PK")) || bytes.Contains(f.data[:min(len(f.data), 1024)], []byte("%PDF-")) {
				return true
			}
		}
	}
	return false
}
