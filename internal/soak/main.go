// Command soak attacks the module with inputs made to harm, and writes what came of it to the table of figures in
// SECURITY.md:
//
//	make soak                        # the default count, seed 1
//	make soak SOAK='-seed 7'         # other inputs
//	make soak SOAK='-time 4h'        # rounds with seeds 1, 2, … until the time is over
//
// The same seed and count make the same inputs on every machine. A fault (a panic, a hang, time of a processor or memory
// beyond the limit, an answer that breaks a promise) ends the run with exit code 1; the input is kept in a folder
// (-faults) for reproduction with -try. A slow or busy machine is no fault.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// options are what the command line says.
type options struct {
	seed   uint64
	count  int
	time   time.Duration
	faults string
	out    string
	only   string
	try    string
}

func main() {
	var o options
	flag.Uint64Var(&o.seed, "seed", 1, "number that the inputs are made of")
	flag.IntVar(&o.count, "count", defaultCount, "mutated inputs for each reader and option parser in a round")
	flag.DurationVar(&o.time, "time", 0, "begin further rounds, with the next seeds, until this time is over")
	flag.StringVar(&o.faults, "faults", filepath.Join(os.TempDir(), "nianbao-soak"), "folder for inputs that show a fault")
	flag.StringVar(&o.out, "o", "", "document whose table of figures is rewritten")
	flag.StringVar(&o.only, "only", "", "attack of this name alone")
	flag.StringVar(&o.try, "try", "", "file that the attack named by -only gets instead of mutated ones")
	flag.Parse()
	faults, err := run(os.Stdout, o)
	os.Exit(exitCode(os.Stderr, faults, err, o.faults))
}

// exitCode tells what a run came to, and returns the exit code for it.
func exitCode(w io.Writer, faults int, err error, folder string) int {
	switch {
	case err != nil:
		fmt.Fprintln(w, "soak:", err)
		return 2
	case faults > 0:
		fmt.Fprintln(w, "soak:", faults, "faults; see", folder)
		return 1
	}
	return 0
}

// run makes all attacks, tells each on w, and returns how many faults there are.
func run(w io.Writer, o options) (faults int, err error) {
	all, err := attacks(o.count)
	if err != nil {
		return 0, err
	}
	if o.try != "" {
		return 0, tryFile(all, o)
	}
	got, err := rounds(w, all, o)
	for _, r := range got.rows {
		faults += r.faults
	}
	if err == nil && o.out != "" {
		err = writeFigures(o.out, got)
	}
	return faults, err
}

var now = time.Now // but in tests

// rounds makes the attacks that are asked for, with one seed after the other until the time is over.
func rounds(w io.Writer, all []attack, o options) (figures, error) {
	if o.only != "" {
		all = slices.DeleteFunc(slices.Clone(all), func(a attack) bool { return a.name != o.only })
	}
	if len(all) == 0 {
		return figures{}, fmt.Errorf("there is no attack %q", o.only)
	}
	f := figures{seed: o.seed, count: o.count, rows: make([]row, len(all))}
	begun := now()
	for ; f.rounds == 0 || now().Sub(begun) < o.time; f.rounds++ {
		for i, a := range all {
			got := newWatch(a, o).run(o.seed + uint64(f.rounds))
			fmt.Fprintln(w, got)
			f.rows[i].add(got)
		}
	}
	f.took = now().Sub(begun)
	return f, nil
}

// tryFile gives one attack one file, whatever comes of it.
func tryFile(all []attack, o options) error {
	data, err := os.ReadFile(o.try)
	if err != nil {
		return err
	}
	for _, a := range all {
		if a.name == o.only && a.try != nil {
			return a.try(data)
		}
	}
	return fmt.Errorf("no attack %q takes files", o.only)
}
