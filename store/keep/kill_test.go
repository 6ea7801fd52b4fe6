package keep_test

import (
	"bufio"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"hearsay/store/keep"
)

// child names the environment variable by which the test's own program is made a
// reader that marks one article after another, and says so of each when it is written.
const child = "HEARSAY_TEST_KEEPS"

func TestMain(m *testing.M) {
	if job := os.Getenv(child); job != "" {
		dir, name, _ := strings.Cut(job, "|")
		marksForEver(dir, name)
	}
	os.Exit(m.Run())
}

func marksForEver(dir, name string) {
	j, _, err := keep.Open(dir)
	for i := 0; err == nil; i++ {
		j.Add(read(fmt.Sprintf("%s-%d", name, i), true))
		if err = j.Flush(); err == nil {
			fmt.Println(i)
		}
	}
	fmt.Println(err)
	os.Exit(1)
}

// keeper starts a child.
func keeper(t *testing.T, dir, name string) (*exec.Cmd, *bufio.Scanner) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), child+"="+dir+"|"+name)
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill(); _, _ = io.Copy(io.Discard, out); _ = cmd.Wait() })
	return cmd, bufio.NewScanner(out)
}

// killed kills a child at some moment, and gives how many changes it had acknowledged.
func killed(t *testing.T, cmd *exec.Cmd, said *bufio.Scanner) int {
	n := 0
	for said.Scan() {
		if n == 0 {
			time.AfterFunc(time.Duration(rand.IntN(20_000))*time.Microsecond, func() { _ = cmd.Process.Kill() })
		}
		if said.Text() != fmt.Sprint(n) {
			t.Errorf("said %q, want %d", said.Text(), n)
		}
		n++
	}
	return n
}

// kill -9 at any moment loses nothing that was acknowledged, also when two write
// at once, and the next one can open what they left.
func TestKilledWhileWriting(t *testing.T) {
	dir := t.TempDir()
	acknowledged := map[string]int{}
	for round := range 6 {
		one, two := fmt.Sprintf("one%d", round), fmt.Sprintf("two%d", round)
		a, saysA := keeper(t, dir, one)
		b, saysB := keeper(t, dir, two)
		done := make(chan int)
		go func() { done <- killed(t, b, saysB) }()
		acknowledged[one] = killed(t, a, saysA)
		acknowledged[two] = <-done
		j, _, err := keep.Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		for name, n := range acknowledged {
			for i := range n {
				if !j.Marks().Read.Get(fmt.Sprintf("%s-%d", name, i)) {
					t.Fatalf("round %d: %s-%d of %d is lost", round, name, i, n)
				}
			}
		}
		if err := j.Close(); err != nil {
			t.Fatal(err)
		}
	}
	for name, n := range acknowledged {
		if n == 0 {
			t.Errorf("%s never wrote anything", name)
		}
	}
}
