package service

import (
	"errors"
	"net/http"
	"reflect"
	"strings"
	"testing"
)

// Which names of hosts a configuration may have, and what becomes of them.
func TestNamesOfHosts(t *testing.T) {
	for given, want := range map[string]string{
		"a": "a", "A.Example.": "a.example", "a.example:443": "a.example", "a.example.:443": "a.example", "[::1]:80": "::1", "本机": "本机",
	} {
		g, err := newGuard(Config{Hosts: []string{given}})
		if err != nil || !reflect.DeepEqual(g.hosts, []string{want}) {
			t.Errorf("%s: %v, %v", given, g, err)
		}
	}
	for _, given := range []string{"", ".", ":80", "/", "a/", "a@b", "a?", "a#", "a b", "a\tb", "https://a", " "} {
		_, err := newGuard(Config{Hosts: []string{"ok", given}})
		var wrong *ConfigError
		if !errors.As(err, &wrong) || wrong.Field != "Hosts" || wrong.Value != given || wrong.Error() != `service: Hosts: `+quoted(given)+`: it is no host name` || wrong.Unwrap().Error() != "it is no host name" {
			t.Errorf("%q: %v", given, err)
		}
	}
	_, err := newGuard(Config{Origins: []string{"https://a.example", "a.example"}})
	var wrong *ConfigError
	if !errors.As(err, &wrong) || wrong.Field != "Origins" || wrong.Value != "a.example" || wrong.Err == nil {
		t.Errorf("an origin without a scheme: %v", err)
	}
}

func quoted(s string) string { return `"` + strings.ReplaceAll(s, "\t", `\t`) + `"` }

func TestFieldsOfEveryAnswer(t *testing.T) {
	h := http.Header{}
	new(guard).headers(h)
	if want := (http.Header{
		"Content-Security-Policy": {"default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox"}, "X-Content-Type-Options": {"nosniff"},
		"Referrer-Policy": {"no-referrer"}, "Cross-Origin-Opener-Policy": {"same-origin"}, "Cross-Origin-Resource-Policy": {"same-origin"}, "Cache-Control": {"no-store"},
	}); !reflect.DeepEqual(h, want) {
		t.Errorf("got %v", h)
	}
}
