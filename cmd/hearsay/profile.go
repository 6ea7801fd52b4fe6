package main

import (
	"errors"
	"io"
	"os"
	"runtime/pprof"
	tracing "runtime/trace"

	"github.com/spf13/cobra"
)

// profiling writes what a run did, for whoever makes hearsay faster.
type profiling struct {
	cpu, trace string // file names; empty: nothing is written
	stops      []func() error
}

// profilingFlags adds the flags that ask for profiles to every command.
func profilingFlags(root *cobra.Command) *profiling {
	p := new(profiling)
	root.PersistentFlags().StringVar(&p.cpu, "cpuprofile", "", "write a profile of the processor's time, for go tool pprof")
	root.PersistentFlags().StringVar(&p.trace, "trace", "", "write what ran when, for go tool trace")
	root.PersistentPreRunE = func(*cobra.Command, []string) error { return p.start() }
	return p
}

func (p *profiling) start() error {
	return errors.Join(
		p.write(p.cpu, pprof.StartCPUProfile, pprof.StopCPUProfile),
		p.write(p.trace, tracing.Start, tracing.Stop),
	)
}

// write begins to write a profile into a file, if it has a name.
func (p *profiling) write(name string, start func(io.Writer) error, stop func()) error {
	if name == "" {
		return nil
	}
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	if err := start(f); err != nil {
		return errors.Join(err, f.Close())
	}
	p.stops = append(p.stops, func() error {
		stop()
		return f.Close()
	})
	return nil
}

// stop ends what was started; what a run writes is whole only then.
func (p *profiling) stop() error {
	var err error
	for _, stop := range p.stops {
		err = errors.Join(err, stop())
	}
	return err
}
