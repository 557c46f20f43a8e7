package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"time"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/internal/sample"
)

// child runs a program and returns wall time, CPU time and peak memory in bytes.
func child(name string, args ...string) (wall, cpu time.Duration, peak int64, err error) {
	c := exec.Command(name, args...)
	start := time.Now()
	if out, err := c.CombinedOutput(); err != nil {
		return 0, 0, 0, fmt.Errorf("%w: %s", err, out)
	}
	wall, cpu = time.Since(start), c.ProcessState.UserTime()+c.ProcessState.SystemTime()
	if u, ok := c.ProcessState.SysUsage().(*syscall.Rusage); ok {
		peak = u.Maxrss << 10 // Linux counts in KiB
	}
	return wall, cpu, peak, nil
}

// programs measures the cold start and batches of the command-line program.
func programs(w io.Writer) error {
	dir, err := os.MkdirTemp("", "bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	program := filepath.Join(dir, "nianbao")
	if _, _, _, err := child("go", "build", "-C", "..", "-o", program, "./cmd/nianbao"); err != nil {
		return err
	}
	var walls, cpus []time.Duration
	for range 15 {
		wall, cpu, _, err := child(program, "render", seed, "-o", filepath.Join(dir, "out.pdf"))
		if err != nil {
			return err
		}
		walls, cpus = append(walls, wall), append(cpus, cpu)
	}
	m, c := median(walls), median(cpus)
	fmt.Fprintf(w, "\n## Cold start: `nianbao render` of the seed report, 15 times\n\n| | wall ms | CPU ms |\n|---|--:|--:|\n| least | %s | %s |\n| median | %s | %s |\n", ms(walls[0]), ms(cpus[0]), ms(m), ms(c))
	fmt.Fprint(w, "\n## `nianbao batch` of generated reports\n\n| reports | wall s | CPU s | reports a second | peak MB, at most |\n|--:|--:|--:|--:|--:|\n")
	for _, n := range []int{1, 10, 100, 1000, 10000} {
		in := filepath.Join(dir, fmt.Sprint("in", n))
		if err := writeSamples(in, n); err != nil {
			return err
		}
		out := filepath.Join(dir, fmt.Sprint("out", n))
		wall, cpu, peak, err := child(program, "batch", in, "-o", out)
		if err != nil {
			return err
		}
		fmt.Fprintf(w, "| %d | %.2f | %.2f | %.0f | %.0f |\n", n, wall.Seconds(), cpu.Seconds(), float64(n)/wall.Seconds(), float64(peak)/1e6)
		if err := os.RemoveAll(out); err != nil {
			return err
		}
	}
	return nil
}

func writeSamples(dir string, n int) error {
	if err := os.Mkdir(dir, 0o755); err != nil {
		return err
	}
	for i := range n {
		f, err := os.Create(filepath.Join(dir, fmt.Sprintf("%05d.yaml", i)))
		if err != nil {
			return err
		}
		if err := nianbao.WriteYAML(f, sample.Report(i)); err != nil {
			return err
		}
		if err := f.Close(); err != nil {
			return err
		}
	}
	return nil
}
