package formcheck

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// pause is the time between two looks at something that is waited for.
const pause = 20 * time.Millisecond

// View is how a page is looked at.
type View struct {
	Width, Height int // of the window, in pixels without zoom
	Dark          bool
	Zoom          float64 // 2 is 200 %; 0 is 1
}

// The views of a desk and of a telephone.
var (
	Desk      = View{Width: 1280, Height: 900}
	Telephone = View{Width: 390, Height: 844}
)

// Tab is a page of the service in the browser. A test fails for what goes wrong in it: errors of scripts, warnings in the
// console, what the page's policy stops, answers that are errors, requests to other hosts.
type Tab struct {
	t       testing.TB
	browser *Browser
	ctx     context.Context
	mu      sync.Mutex
	faults  []string
	allowed []string
	meddled bool // with by the test, which offends against the policy of styles itself
}

// Open opens the service's page and waits until it is ready.
func (b *Browser) Open(v View) *Tab {
	b.t.Helper()
	p := &Tab{t: b.t, browser: b}
	ctx, cancel := chromedp.NewContext(b.ctx, chromedp.WithListener(p.observe))
	p.ctx = ctx
	b.t.Cleanup(func() {
		for _, fault := range p.Faults() {
			b.t.Error(fault)
		}
		cancel()
	})
	if err := chromedp.Do(ctx); err != nil { // the tab lives as long as the first context
		b.t.Fatal(err)
	}
	p.Look(v)
	p.do(chromedp.Navigate(b.root))
	p.Ready()
	return p
}

// observe records what a page should not do. It must not call the browser.
func (p *Tab) observe(event any) {
	switch e := event.(type) {
	case *runtime.EventConsoleAPICalled:
		if e.Type == runtime.ConsoleAPICalledTypeError || e.Type == runtime.ConsoleAPICalledTypeWarning || e.Type == runtime.ConsoleAPICalledTypeAssert {
			p.fault("console: %s", text(e.Args))
		}
	case *runtime.EventExceptionThrown:
		d := e.ExceptionDetails
		what := d.Text
		if d.Exception != nil {
			what += " " + d.Exception.Description
		}
		p.fault("exception: %s at %s:%d", what, d.URL, d.LineNumber+1)
	case *log.EventEntryAdded:
		if e.Entry.Level == log.EntryLevelError || e.Entry.Level == log.EntryLevelWarning {
			p.fault("browser: %s: %s (%s)", e.Entry.Source, e.Entry.Text, e.Entry.URL)
		}
	case *network.EventRequestWillBeSent:
		address := e.Request.URL
		if !strings.HasPrefix(address, p.browser.root) && !strings.HasPrefix(address, "blob:"+p.browser.root) && !strings.HasPrefix(address, "data:") {
			p.fault("request to %s", address)
		}
	case *page.EventJavascriptDialogOpening:
		if e.Type != page.DialogTypeBeforeunload {
			p.fault("dialog: %s", e.Message)
		}
		go func() { // a dialog stops the page
			_, _ = chromedp.Call(p.ctx, page.HandleJavaScriptDialog, page.HandleJavaScriptDialogParams{Accept: true})
		}()
	}
}

func text(args []*runtime.RemoteObject) string {
	var parts []string
	for _, a := range args {
		if a.Description != "" {
			parts = append(parts, a.Description)
		} else {
			parts = append(parts, string(a.Value))
		}
	}
	return strings.Join(parts, " ")
}

func (p *Tab) fault(format string, args ...any) {
	fault := fmt.Sprintf(format, args...)
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.meddled && strings.Contains(fault, "Applying inline style violates") || slices.Contains(p.faults, fault) {
		return
	}
	if !slices.ContainsFunc(p.allowed, func(part string) bool { return strings.Contains(fault, part) }) {
		p.faults = append(p.faults, fault)
	}
}

// meddle does something in which the browser or axe-core sets styles that the page's policy forbids.
func (p *Tab) meddle(do func()) {
	set := func(on bool) {
		p.mu.Lock()
		defer p.mu.Unlock()
		p.meddled = on
	}
	set(true)
	defer set(false)
	do()
}

// Allow lets faults pass that have a part of text.
func (p *Tab) Allow(part string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.allowed = append(p.allowed, part)
}

// Faults returns what went wrong since the last call, each fault once.
func (p *Tab) Faults() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	found := p.faults
	p.faults = nil
	return found
}

// Look changes how the page is looked at.
func (p *Tab) Look(v View) {
	p.t.Helper()
	scheme := "light"
	if v.Dark {
		scheme = "dark"
	}
	zoom := max(v.Zoom, 1)
	// A zoomed page has fewer of its own pixels in the window, each of which is larger.
	width, height := int64(float64(v.Width)/zoom), int64(float64(v.Height)/zoom)
	p.do(func(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
		_, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
			{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"},
		}})
		if err == nil {
			_, err = chromedp.Call(ctx, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: width, Height: height, DeviceScaleFactor: zoom})
		}
		return chromedp.Void{}, err
	})
}

// do runs an action, and ends the test when it fails.
func (p *Tab) do(action chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	if _, err := run(p, action); err != nil {
		p.t.Fatal(err)
	}
}

func run[T any](p *Tab, action chromedp.Action[T]) (T, error) {
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	return chromedp.Run(ctx, action)
}

// Eval computes an expression of JavaScript in the page, or what it promises.
func Eval[T any](p *Tab, expression string) T {
	p.t.Helper()
	value, err := run(p, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		p.t.Fatalf("%s: %v", expression, err)
	}
	return value
}

// Wait waits until an expression is true; what says in errors what that means.
func (p *Tab) Wait(what, expression string) {
	p.t.Helper()
	for end := time.Now().Add(patience); !Eval[bool](p, "!!("+expression+")"); time.Sleep(pause) {
		if time.Now().After(end) {
			p.Screenshot("failed")
			p.t.Fatalf("waited in vain until %s: %s; faults: %q", what, expression, p.Faults())
		}
	}
}

// Ready waits until the page has nothing more to do by itself.
func (p *Tab) Ready() {
	p.t.Helper()
	p.Wait("the page is ready", `document.readyState === "complete" && document.documentElement.dataset.ready === "true"`)
}

// Offline cuts the page off from the service, or connects it again.
func (p *Tab) Offline(off bool) {
	p.t.Helper()
	p.do(func(ctx context.Context, _ *chromedp.Target) (chromedp.Void, error) {
		_, err := chromedp.Call(ctx, network.EmulateNetworkConditionsByRule, network.EmulateNetworkConditionsByRuleParams{
			MatchedNetworkConditions: []*network.Conditions{{Offline: off, DownloadThroughput: -1, UploadThroughput: -1}},
		})
		return chromedp.Void{}, err
	})
}

// Reload loads the page again, as the browser's own button does.
func (p *Tab) Reload() {
	p.t.Helper()
	p.do(chromedp.Reload())
	p.Ready()
}

// Close closes the tab without a question.
func (p *Tab) Close() {
	p.t.Helper()
	if err := chromedp.Cancel(p.ctx); err != nil {
		p.t.Fatal(err)
	}
}

// Screenshot writes a picture of the window into the folder that the environment variable NIANBAO_SCREENSHOTS names, if
// it does.
func (p *Tab) Screenshot(name string) {
	p.t.Helper()
	folder := os.Getenv("NIANBAO_SCREENSHOTS")
	if folder == "" {
		return
	}
	picture, err := run(p, chromedp.CaptureScreenshot())
	if err == nil {
		err = os.MkdirAll(folder, 0o755)
	}
	if err == nil {
		err = os.WriteFile(filepath.Join(folder, strings.ReplaceAll(p.t.Name(), "/", "-")+"-"+name+".png"), picture, 0o644)
	}
	if err != nil {
		p.t.Error(err)
	}
}
