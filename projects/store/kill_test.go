package store

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"kinora/projects"
)

var ctxOfChild = context.Background()

func itoa(n int) string { return strconv.Itoa(n) }

// writeForever commits, undoes and redoes on a film until it is killed, and says how many
// operations were handed over ("q n"), when, and how many of them are surely on disk.
func writeForever(dir string) {
	s, st, err := Open(ctxOfChild, dir, Options{OnError: func(err error) { panic(err) }})
	if err != nil {
		panic(err)
	}
	n := len(st.Log)
	for i := n + 1; ; i++ {
		s.Commit(numbered(i))
		if i%7 == 0 {
			c := numbered(i).Changes
			s.Move(i-1, c, true)
			s.Move(i, c, false)
		}
		if i%50 == 0 {
			s.SaveVersion(itoa(i), Auto, nil)
		}
		fmt.Println("queued", i, time.Now().UnixNano())
		if i%100 == 0 {
			if err := s.Flush(ctxOfChild); err != nil {
				panic(err)
			}
			fmt.Println("flushed", i, time.Now().UnixNano())
		}
		time.Sleep(200 * time.Microsecond)
	}
}

// numbered is the entry that writeForever commits as its i-th, from 1.
func numbered(i int) Entry {
	before := itoa(i - 1)
	if i == 1 {
		before = ""
	}
	return Entry{Name: "command " + itoa(i), Changes: []projects.Change{change("count", before, itoa(i)), change("row/"+itoa(i%17), rowBefore(i), itoa(i))}}
}

func rowBefore(i int) string {
	if i > 17 {
		return itoa(i - 17)
	}
	return ""
}

// seen is what a child said before it was killed.
type seen struct {
	flushed int // surely on disk
	old     int // handed over more than a second before
}

// runAndKill lets a child write for a while after its first word.
func runAndKill(t *testing.T, dir string, after time.Duration) seen {
	t.Helper()
	cmd, out := child(t, "write", dir)
	if !out.Scan() {
		t.Fatal("the child says nothing")
	}
	lines := []string{out.Text()}
	killed := make(chan time.Time, 1)
	time.AfterFunc(after, func() { killed <- kill(cmd) })
	for out.Scan() {
		lines = append(lines, out.Text())
	}
	_ = cmd.Wait()
	return readSeen(lines, <-killed)
}

func kill(cmd *exec.Cmd) time.Time {
	now := time.Now()
	_ = cmd.Process.Kill()
	return now
}

func readSeen(lines []string, killed time.Time) seen {
	var s seen
	for _, line := range lines {
		word, rest, _ := strings.Cut(line, " ")
		number, at, _ := strings.Cut(rest, " ")
		n, _ := strconv.Atoi(number)
		nanos, _ := strconv.ParseInt(at, 10, 64)
		if word == "flushed" {
			s.flushed = n
		}
		if nanos < killed.Add(-time.Second).UnixNano() {
			s.old = n
		}
	}
	return s
}

// TestKilledAtAnyMoment kills a writing process 20 times: the film opens each time, its
// log is the beginning of what was done, and its rows are what the log makes of them.
func TestKilledAtAnyMoment(t *testing.T) {
	s := film(t, nil, Options{})
	s.Close()
	rounds := 20
	if testing.Short() {
		rounds = 3
	}
	done := 0
	for round := range rounds {
		after := time.Duration(rand.IntN(150)) * time.Millisecond
		if round%10 == 2 {
			after = 1300 * time.Millisecond
		}
		said := runAndKill(t, s.Dir(), after)
		st := openAndClose(t, s.Dir())
		checkPrefix(t, st)
		checkFolder(t, s.Dir())
		if n := len(st.Log); n < said.flushed || n < said.old {
			t.Errorf("%d commands are left; %d were flushed, %d older than a second", n, said.flushed, said.old)
		}
		done = len(st.Log)
	}
	t.Logf("%d commands lived through %d kills", done, rounds)
}

// checkFolder finds what a kill left lying about.
func checkFolder(t *testing.T, dir string) {
	t.Helper()
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		if !slices.Contains([]string{dbName, backupPath(dbName), mediaName, lockName}, e.Name()) {
			t.Errorf("%s was left in the folder", e.Name())
		}
	}
}

func openAndClose(t *testing.T, dir string) *State {
	t.Helper()
	s, st, err := Open(t.Context(), dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return st
}

func checkPrefix(t *testing.T, st *State) {
	t.Helper()
	rows := map[string][]byte{}
	for i, e := range st.Log {
		if want := numbered(i + 1); e.Name != want.Name || fmt.Sprintf("%q", e.Changes) != fmt.Sprintf("%q", want.Changes) {
			t.Fatalf("entry %d is %q %q", i+1, e.Name, e.Changes)
		}
		if i < st.Cursor {
			for _, c := range e.Changes {
				rows[c.Key] = c.After
			}
		}
	}
	if !maps.EqualFunc(rows, st.Rows, bytes.Equal) {
		t.Fatalf("with %d of %d done the rows are %q, want %q", st.Cursor, len(st.Log), st.Rows, rows)
	}
}
