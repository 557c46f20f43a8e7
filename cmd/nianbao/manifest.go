package main

import (
	"bufio"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/nianbao/nianbao"
)

// record is a line of the manifest: what became of one input in one format.
type record struct {
	Input       string           `json:"input"` // as it was named, by escapedName
	InputSHA256 string           `json:"input_sha256,omitempty"`
	Pictures    []pictureFile    `json:"pictures,omitempty"`
	Output      string           `json:"output"` // below the folder, with slashes, by escapedName
	Status      string           `json:"status"` // rendered, refused (the findings say why) or failed (the error does)
	Pages       int              `json:"pages,omitempty"`
	Bytes       int64            `json:"bytes,omitempty"`
	SHA256      string           `json:"sha256,omitempty"`
	Problems    nianbao.Findings `json:"problems"`
	Error       string           `json:"error,omitempty"`
	Settings    string           `json:"settings"`
	Time        time.Time        `json:"time"` // when it was done
	Seconds     float64          `json:"seconds"`
	Format      string           `json:"format"` // export.Format.ID
}

// pictureFile is a picture that a report asks for, below the report's folder.
type pictureFile struct {
	File   string `json:"file"`
	SHA256 string `json:"sha256"` // "" when it could not be read
}

// earlier is what a resumed batch asks of a record.
type earlier struct {
	InputSHA256 string        `json:"input_sha256"`
	Pictures    []pictureFile `json:"pictures"`
	Output      string        `json:"output"`
	Status      string        `json:"status"`
	Pages       int           `json:"pages"`
	Bytes       int64         `json:"bytes"`
	SHA256      string        `json:"sha256"`
	Settings    string        `json:"settings"`
}

// span is where a line lies in the manifest, with its newline. Of many thousand lines only
// this is kept.
type span struct {
	start int64
	bytes int32
}

// manifest is a file of entries that grows line by line. New lines come behind those of earlier
// batches and count instead of them; in the end the file is written anew with one line for each
// output, in the order of the inputs.
type manifest struct {
	name   string // as it is shown
	path   string // links followed
	file   *os.File
	end    int64             // of the whole lines
	old    map[string]span   // the lines of earlier batches, by output
	inputs map[string]string // of those lines, by output; nil when nobody asks
	lines  []span            // of this batch, by input and format; none for what was not done
}

// openManifest begins a manifest for a number of outputs, or goes on with the one that is
// there. A file that is no manifest is left alone.
func openManifest(name string, outputs int) (*manifest, error) {
	m := &manifest{name: name, lines: make([]span, outputs), old: map[string]span{}}
	switch info, err := os.Stat(name); {
	case err != nil: // whoever opens it tells
	case !info.Mode().IsRegular(): // opening a pipe might never end
		return nil, m.fault(errNoFile)
	case info.Mode().Perm()&0o222 == 0: // which the superuser could write all the same
		return nil, fmt.Errorf("清单是只读的：%s，没有改动", visible(name))
	}
	var err error
	if m.file, err = os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o644); err != nil {
		return nil, m.fault(err)
	}
	m.path = realPath(name)
	sweep(filepath.Dir(m.path))
	if err := m.begin(); err != nil {
		m.file.Close()
		return nil, err
	}
	return m, nil
}

// begin looks at what the file holds, and cuts off what is not to stay.
func (m *manifest) begin() error {
	r := bufio.NewReaderSize(m.file, 1<<16)
	start, err := r.Peek(len(recordStart))
	switch {
	case err != nil && !errors.Is(err, io.EOF):
		return m.fault(err)
	case len(start) > 0 && string(start) != recordStart:
		return fmt.Errorf("%s 已经存在，不是 batch 的清单，没有改动：请用 --manifest 另写一个文件名", visible(m.name))
	}
	if err := m.scan(r); err != nil {
		return m.fault(err)
	}
	if err := m.file.Truncate(m.end); err != nil {
		return m.fault(err)
	}
	return nil
}

// recordStart is what a manifest begins with.
const recordStart = `{"input":"`

// scan finds the lines of an earlier batch. What is no record is passed over; a line without
// an end, torn when the program or the machine stopped, gives way to the next one written.
func (m *manifest) scan(r *bufio.Reader) error {
	for {
		line, err := readLine(r)
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		case m.end+int64(len(line)) > maxManifestBytes:
			return errTooLarge
		}
		at := span{m.end, int32(len(line))}
		m.end += int64(len(line))
		var e struct {
			Input  string `json:"input"`
			Output string `json:"output"`
		}
		if json.Unmarshal(line, &e) == nil && e.Output != "" {
			m.old[e.Output] = at
			if m.inputs != nil {
				m.inputs[e.Output] = e.Input
			}
		}
	}
}

// maxManifestBytes and maxRecordBytes are far above any manifest and any line of one.
const (
	maxManifestBytes = 4 << 30
	maxRecordBytes   = 64 << 20
)

// readLine reads a line with its end. One that is too long is an error.
func readLine(r *bufio.Reader) ([]byte, error) {
	var line []byte
	for {
		part, err := r.ReadSlice('\n')
		line = append(line, part...)
		switch {
		case len(line) > maxRecordBytes:
			return nil, errTooLarge
		case !errors.Is(err, bufio.ErrBufferFull):
			return line, err
		}
	}
}

// manifestName is what a manifest is called where no other name is asked for.
const manifestName = "manifest.jsonl"

// listedOutputs are the files that a manifest says were made, below its folder and with slashes, with the
// inputs that they were made of. A file that is no manifest lists none.
func listedOutputs(name string) map[string]string {
	f, err := openRegular(name)
	if err != nil {
		return nil
	}
	defer f.Close()
	m := manifest{file: f, old: map[string]span{}, inputs: map[string]string{}}
	r := bufio.NewReaderSize(f, 1<<16)
	if start, err := r.Peek(len(recordStart)); err != nil || string(start) != recordStart || m.scan(r) != nil {
		return nil
	}
	return m.inputs
}

// listedOutput is an output as records name it.
func listedOutput(output string) string { return escapedName(filepath.ToSlash(output)) }

// before returns what an earlier batch made for an output. It may be called while lines are added.
func (m *manifest) before(output string) (*earlier, span, bool) {
	at, ok := m.old[listedOutput(output)]
	if !ok {
		return nil, span{}, false
	}
	line := make([]byte, at.bytes)
	var e earlier
	if _, err := m.file.ReadAt(line, at.start); err != nil || json.Unmarshal(line, &e) != nil {
		return nil, span{}, false
	}
	return &e, at, true
}

// keep takes over the line of an earlier batch.
func (m *manifest) keep(output int, line span) { m.lines[output] = line }

// add writes a record. When that fails, what was written of it is taken back.
func (m *manifest) add(output int, e *record) error {
	line := append(compactJSON(e), '\n')
	if _, err := m.file.WriteAt(line, m.end); err != nil {
		return m.fault(errors.Join(err, m.file.Truncate(m.end)))
	}
	m.lines[output] = span{m.end, int32(len(line))}
	m.end += int64(len(line))
	return nil
}

// finish brings the manifest to the disk and closes it.
func (m *manifest) finish(p *plan) error {
	var anew *temporary
	var err error
	if len(m.old) > 0 {
		anew, err = m.tidy(p)
	} else {
		err = m.file.Sync()
	}
	err = errors.Join(err, m.file.Close()) // before it is replaced, as some systems ask
	if err == nil && anew != nil {
		err = anew.settle(m.name, func(name string) error { return os.Rename(name, m.path) })
	}
	if err != nil && anew != nil {
		_ = anew.remove() // what went wrong before is what matters
	}
	if err != nil {
		return m.fault(err)
	}
	return nil
}

// finalLines are those of the manifest when the batch is done: first those of its outputs, of which one that was
// not made keeps its earlier line; then those of other files that are still there, in their order, so that no
// command takes these for reports.
func (m *manifest) finalLines(p *plan) []span {
	lines := slices.Clone(m.lines)
	rest := maps.Clone(m.old)
	for i := range p.inputs {
		for k, f := range p.formats {
			output, line := listedOutput(p.output(i, f)), &lines[i*len(p.formats)+k]
			if *line == (span{}) {
				*line = m.old[output]
			}
			delete(rest, output)
		}
	}
	others := len(lines)
	for output, line := range rest {
		if info, err := os.Lstat(filepath.Join(p.folder, filepath.FromSlash(unescapedName(output)))); err == nil && info.Mode().IsRegular() {
			lines = append(lines, line)
		}
	}
	slices.SortFunc(lines[others:], func(a, b span) int { return cmp.Compare(a.start, b.start) })
	return lines
}

// tidy writes the manifest anew, into a temporary file.
func (m *manifest) tidy(p *plan) (*temporary, error) {
	f, err := createTemporary(filepath.Dir(m.path))
	if err != nil {
		return nil, err
	}
	info, err := m.file.Stat()
	if err == nil {
		err = f.Chmod(info.Mode().Perm())
	}
	w := bufio.NewWriter(f)
	for _, line := range m.finalLines(p) {
		if err != nil {
			break
		}
		_, err = io.Copy(w, io.NewSectionReader(m.file, line.start, int64(line.bytes)))
	}
	return f, errors.Join(err, w.Flush(), f.Sync(), f.Close())
}

func (m *manifest) fault(err error) error {
	if errors.Is(err, fs.ErrPermission) {
		return fmt.Errorf("没有权限读写清单 %s", visible(m.name))
	}
	return fmt.Errorf("无法读写清单 %s：%s", visible(m.name), cause(err))
}
