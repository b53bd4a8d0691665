package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"kinora/projects"
)

// problems collects what OnError is told.
func problems() (Options, chan error) {
	told := make(chan error, 100)
	return Options{OnError: func(err error) { told <- err }}, told
}

func next(t *testing.T, told chan error) error {
	t.Helper()
	select {
	case err := <-told:
		return err
	case <-time.After(10 * time.Second):
		t.Fatal("OnError was not told")
		return nil
	}
}

func TestAFullDiskLosesNothing(t *testing.T) {
	opts, told := problems()
	s := film(t, rowsOf("a", "1"), opts)
	s.Flush(t.Context())
	limit(t, s, 9)
	s.Put(rowsOf("big", strings.Repeat("x", 1<<20)))
	wantReason(t, next(t, told), ErrFull, `"Dunes"`, "make room")
	s.Commit(Entry{Name: "small", Changes: []projects.Change{change("a", "1", "2")}})
	wantReason(t, s.Flush(t.Context()), ErrFull)
	limit(t, s, 1<<30)
	if err := s.Flush(t.Context()); err != nil {
		t.Fatal(err)
	}
	for next(t, told) != nil { // and nil when it goes on
	}
	_, st := again(t, s)
	wantRows(t, st.Rows, "a", "2", "big", strings.Repeat("x", 1<<20))
	wantLog(t, st, 1, "small")
}

// limit has SQLite say that the disk is full beyond so many pages.
func limit(t *testing.T, s *Store, pages int) {
	t.Helper()
	if _, err := s.db.Exec(fmt.Sprintf("PRAGMA max_page_count = %d", pages)); err != nil {
		t.Fatal(err)
	}
}

// TestARealFullDisk needs the right to mount a file system of its own.
func TestARealFullDisk(t *testing.T) {
	disk := t.TempDir()
	mountSmall(t, disk)
	opts, told := problems()
	s, err := Create(t.Context(), filepath.Join(disk, "Dunes.kinora"), nil, opts)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	s.Flush(t.Context())
	plug := filepath.Join(disk, "plug")
	if err := os.WriteFile(plug, make([]byte, 1<<21), 0o600); !errors.Is(err, syscall.ENOSPC) {
		t.Fatalf("the disk is not full: %v", err)
	}
	s.Put(rowsOf("big", strings.Repeat("x", 1<<18)))
	wantReason(t, next(t, told), ErrFull)
	os.Remove(plug)
	_, st := again(t, s)
	if len(st.Rows["big"]) != 1<<18 {
		t.Error("the row was lost")
	}
}

func mayGoAway(t *testing.T) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("a folder with open files cannot be moved or removed there")
	}
}

func TestAFolderThatGoesAway(t *testing.T) {
	mayGoAway(t)
	opts, told := problems()
	s := film(t, rowsOf("a", "1"), opts)
	s.Flush(t.Context())
	elsewhere := s.Dir() + ".moved"
	if err := os.Rename(s.Dir(), elsewhere); err != nil {
		t.Fatal(err)
	}
	s.Put(rowsOf("a", "2"))
	wantReason(t, next(t, told), ErrGone, s.Dir(), "bring its folder back")
	other, err := Create(t.Context(), s.Dir(), rowsOf("a", "other"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	wantReason(t, s.Flush(t.Context()), ErrLocked)
	other.Close()
	wantReason(t, s.Flush(t.Context()), ErrGone)
	if err := errors.Join(os.RemoveAll(s.Dir()), os.Rename(elsewhere, s.Dir())); err != nil {
		t.Fatal(err)
	}
	_, st := again(t, s)
	wantRows(t, st.Rows, "a", "2")
}

// TestADriveThatComesBack has the connection broken and the folder put back as a copy, as
// after a drive was unplugged; then as a copy that is older.
func TestADriveThatComesBack(t *testing.T) {
	mayGoAway(t)
	opts, told := problems()
	s := film(t, rowsOf("a", "1"), opts)
	old := filepath.Join(t.TempDir(), "old")
	s.Flush(t.Context())
	copyFolder(t, s.Dir(), old)
	s.Put(rowsOf("a", "2"))
	s.Flush(t.Context())
	same := filepath.Join(t.TempDir(), "same")
	copyFolder(t, s.Dir(), same)
	os.RemoveAll(s.Dir())
	s.database().Close()
	s.Put(rowsOf("b", "3"))
	wantReason(t, next(t, told), ErrGone)
	copyFolder(t, old, s.Dir())
	wantReason(t, s.Flush(t.Context()), ErrGone, "older copy")
	openAndClose(t, s.Dir()) // nobody holds on to it
	os.RemoveAll(s.Dir())
	copyFolder(t, same, s.Dir())
	if err := s.Flush(t.Context()); err != nil {
		t.Fatal(err)
	}
	_, _, err := Open(t.Context(), s.Dir(), Options{})
	wantReason(t, err, ErrLocked)
	_, st := again(t, s)
	wantRows(t, st.Rows, "a", "2", "b", "3")
}

func copyFolder(t *testing.T, from, to string) {
	t.Helper()
	if err := os.CopyFS(to, os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
}

// TestABrokenConnectionIsMadeAnew has the film stay where it is.
func TestABrokenConnectionIsMadeAnew(t *testing.T) {
	opts, told := problems()
	s := film(t, rowsOf("a", "1"), opts)
	s.Flush(t.Context())
	s.database().Close()
	s.Put(rowsOf("a", "2"))
	if err := next(t, told); err == nil || !strings.Contains(err.Error(), "look after the disk") {
		t.Errorf("it says %v", err)
	}
	if err := s.Flush(t.Context()); err != nil {
		t.Fatal(err)
	}
	_, st := again(t, s)
	wantRows(t, st.Rows, "a", "2")
}

func TestAFolderThatIsRemoved(t *testing.T) {
	mayGoAway(t)
	opts, told := problems()
	s := film(t, rowsOf("a", "1"), opts)
	s.Flush(t.Context()) // else it is still making the first backup
	if err := os.RemoveAll(s.Dir()); err != nil {
		t.Fatal(err)
	}
	s.Put(rowsOf("a", "2"))
	wantReason(t, next(t, told), ErrGone)
	wantReason(t, s.Close(), ErrGone)
}
