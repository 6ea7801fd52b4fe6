package main

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	asReader()
	testscript.Main(m, map[string]func(){
		"hearsay": func() {
			os.Exit(run(context.Background(), os.Args[1:], stdio{in: os.Stdin, out: os.Stdout, err: os.Stderr}))
		},
	})
}

// TestScripts runs the command lines in testdata/script as a shell would.
func TestScripts(t *testing.T) {
	news := httptest.NewServer(http.HandlerFunc(bulletin))
	t.Cleanup(news.Close)
	testscript.Run(t, testscript.Params{Dir: "testdata/script", Setup: func(e *testscript.Env) error {
		e.Setenv("NEWS", news.URL)
		e.Setenv("XDG_DATA_HOME", e.WorkDir+"/data")
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
