package main

import "testing"

// serveExample would have to interrupt the program.
func serveExample(t *testing.T, _ []string) {
	t.Skip("Windows has no interrupt that a test could send")
}
