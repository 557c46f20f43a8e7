//go:build unix

package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// root is the folder of the module.
func root(t *testing.T) string {
	t.Helper()
	folder, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	return folder
}

// serviceCommands are the command lines in a README's section on the service.
func serviceCommands(t *testing.T, readme, title string) []string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(root(t), readme))
	if err != nil {
		t.Fatal(err)
	}
	_, section, found := strings.Cut(string(text), "\n## "+title+"\n")
	section, _, _ = strings.Cut(section, "\n## ")
	if !found {
		t.Fatalf("%s has no section “%s”", readme, title)
	}
	var commands []string
	for _, block := range regexp.MustCompile("(?s)```sh\n(.*?)```").FindAllStringSubmatch(section, -1) {
		commands = append(commands, strings.Split(strings.TrimSpace(block[1]), "\n")...)
	}
	return commands
}

// needProgram skips the test where a program is missing, and fails it in continuous integration.
func needProgram(t *testing.T, name string) {
	t.Helper()
	if _, err := exec.LookPath(name); err == nil {
		return
	}
	if os.Getenv("CI") == "true" {
		t.Fatalf("%s is not installed", name)
	}
	t.Skipf("%s is not installed: commands of the README are tried with it", name)
}

// readmeFiles writes the files that the README's commands send, and goes to their folder.
func readmeFiles(t *testing.T) {
	t.Helper()
	sound, err := os.ReadFile(filepath.Join("testdata", "report.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	examples := filepath.Join(root(t), "examples")
	t.Chdir(t.TempDir())
	exampleFiles(t, sound)
	writeFile(t, "农业农村局.yaml", sound)
	writeFile(t, "水利局.yaml", bytes.Replace(sound, []byte("青禾县农业农村局"), []byte("青禾县水利局"), 1))
	writeFile(t, "members.txt", []byte("青禾县农业农村局\n青禾县水利局\n"))
	if err := os.Symlink(examples, "examples"); err != nil {
		t.Fatal(err)
	}
	for from, to := range map[string]string{"2022.yaml": "2022.pdf", "2023.yaml": "2023.docx", "./2023.yaml": "2023.pdf", "水利局.yaml": "水利局.docx"} {
		if code := run([]string{"render", from, "-o", to}, nil, io.Discard, os.Stderr); code != 0 {
			t.Fatalf("%s: exit code %d", from, code)
		}
	}
}

func TestTheREADMEsCommandsForTheServiceWork(t *testing.T) {
	commands := serviceCommands(t, "README.md", "In a browser, and over HTTP")
	if chinese := serviceCommands(t, "README.zh-CN.md", "在浏览器中填报，供其他系统调用"); !slices.Equal(chinese, commands) {
		t.Errorf("the Chinese README has %q", chinese)
	}
	readmeFiles(t)
	writeFile(t, ".curlrc", []byte("silent\nshow-error\nfail-with-body\n")) // so that it ends with an error when the service refuses
	t.Setenv("CURL_HOME", ".")
	flags, serve := strings.CutPrefix(commands[0], "go run ./cmd/nianbao serve")
	if !serve {
		t.Fatalf("the first command is %s", commands[0])
	}
	s := startServing(t, "127.0.0.1", strings.Fields(flags)...)
	for _, command := range commands[1:] {
		t.Run(command, func(t *testing.T) {
			program, _, _ := strings.Cut(command, " ")
			needProgram(t, program)
			if program == "java" {
				needProgram(t, "javac") // without it, java does not run a source
			}
			const usual = "http://127.0.0.1:8787/"
			if !strings.Contains(command, usual) {
				t.Fatal("it does not ask the service")
			}
			readmeCommand(t, strings.ReplaceAll(command, usual, s.address))
		})
	}
	if _, stderr, code := s.stop(t, os.Interrupt); code != 0 {
		t.Errorf("exit code %d\n%s", code, stderr)
	}
}

// readmeCommand runs a command, which must succeed, and looks at what it makes: the file behind -o, that of the Java
// program, or JSON.
func readmeCommand(t *testing.T, command string) {
	t.Helper()
	_, file, made := strings.Cut(command, " -o ")
	if strings.HasPrefix(command, "java ") {
		file, made = strings.Fields(command)[4], true
	}
	if err := os.Remove(file); made && err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	cmd := exec.Command("sh", "-c", command)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	stdout, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v\n%s%s", err, stdout, &stderr)
	}
	if made {
		data, err := os.ReadFile(file)
		if begin := map[string]string{".pdf": "%PDF-", ".docx": "PK"}[filepath.Ext(file)]; err != nil || !bytes.HasPrefix(data, []byte(begin)) {
			t.Errorf("%s begins with %.20q (%v)", file, data, err)
		}
	}
	verdict, _, _ := bytes.Cut(stdout, []byte("\n"))
	if len(stdout) > 0 && !json.Valid(stdout) && !json.Valid(verdict) || len(stdout) == 0 && !made {
		t.Errorf("got %.300s", stdout)
	}
}

// A client that is refused says why.
func TestTheJavaClientTellsProblems(t *testing.T) {
	needProgram(t, "java")
	needProgram(t, "javac")
	readmeFiles(t)
	s := startServing(t, "127.0.0.1", "--quiet")
	for _, last := range []string{"", "2022.pdf"} {
		args := []string{filepath.Join("examples", "java", "Client.java"), s.address, "草稿.yaml", "out.pdf"}
		if last != "" {
			args = append(args, last)
		}
		var stderr bytes.Buffer
		cmd := exec.Command("java", args...)
		cmd.Stderr = &stderr
		if err := cmd.Run(); err == nil || !strings.Contains(stderr.String(), `"type":"urn:nianbao:problem:faulty"`) || !strings.Contains(stderr.String(), "T3-") {
			t.Errorf("%v\n%s", err, &stderr)
		}
		if _, err := os.Stat("out.pdf"); err == nil {
			t.Error("there is a file")
		}
	}
	s.stop(t, os.Interrupt)
}
