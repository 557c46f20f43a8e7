//go:build !unix

package main

import "os"

func hangups() []os.Signal { return nil }
