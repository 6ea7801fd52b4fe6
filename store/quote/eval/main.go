// Command eval says how well hearsay finds what was said and who said it.
//
//	go run ./store/quote/eval          on the labelled articles in testdata, each hard for one reason
//	go run ./store/quote/eval DIR      on the labelled news in DIR, with the speed on one core
//	go run ./store/quote/eval -errors DIR   and every error made there
//
// It measures the program and never trains it.
package main

import (
	"flag"
	"fmt"
	"os"
)

func main() {
	errors := flag.Bool("errors", false, "list every error made on the news in DIR")
	flag.Usage = func() {
		fmt.Fprintln(os.Stderr, "usage: eval [-errors] [DIR]")
		flag.PrintDefaults()
	}
	flag.Parse()
	if flag.NArg() > 1 {
		flag.Usage()
		os.Exit(2)
	}
	if err := run(flag.Arg(0), *errors); err != nil {
		fmt.Fprintln(os.Stderr, "eval:", err)
		os.Exit(1)
	}
}

func run(dir string, errors bool) error {
	if dir == "" {
		return onFixtures(os.Stdout)
	}
	return onNews(os.Stdout, dir, errors)
}
