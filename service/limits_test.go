package service

import (
	"fmt"
	"os"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"time"
)

// What the documents say of limits is what the limits are.
func TestDocumentsTellTheDefaultLimits(t *testing.T) {
	size := func(n int64, unit string, shift int) string { return fmt.Sprint(n>>shift, " ", unit) }
	for name, seconds := range map[string]string{"README.md": "s", "README.zh-CN.md": "秒"} {
		want := map[string]string{"MaxHeaderBytes": size(MaxHeaderBytes, "KB", 10)}
		for field, d := range map[string]time.Duration{"HeaderTime": HeaderTime, "IdleTime": IdleTime, "DrainTime": DrainTime} {
			want[field] = fmt.Sprint(d.Seconds(), " ", seconds)
		}
		limits := reflect.ValueOf(Limits{}.orDefaults())
		for i := range limits.NumField() {
			field := limits.Type().Field(i).Name
			switch v := limits.Field(i).Interface().(type) {
			case time.Duration:
				want[field] = fmt.Sprint(v.Seconds(), " ", seconds)
			case int64:
				want[field] = size(v, "MB", 20)
			case int:
				want[field] = fmt.Sprint(v)
			}
		}
		want["Workers"], want["Heavy"] = "one a processor, at least 2", "half of them"
		if seconds != "s" {
			want["Workers"], want["Heavy"] = "与处理器个数相同，至少 2", "其中的一半"
		}
		text, err := os.ReadFile("../" + name)
		if err != nil {
			t.Fatal(err)
		}
		told := map[string]string{}
		for _, row := range regexp.MustCompile("(?m)^\\|[^|]+\\| ([^|]+) \\| `([A-Z][A-Za-z]+)` \\|.*\\|$").FindAllStringSubmatch(string(text), -1) {
			told[row[2]] = row[1]
		}
		if !reflect.DeepEqual(told, want) {
			t.Errorf("%s tells %v, want %v", name, told, want)
		}
	}
}

// A proxy must take what the service takes, and wait as long as a request may.
func TestTheProxyOfTheDocumentsAllowsWhatTheServiceDoes(t *testing.T) {
	data, err := os.ReadFile("../docs/service/nginx.conf")
	if err != nil {
		t.Fatal(err)
	}
	l := Limits{}.orDefaults()
	for name, least := range map[string]struct {
		unit string
		n    int64
	}{"client_max_body_size": {"m", l.BodyBytes >> 20}, "proxy_read_timeout": {"s", int64((l.WaitTime + l.WorkTime).Seconds())}} {
		var n int64
		line := regexp.MustCompile(name + ` (\d+)` + least.unit + `;`).FindStringSubmatch(string(data))
		if line == nil {
			t.Errorf("%s is not there", name)
		} else if _, err := fmt.Sscan(line[1], &n); err != nil || n < least.n {
			t.Errorf("%s is %s, want %d at least", name, line[1], least.n)
		}
	}
	if !strings.Contains(string(data), "proxy_set_header Host $http_host;") {
		t.Error("the proxy does not hand on the host's name")
	}
}
