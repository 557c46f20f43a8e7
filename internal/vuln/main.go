// Command vuln looks for known vulnerabilities in what the program is built from, with govulncheck. It fails
// when the program calls code with one, and says plainly when there is no database to look in, since that is
// no all-clear. GOVULNDB names another database than that of the Go project.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
)

// checker is the tool and its release.
const checker = "golang.org/x/vuln/cmd/govulncheck@v1.9.0"

// found is the exit code with which it says that there are vulnerabilities.
const found = 3

// unreachable is what it says of a database that it cannot read.
const unreachable = "fetching vulnerabilities"

var errVulnerable = errors.New("the program calls code with known vulnerabilities")

func main() {
	if err := check(os.Stdout, os.Getenv("GOVULNDB"), "./cmd/nianbao"); err != nil {
		fmt.Fprintln(os.Stderr, "vuln:", err)
		os.Exit(1)
	}
}

// check looks for the vulnerabilities of packages in a database, "" for the usual one, and tells what it finds.
func check(out io.Writer, database string, packages ...string) error {
	args := []string{"run", checker}
	if database != "" {
		args = append(args, "-db", database)
	}
	var said, complaints bytes.Buffer
	command := exec.Command("go", append(args, packages...)...)
	command.Stdout, command.Stderr = &said, &complaints
	err := command.Run()
	return judge(out, said.String(), complaints.String(), err)
}

// judge tells what a run of govulncheck says. go run exits with 1 whatever the program's code is, and names
// it in the last line.
func judge(out io.Writer, said, complaints string, err error) error {
	switch {
	case err == nil:
		fmt.Fprintln(out, "no known vulnerability is called")
		return nil
	case strings.Contains(complaints, fmt.Sprintf("exit status %d", found)):
		fmt.Fprint(out, said)
		return errVulnerable
	case strings.Contains(complaints, unreachable):
		fmt.Fprintln(out, "NOT CHECKED: the database of vulnerabilities cannot be reached:", strings.TrimSpace(complaints))
		return nil
	}
	return fmt.Errorf("%w\n%s", err, complaints)
}
