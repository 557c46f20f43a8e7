package main

import (
	"fmt"
	"io"
	"runtime"
	"runtime/debug"

	"github.com/alecthomas/kong"
)

type versionCommand struct{}

// Run prints one line, which other programs can read.
func (versionCommand) Run(s *session) error {
	fmt.Fprintln(s.stdout, "nianbao", programVersion())
	return nil
}

// versionFlag prints the version and what else tells one build from another.
type versionFlag bool

// BeforeReset is called by kong when the flag was given, before anything is missed.
func (versionFlag) BeforeReset(ctx *kong.Context) error {
	info, _ := debug.ReadBuildInfo()
	writeVersion(ctx.Stdout, info)
	return errAnswered
}

// releaseVersion is given by the linker when a release is built.
var releaseVersion string

// programVersion is the version of the release, else the one that Go recorded.
func programVersion() string {
	info, _ := debug.ReadBuildInfo()
	return versionOf(info)
}

func versionOf(info *debug.BuildInfo) string {
	switch {
	case releaseVersion != "":
		return releaseVersion
	case info != nil && info.Main.Version != "":
		return info.Main.Version
	}
	return "(devel)"
}

// writeVersion writes the version, then the revision when Go recorded it, then what the
// program was built with and for.
func writeVersion(w io.Writer, info *debug.BuildInfo) {
	fmt.Fprintln(w, "nianbao", versionOf(info))
	if revision := revisionOf(info); revision != "" {
		fmt.Fprintf(w, "修订：%s\n", revision)
	}
	fmt.Fprintf(w, "构建：%s %s/%s\n", runtime.Version(), runtime.GOOS, runtime.GOARCH)
}

func revisionOf(info *debug.BuildInfo) string {
	if info == nil {
		return ""
	}
	settings := map[string]string{}
	for _, s := range info.Settings {
		settings[s.Key] = s.Value
	}
	revision := settings["vcs.revision"]
	if revision != "" && settings["vcs.modified"] == "true" {
		revision += "（有未提交的改动）"
	}
	return revision
}
