package main

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	asReader()
	testscript.Main(cached{m}, map[string]func(){
		"hearsay": func() {
			os.Exit(run(context.Background(), os.Args[1:], stdio{in: os.Stdin, out: os.Stdout, err: os.Stderr}))
		},
	})
}

// cached are tests that keep what they analyse in a folder of their own.
type cached struct{ *testing.M }

func (c cached) Run() int {
	dir, err := os.MkdirTemp("", "hearsay-cache")
	if err != nil {
		panic(err)
	}
	defer func() { _ = os.RemoveAll(dir) }() // only the system's temporary folder is the fuller for it
	if err := keepBuildCache(); err != nil {
		panic(err)
	}
	if err := os.Setenv("XDG_CACHE_HOME", dir); err != nil {
		panic(err)
	}
	return c.M.Run()
}

// keepBuildCache lets go build find what it has compiled, wherever caches are from
// now on: without it, a benchmark that builds the program compiles all there is.
func keepBuildCache() error {
	usual, err := os.UserCacheDir()
	if err != nil || os.Getenv("GOCACHE") != "" {
		return nil //nolint:nilerr // then go build has none, or knows where it is
	}
	return os.Setenv("GOCACHE", filepath.Join(usual, "go-build"))
}

// TestScripts runs the command lines in testdata/script as a shell would.
func TestScripts(t *testing.T) {
	news := httptest.NewServer(http.HandlerFunc(bulletin))
	t.Cleanup(news.Close)
	testscript.Run(t, testscript.Params{Dir: "testdata/script", Setup: func(e *testscript.Env) error {
		e.Setenv("NEWS", news.URL)
		e.Setenv("XDG_DATA_HOME", e.WorkDir+"/data")
		e.Setenv("XDG_CACHE_HOME", e.WorkDir+"/cache")
		return nil
	}})
}

// bulletin serves a feed at /herald. Whoever has fetched it gets it with words
// that were edited, and nothing anywhere else.
func bulletin(w http.ResponseWriter, r *http.Request) {
	switch r.URL.Path {
	case "/herald":
		text := "“We will reopen the bridge in May,” Jane Holt said."
		if r.Header.Get("If-None-Match") != "" {
			text = "“We will not reopen the bridge in May,” Jane Holt said."
		}
		w.Header().Set("ETag", `"1"`)
		fmt.Fprintf(w, `<rss version="2.0"><channel><title>The Herald</title><item><guid>1</guid><title>Bridge</title><description>%s %s</description></item></channel></rss>`,
			text, strings.Repeat("The bridge was closed after the flood. ", 70))
	default:
		http.NotFound(w, r)
	}
}
