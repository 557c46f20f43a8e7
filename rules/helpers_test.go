package rules_test

import (
	"testing"

	"github.com/nianbao/nianbao/formats/yaml"
	"github.com/nianbao/nianbao/model"
)

const seed = "../testdata/zhongning-2021.yaml"

func read(t testing.TB, file string) *model.Report {
	t.Helper()
	r, err := yaml.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return r
}
