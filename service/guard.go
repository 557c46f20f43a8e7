package service

import (
	"errors"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"
)

// guard refuses requests that a page of another site has a browser send, and those that reach the service under a name
// that is not its own (DNS rebinding).
type guard struct {
	hosts  []string
	origin *http.CrossOriginProtection
}

func newGuard(c Config) (*guard, error) {
	g := &guard{origin: http.NewCrossOriginProtection()}
	for _, h := range c.Hosts {
		name := strings.ToLower(strings.TrimSuffix(withoutPort(h), "."))
		if name == "" || strings.ContainsAny(h, "/@?# \t") { // withoutPort takes "https://a" for a host with a port
			return nil, &ConfigError{Field: "Hosts", Value: h, Err: errors.New("it is no host name")}
		}
		g.hosts = append(g.hosts, name)
	}
	for _, o := range c.Origins {
		if err := g.origin.AddTrustedOrigin(o); err != nil {
			return nil, &ConfigError{Field: "Origins", Value: o, Err: err}
		}
	}
	return g, nil
}

// refuses returns why a request is not answered, nil when it is.
func (g *guard) refuses(r *http.Request) *problem {
	if !g.knows(r.Host) {
		return errHost
	}
	if g.origin.Check(r) != nil {
		return errOrigin
	}
	return nil
}

// knows reports whether the service may be addressed by a Host field. An IP address cannot be rebound, and every browser
// sends the field: monitors that speak HTTP/1.0 send none.
func (g *guard) knows(host string) bool {
	name := strings.ToLower(strings.TrimSuffix(withoutPort(host), "."))
	if host == "" || name == "localhost" || slices.Contains(g.hosts, name) {
		return true
	}
	if inner, ok := strings.CutPrefix(name, "["); ok {
		name = strings.TrimSuffix(inner, "]")
	}
	_, err := netip.ParseAddr(name)
	return err == nil
}

func withoutPort(host string) string {
	if name, _, err := net.SplitHostPort(host); err == nil {
		return name
	}
	return host
}

// headers sets what every answer has.
func (g *guard) headers(h http.Header) {
	h.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Cache-Control", "no-store")
}
