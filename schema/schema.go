// Package schema has the JSON Schema of the input, for programs that give it to others.
package schema

import _ "embed"

// Report is the JSON Schema (draft 2020-12) of a report in YAML or JSON, with English or Chinese keys.
//
//go:embed report.schema.json
var Report []byte
