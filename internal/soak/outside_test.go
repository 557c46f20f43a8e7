package main

import (
	"fmt"
	"testing"
)

// What is counted of the output of programs: subtests that pass, and files that are compared.
func TestWhatIsCountedOfPrograms(t *testing.T) {
	const out = "=== RUN   TestA\n=== RUN   TestA/x\n--- PASS: TestA (1.00s)\n    --- PASS: TestA/x (0.50s)\n    --- FAIL: TestA/y (0.50s)\n    --- SKIP: TestA/z (0.50s)\n\t--- PASS: TestA/w (0.50s)\nPASS\n"
	if n := len(passed.FindAllString(out, -1)); n != 2 {
		t.Errorf("%d subtests have passed, want 2", n)
	}
	told := fmt.Sprintf("%s and %s: %d files, %d differ\n%s and %s: %d files, %d differ\n", "amd64", "386", 28, 0, "amd64", "arm64", 56, 1)
	all := compared.FindAllStringSubmatch(told, -1)
	if len(all) != 2 || all[0][1] != "28" || all[0][2] != "0" || all[1][1] != "56" || all[1][2] != "1" {
		t.Errorf("%q", all)
	}
	if inputsForAKill != 5000 || inputsForAReport != 500 || defaultCount != 50_000 {
		t.Error("the counts are others than the documents say")
	}
	for count, want := range map[int]int{1: 2, 50_000: 2} {
		list := outside(count)
		if len(list) != want || list[0].name != "kills, full disks and two at once" || list[1].name != "files of 386 and arm64" {
			t.Errorf("the attacks are %v", list)
		}
	}
}

// The attacks are these, each with what it needs.
func TestTheAttacks(t *testing.T) {
	all, err := wholes(1)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, a := range all {
		names = append(names, a.name)
		if a.whole == nil || a.make != nil || a.try != nil {
			t.Errorf("%s is a series of inputs", a.name)
		}
	}
	if got, want := fmt.Sprint(names), "[64 renders at once clients at once slow, huge and malformed clients kills, full disks and two at once files of 386 and arm64]"; got != want {
		t.Errorf("got %s", got)
	}
	some, err := parsers(7)
	if err != nil {
		t.Fatal(err)
	}
	names = nil
	for _, a := range some {
		names = append(names, a.name)
		if a.count != 7 || a.make == nil || a.try == nil {
			t.Errorf("%s: %d inputs", a.name, a.count)
		}
		for i := range 4 {
			if err := a.try(a.make(source(3, a.name, i), i)); err != nil {
				t.Errorf("%s: %v", a.name, err)
			}
		}
	}
	if got, want := fmt.Sprint(names), "[requests: multipart bodies requests: JSON bodies requests: parameters members' lists claims of prose]"; got != want {
		t.Errorf("got %s", got)
	}
	counts := map[string]int{}
	for _, b := range textBombs() {
		counts[b.name]++
		if len(b.data) < 11 {
			t.Errorf("a bomb of %d bytes", len(b.data))
		}
	}
	if got := fmt.Sprint(counts); got != "map[a.html:10 a.json:6 a.txt:16 a.yaml:6]" {
		t.Errorf("the bombs are %s", got)
	}
}
