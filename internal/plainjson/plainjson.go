// Package plainjson encodes JSON for files and terminals rather than for web pages: <, > and & are
// written as they are.
package plainjson

import (
	"bytes"
	"encoding/json"
)

// Marshal returns the JSON encoding of v on one line. A Marshaler inside v must leave <, > and &
// alone itself, since what it returns is not changed.
func Marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), err
}
