package formcheck

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/chromedp"

	"github.com/nianbao/nianbao/internal/htmlcheck"
)

// patience is how long a test waits for what a page should do. Machines that run tests are slow at times; a page that
// works never comes near it.
const patience = 60 * time.Second

// Browser is a Chromium of one test with a profile of its own.
type Browser struct {
	t         testing.TB
	ctx       context.Context
	root      string // address of the service, with a slash at its end
	folder    string // of downloads
	mu        sync.Mutex
	downloads []*download
}

// download is a file that a page had the browser save.
type download struct {
	guid, name string
	ended      bool
	failed     bool
}

// Start starts Chromium for a service at an address such as "http://127.0.0.1:8787/". It ends with the test. The test is
// skipped where there is no Chromium.
func Start(t testing.TB, root string) *Browser {
	t.Helper()
	program := htmlcheck.Chromium(t)
	profile := t.TempDir()
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(program), chromedp.DisableGPU, chromedp.UserDataDir(profile),
		chromedp.Flag("lang", "zh-CN"), chromedp.Flag("disable-component-update", true), chromedp.Flag("hide-scrollbars", false))
	allocated, free := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(free)
	ctx, cancel := chromedp.NewContext(allocated)
	t.Cleanup(cancel)
	b := &Browser{t: t, ctx: ctx, root: root, folder: t.TempDir()}
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("Chromium does not start: %v", err)
	}
	b.saveDownloads()
	b.allowClipboard()
	return b
}

// saveDownloads has files saved in the browser's folder, by number.
func (b *Browser) saveDownloads() {
	b.t.Helper()
	err := chromedp.ListenBrowser(b.ctx, func(event any) {
		b.mu.Lock()
		defer b.mu.Unlock()
		switch e := event.(type) {
		case *browser.EventDownloadWillBegin:
			b.downloads = append(b.downloads, &download{guid: e.GUID, name: e.SuggestedFilename})
		case *browser.EventDownloadProgress:
			for _, d := range b.downloads {
				if d.guid == e.GUID {
					d.ended = e.State != browser.DownloadProgressStateInProgress
					d.failed = e.State == browser.DownloadProgressStateCanceled
				}
			}
		}
	})
	if err == nil {
		yes := true
		_, err = chromedp.CallBrowser(b.ctx, browser.SetDownloadBehavior, browser.SetDownloadBehaviorParams{
			Behavior: browser.SetDownloadBehaviorBehaviorAllowAndName, DownloadPath: b.folder, EventsEnabled: &yes,
		})
	}
	if err != nil {
		b.t.Fatal(err)
	}
}

// allowClipboard lets the service's pages use the clipboard, as a person's click on a question would.
func (b *Browser) allowClipboard() {
	b.t.Helper()
	for _, name := range []string{"clipboard-read", "clipboard-write"} {
		_, err := chromedp.CallBrowser(b.ctx, browser.SetPermission, browser.SetPermissionParams{
			Permission: &browser.PermissionDescriptor{Name: name}, Setting: browser.PermissionSettingGranted, Origin: strings.TrimSuffix(b.root, "/"),
		})
		if err != nil {
			b.t.Fatal(err)
		}
	}
}

// Download does something that saves a file and returns the file's name and contents.
func (b *Browser) Download(do func()) (string, []byte) {
	b.t.Helper()
	b.mu.Lock()
	at := len(b.downloads)
	b.mu.Unlock()
	do()
	var got download
	for end := time.Now().Add(patience); !got.ended; time.Sleep(pause) {
		if time.Now().After(end) {
			b.t.Fatal("nothing was downloaded")
		}
		b.mu.Lock()
		if len(b.downloads) > at {
			got = *b.downloads[at]
		}
		b.mu.Unlock()
	}
	if got.failed {
		b.t.Fatalf("the download of %s has failed", got.name)
	}
	data, err := os.ReadFile(filepath.Join(b.folder, got.guid))
	if err != nil {
		b.t.Fatal(err)
	}
	return got.name, data
}
