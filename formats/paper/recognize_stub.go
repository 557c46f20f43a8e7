package paper

import (
	"errors"

	"github.com/nianbao/nianbao/model"
)

// Recognize finds the report in a document. name is the file's, for messages.
func Recognize(doc *Document, name string) (*model.Report, model.Findings, error) {
	return nil, nil, errors.New("paper: reports are not recognised yet")
}
