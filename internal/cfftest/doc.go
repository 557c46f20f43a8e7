// Package cfftest builds small OpenType fonts with CFF outlines for tests, sound and otherwise. It shares no code with
// the reader it is there to test.
package cfftest
