package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"kinora/projects"
)

// film is a store made in a fresh folder, closed with the test.
func film(t *testing.T, rows map[string][]byte, opts Options) *Store {
	t.Helper()
	s, err := Create(t.Context(), filepath.Join(t.TempDir(), "Dunes.kinora"), rows, opts)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// again closes a store and opens it anew.
func again(t *testing.T, s *Store) (*Store, *State) {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return reopen(t, s.Dir())
}

func reopen(t *testing.T, dir string) (*Store, *State) {
	t.Helper()
	s, st, err := Open(t.Context(), dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s, st
}

func change(key, before, after string) projects.Change {
	c := projects.Change{Key: key}
	if before != "" {
		c.Before = []byte(before)
	}
	if after != "" {
		c.After = []byte(after)
	}
	return c
}

func rowsOf(pairs ...string) map[string][]byte {
	rows := map[string][]byte{}
	for i := 0; i < len(pairs); i += 2 {
		rows[pairs[i]] = []byte(pairs[i+1])
	}
	return rows
}

func wantRows(t *testing.T, got map[string][]byte, pairs ...string) {
	t.Helper()
	if want := rowsOf(pairs...); !maps.EqualFunc(got, want, bytes.Equal) {
		t.Errorf("rows are %q, want %q", got, want)
	}
}

func wantLog(t *testing.T, st *State, cursor int, names ...string) {
	t.Helper()
	var got []string
	for i, e := range st.Log {
		got = append(got, e.Name)
		if e.Seq != int64(i+1) {
			t.Errorf("entry %d has seq %d", i, e.Seq)
		}
	}
	if st.Cursor != cursor || fmt.Sprint(got) != fmt.Sprint(names) {
		t.Errorf("log is %q with %d done, want %q with %d", got, st.Cursor, names, cursor)
	}
}

// wantReason checks that an error has a reason, is one line, and says each of these.
func wantReason(t *testing.T, err, reason error, words ...string) {
	t.Helper()
	if !errors.Is(err, reason) {
		t.Fatalf("error is %v, want one that %v", err, reason)
	}
	if strings.Contains(err.Error(), "\n") || !strings.Contains(err.Error(), ": ") {
		t.Errorf("not one line with what to do: %q", err)
	}
	for _, w := range words {
		if !strings.Contains(err.Error(), w) {
			t.Errorf("%q does not say %q", err, w)
		}
	}
}

func TestWhatWasWrittenIsReadAgain(t *testing.T) {
	s := film(t, rowsOf("head", `{"title":"Dunes"}`, "card/1", `{}`), Options{})
	at := time.Date(2026, 3, 4, 5, 6, 7, 8, time.UTC)
	changes := []projects.Change{change("card/2", "", `{"a":"<é>"}`), change("card/1", `{}`, ""), change("head", `{"title":"Dunes"}`, `1`)}
	s.Commit(Entry{Name: "Add card", At: at, Changes: changes})
	s.Put(rowsOf("job/1", `{"state":"running"}`, "job/2", "2"))
	s.Put(map[string][]byte{"job/2": nil})
	_, st := again(t, s)
	wantRows(t, st.Rows, "head", "1", "card/2", `{"a":"<é>"}`, "job/1", `{"state":"running"}`)
	wantLog(t, st, 1, "Add card")
	if e := st.Log[0]; !e.At.Equal(at) || fmt.Sprintf("%q", e.Changes) != fmt.Sprintf("%q", changes) {
		t.Errorf("entry is %v, want the changes %q at %v", e, changes, at)
	}
	if st.Log[0].Changes[0].Before != nil || st.Log[0].Changes[1].After != nil {
		t.Error("a row that is not there has a value")
	}
}

func TestUndoAndRedoMoveRowsAndCursor(t *testing.T) {
	s := film(t, nil, Options{})
	first, second := change("a", "", "1"), change("a", "1", "2")
	s.Commit(Entry{Name: "one", Changes: []projects.Change{first}})
	s.Commit(Entry{Name: "two", Changes: []projects.Change{second}})
	s.Move(0, []projects.Change{second, first}, true)
	s, st := again(t, s)
	wantRows(t, st.Rows)
	wantLog(t, st, 0, "one", "two")
	s.Move(2, []projects.Change{first, second}, false)
	s, st = again(t, s)
	wantRows(t, st.Rows, "a", "2")
	wantLog(t, st, 2, "one", "two")
	s.Move(99, nil, false)
	_, st = again(t, s)
	wantLog(t, st, 2, "one", "two")
}

func TestWhatGoesOnIsOneCommand(t *testing.T) {
	s := film(t, nil, Options{})
	s.Commit(Entry{Name: "one", Changes: []projects.Change{change("a", "", "1")}})
	begun := []projects.Change{change("b", "", "x"), change("c", "", "gone again")}
	s.Commit(Entry{Name: "typing", Changes: begun})
	s.Amend(begun, Entry{Name: "typing", Changes: []projects.Change{change("b", "", "xy")}})
	_, st := again(t, s)
	wantRows(t, st.Rows, "a", "1", "b", "xy")
	wantLog(t, st, 2, "one", "typing")
	if len(st.Log[1].Changes) != 1 {
		t.Errorf("changes of the beginning stay: %q", st.Log[1].Changes)
	}
}

func TestCommitAfterUndoForgetsWhatCouldBeRedone(t *testing.T) {
	s := film(t, nil, Options{})
	for i := range 4 {
		s.Commit(Entry{Name: fmt.Sprint(i), Changes: []projects.Change{change(fmt.Sprint("k", i), "", "x")}})
	}
	s.Move(1, []projects.Change{change("k3", "", "x"), change("k2", "", "x"), change("k1", "", "x")}, true)
	s.Commit(Entry{Name: "new", Changes: []projects.Change{change("n", "", "y")}})
	_, st := again(t, s)
	wantRows(t, st.Rows, "k0", "x", "n", "y")
	wantLog(t, st, 2, "0", "new")
	if len(st.Log[1].Changes) != 1 || st.Log[1].Changes[0].Key != "n" {
		t.Errorf("changes of a forgotten command stay: %q", st.Log[1].Changes)
	}
}

func TestFoldersWithOddNames(t *testing.T) {
	for _, name := range []string{"What? 100% #1 & co.kinora", "电影 é.kinora", "a'b\"c;d.kinora"} {
		dir := filepath.Join(t.TempDir(), "new", name)
		s, err := Create(t.Context(), dir, rowsOf("a", "1"), Options{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		s.Put(rowsOf("b", "2"))
		s, st := again(t, s)
		wantRows(t, st.Rows, "a", "1", "b", "2")
		s.Close()
		entries, _ := os.ReadDir(filepath.Dir(dir))
		if len(entries) != 1 || entries[0].Name() != name {
			t.Errorf("beside %s: %v", name, entries)
		}
	}
}

func TestCreateLeavesWhatIsThereAlone(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "Dunes.kinora")
	if err := os.WriteFile(dir, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := Create(t.Context(), dir, nil, Options{})
	wantReason(t, err, ErrExists, "Dunes")
	if data, _ := os.ReadFile(dir); string(data) != "mine" {
		t.Error("the file was replaced")
	}
}

func TestCreateThatFailsLeavesNothing(t *testing.T) {
	parent := t.TempDir()
	ctx, stop := contextThatEnded(t)
	defer stop()
	if _, err := Create(ctx, filepath.Join(parent, "Dunes.kinora"), rowsOf("a", "1"), Options{}); err == nil {
		t.Fatal("made in spite of an ended context")
	}
	if entries, _ := os.ReadDir(parent); len(entries) != 0 {
		t.Errorf("left behind: %v", entries)
	}
}

func TestAfterClose(t *testing.T) {
	s := film(t, rowsOf("a", "1"), Options{})
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s.Put(rowsOf("a", "2"))
	if err := s.Flush(t.Context()); !errors.Is(err, ErrClosed) {
		t.Errorf("Flush says %v", err)
	}
	if err := s.Close(); err != nil {
		t.Errorf("a second Close says %v", err)
	}
	if left, _ := filepath.Glob(filepath.Join(s.Dir(), dbName+"-*")); len(left) > 0 {
		t.Errorf("a closed film has %q", left)
	}
	_, st := reopen(t, s.Dir())
	wantRows(t, st.Rows, "a", "1")
	if _, err := os.Stat(filepath.Join(s.Dir(), dbName+"-shm")); err == nil {
		t.Error("it needs shared memory, which network drives lack")
	}
}

func contextThatEnded(t *testing.T) (context.Context, context.CancelFunc) {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	stop()
	return ctx, stop
}

func TestManyWritersAtOnce(t *testing.T) {
	s := film(t, nil, Options{})
	var all sync.WaitGroup
	for w := range 4 {
		all.Go(func() {
			for i := range 50 {
				s.Commit(Entry{Name: "c", Changes: []projects.Change{change(fmt.Sprint(w, "/", i), "", "x")}})
				s.SaveVersion("v", Auto, nil)
				if _, err := s.Versions(t.Context()); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	_, st := again(t, s)
	if len(st.Rows) != 200 || st.Cursor != 200 {
		t.Errorf("%d rows and %d commands are left of 200", len(st.Rows), st.Cursor)
	}
}
