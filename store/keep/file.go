package keep

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"hearsay/store"
	"hearsay/store/ledger"
)

// All that is done here is done under the lock of the ledger, which no other
// process then holds; and all of it with j.file held.

// begin reads the file, or makes it, and puts a fresh one in its place if much of
// it no longer counts.
func (j *Journal) begin() ([]store.Problem, error) {
	if j.lines.Empty() {
		return nil, j.renew()
	}
	problems, damaged, err := j.read()
	if err != nil {
		return problems, err
	}
	if len(damaged) == 0 && j.lines.Lines() < 2*j.state.living()+fewLines {
		return problems, nil
	}
	if err := j.setAside(damaged); err != nil {
		return problems, err
	}
	return problems, j.renew()
}

// fewLines are not worth a fresh file: they are read in a millisecond.
const fewLines = 100

// catchUp takes in what the file says and the state does not. Where another file
// has taken its place, that says all there is but for what waits to be written.
func (j *Journal) catchUp() ([]store.Problem, error) {
	problems, _, err := j.read()
	if errors.Is(err, fs.ErrNotExist) { // somebody has deleted it; we still know
		return nil, j.renew()
	}
	return problems, err
}

// read takes in all lines that have not been read, and gives those that are damaged.
func (j *Journal) read() (problems []store.Problem, damaged [][]byte, err error) {
	var changes []Change
	anew, err := j.lines.Read(func(l ledger.Line) error {
		if l.Number == 1 {
			if err := checkHeader(l.Text); err != nil {
				return fmt.Errorf("%s: %w", j.lines.Path(), err)
			}
			return nil
		}
		c, err := decode(l.Text)
		if err == nil {
			changes = append(changes, c)
		} else if len(l.Text) > 0 {
			if !l.Whole {
				err = ledger.ErrCut
			}
			problems = append(problems, store.Problem{File: j.lines.Path(), Line: l.Number, Err: err})
			damaged = append(damaged, l.Text)
		}
		return nil
	})
	if err != nil {
		return nil, nil, err
	}
	j.learn(changes, anew)
	return problems, damaged, nil
}

// learn takes changes into the state, or, if they are all there is, makes it anew from them.
func (j *Journal) learn(changes []Change, anew bool) {
	j.now.Lock()
	defer j.now.Unlock()
	if anew {
		last := j.state.last
		j.state = newState()
		j.state.last = last
	}
	for _, c := range changes {
		j.state.take(c)
	}
	if anew {
		for _, c := range j.waiting {
			j.state.take(c)
		}
	}
	j.state.settle()
}

// renew puts a fresh file with all that counts in the place of the file, at once.
func (j *Journal) renew() error {
	var content bytes.Buffer
	head, err := lineOf(header{kind, version})
	if err != nil {
		return err
	}
	content.Write(head)
	j.now.Lock()
	live := j.state.live()
	j.now.Unlock()
	for i := range live {
		line, err := encode(&live[i])
		if err != nil {
			return err
		}
		content.Write(line)
	}
	return j.lines.Renew(content.Bytes(), 1+len(live))
}

// setAside keeps lines that could not be read, for whoever wants to mend them.
func (j *Journal) setAside(lines [][]byte) error {
	if len(lines) == 0 {
		return nil
	}
	f, err := os.OpenFile(filepath.Join(j.dir, asideName), os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(append(bytes.Join(lines, []byte("\n")), '\n'))
	return errors.Join(err, f.Sync(), f.Close())
}
