// Command train learns the weights of hearsay's models from labelled news and
// says how well they do on articles they have not seen.
//
//	go run ./store/quote/train [-write] [-dev] [-only MODEL] [-misses N] DIR
//
// DIR holds polnear.jsonl.gz, abp.jsonl.gz and basil.jsonl.gz. The models learn from
// the first and from the articles beside this file, which were written in styles
// that political news lacks; speakers also from labels.tsv, which labels the second.
// The third, whose speakers bear canonical names, only judges. Figures are always
// held out: five-fold cross-validation over the articles or, with -dev, training on
// the part named train and judging the part named dev. With -write, the weights of
// all articles together are written into the packages that use them; run it from the
// root of the module.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"hearsay/store"
	"hearsay/store/quote/learn"
)

var errUsage = errors.New("usage: train [-write] [-dev] [-only kind|speaker] [-misses N] DIR")

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	flags := flag.NewFlagSet("train", flag.ContinueOnError)
	write := flags.Bool("write", false, "write the weights of all articles into the packages that use them")
	dev := flags.Bool("dev", false, "train on the part train, judge the part dev")
	only := flags.String("only", "", "the one model to train: kind or speaker")
	misses := flags.Int("misses", 0, "print this many wrong attributions")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() != 1 || !slices.Contains([]string{"", "kind", "speaker"}, *only) {
		return errUsage
	}
	c, err := loadCorpus(flags.Arg(0))
	if err != nil {
		return err
	}
	o := options{dev: *dev, misses: *misses}
	var found [][]store.Quotation
	if *only != "speaker" {
		var report string
		report, found = judgeKinds(c, o)
		fmt.Print(report)
		if *write {
			err = writeKinds(c)
		}
	}
	if *only == "kind" || err != nil {
		return err
	}
	fmt.Print(judgeSpeakers(c, o, found))
	if *write {
		if err := writeSpeakers(c); err != nil {
			return err
		}
	}
	return judgeNames(filepath.Join(flags.Arg(0), "basil.jsonl.gz"), c, o)
}

// writeTable compiles weights into the file of a package.
func writeTable(path string, w learn.Weights) error {
	b, err := w.AppendBinary(nil)
	if err != nil {
		return err
	}
	if err := os.WriteFile(path, b, 0o644); err != nil {
		return err
	}
	fmt.Printf("wrote %s, %d bytes\n", path, len(b))
	return nil
}

// options say how to judge.
type options struct {
	dev    bool
	misses int
}
