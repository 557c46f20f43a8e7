package service

import (
	"fmt"
	"io"
	"net/http"
	"path"
	"strings"
	"time"
)

// linger is how long a connection stays open for the rest of a body that nobody wants, so that the client reads the
// answer before it notices.
const linger = 500 * time.Millisecond

// outer is what every request goes through, before and after its route.
func (s *Service) outer(mux *http.ServeMux) http.Handler {
	inner := s.inner(mux)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		seen := newObserver(w, r)
		control := http.NewResponseController(w)
		now := time.Now() // of an earlier request of this connection there are other deadlines
		_ = control.SetReadDeadline(now.Add(s.config.Limits.ReadTime))
		_ = control.SetWriteDeadline(now.Add(s.config.Limits.WriteTime))
		r = rooted(r)
		if r.Body != nil && r.Body != http.NoBody {
			body := &observedBody{ReadCloser: r.Body, observer: seen}
			r.Body = body
			defer seen.lingerFor(body, control, r.Close)
		}
		defer s.observe(seen)
		defer s.recovered(seen)
		inner(seen, r)
	})
}

// lingerFor gives the client time to send what is left of its body. Where the client closes the connection, net/http does
// not wait for the rest: closing before it has come would reset the connection, and the answer might be lost.
func (o *observer) lingerFor(body *observedBody, control *http.ResponseController, closes bool) {
	if body.ended || o.status == statusGone {
		return
	}
	_ = control.SetReadDeadline(time.Now().Add(linger))
	if closes && control.Flush() == nil {
		_, _ = io.Copy(io.Discard, body.ReadCloser)
	}
}

// inner refuses what no route should see.
func (s *Service) inner(mux *http.ServeMux) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		s.guard.headers(w.Header())
		// A chunked body may have come with a length as well, which net/http hides: whoever stands before the service may
		// believe that another request begins elsewhere.
		if s.draining.Load() || r.ProtoMajor == 1 && len(r.TransferEncoding) > 0 {
			w.Header().Set("Connection", "close")
		}
		if _, pattern := mux.Handler(r); isClean(r) && pattern != "/" {
			setRoute(w, pattern)
		}
		switch p := s.guard.refuses(r); {
		case p != nil:
			s.fail(w, p)
		case !isClean(r):
			s.fail(w, errNotFound)
		default:
			mux.ServeHTTP(w, r)
		}
	}
}

// recovered makes a panic an answer of status 500, or closes the connection when there is half an answer.
func (s *Service) recovered(o *observer) {
	v := recover()
	if v == nil {
		return
	}
	if v != http.ErrAbortHandler {
		s.config.Logger.Error("panic", "route", o.route, "kind", fmt.Sprintf("%T", v), "trace", trace())
		if o.status == 0 {
			s.fail(o, errInternal)
			return
		}
	}
	panic(http.ErrAbortHandler)
}

// rooted is the request as its own, with a path that begins with a slash: http.StripPrefix may have taken it.
func rooted(r *http.Request) *http.Request {
	r = r.WithContext(r.Context())
	if !strings.HasPrefix(r.URL.Path, "/") {
		u := *r.URL
		u.Path = "/" + u.Path
		if u.RawPath != "" {
			u.RawPath = "/" + u.RawPath
		}
		r.URL = &u
	}
	return r
}

// isClean reports whether a path is as it should be. http.ServeMux redirects others to where it believes to be, which
// is wrong below a prefix.
func isClean(r *http.Request) bool {
	p, clean := r.URL.Path, path.Clean(r.URL.Path)
	return r.RequestURI != "*" && (p == clean || clean != "/" && p == clean+"/")
}

// unrouted answers what no route does.
func (s *Service) unrouted(mux *http.ServeMux) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if allowed := methodsFor(mux, r); allowed != nil {
			w.Header().Set("Allow", strings.Join(allowed, ", "))
			s.fail(w, errMethod)
			return
		}
		s.fail(w, errNotFound)
	}
}

// methodsFor are the methods with which there is a route for a path.
func methodsFor(mux *http.ServeMux, r *http.Request) (methods []string) {
	for _, method := range []string{http.MethodGet, http.MethodHead, http.MethodPost} {
		other := r.WithContext(r.Context())
		other.Method = method
		if _, pattern := mux.Handler(other); strings.Contains(pattern, " ") {
			methods = append(methods, method)
		}
	}
	return methods
}
