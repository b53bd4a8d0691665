package store

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

func TestNoFilm(t *testing.T) {
	empty, other := t.TempDir(), t.TempDir()
	db, err := sql.Open("sqlite", filepath.Join(other, dbName))
	if err == nil {
		_, err = db.Exec("CREATE TABLE cake (id)")
	}
	if err = errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{empty, other, filepath.Join(empty, "missing")} {
		_, _, err := Open(t.Context(), dir, Options{})
		wantReason(t, err, ErrNotAFilm, dbName)
	}
	if entries, _ := os.ReadDir(empty); len(entries) != 0 {
		t.Errorf("opening left %v", entries)
	}
}

// sqlOn runs statements on the database of a film that is closed.
func sqlOn(t *testing.T, dir, statements string) {
	t.Helper()
	db, err := connect(filepath.Join(dir, dbName))
	if err != nil {
		t.Fatal(err)
	}
	_, err = db.Exec(statements)
	if err = errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
}

func TestANewerFilmIsRefusedAndLeftAlone(t *testing.T) {
	s := film(t, rowsOf("a", "1"), Options{})
	s.Close()
	sqlOn(t, s.Dir(), "PRAGMA user_version = 1000")
	before, _ := os.ReadFile(s.path())
	_, _, err := Open(t.Context(), s.Dir(), Options{})
	wantReason(t, err, ErrNewer, "update this one")
	if after, _ := os.ReadFile(s.path()); !bytes.Equal(before, after) {
		t.Error("the database was changed")
	}
}

func TestAnOlderFilmIsUpgradedAndKept(t *testing.T) {
	s := film(t, rowsOf("a", "1"), Options{})
	s.Close()
	sqlOn(t, s.Dir(), "ALTER TABLE row RENAME TO line") // a form that there never was
	rename := func(ctx context.Context, tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, "ALTER TABLE line RENAME TO row")
		return err
	}
	broken := func(context.Context, *sql.Tx) error { return errors.New("no room") }
	db, err := connect(s.path())
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if err := upgrade(t.Context(), db, s.path(), []step{rename, broken}); err == nil {
		t.Fatal("a step that failed is not told")
	}
	if v, err := form(t.Context(), db); v != 1 || err != nil {
		t.Fatalf("after a step that failed the form is %d, %v", v, err)
	}
	if err := upgrade(t.Context(), db, s.path(), []step{rename}); err != nil {
		t.Fatal(err)
	}
	st, err := load(t.Context(), db)
	if err != nil {
		t.Fatal(err)
	}
	wantRows(t, st.Rows, "a", "1")
	if v, _ := form(t.Context(), db); v != 2 {
		t.Errorf("form is %d, want 2", v)
	}
	old, err := connect(s.path() + ".v1.bak")
	if err != nil {
		t.Fatal(err)
	}
	defer old.Close()
	if v, err := form(t.Context(), old); v != 1 || err != nil {
		t.Errorf("the copy has form %d, %v", v, err)
	}
	if rows, err := readRows(t.Context(), old, "SELECT key, value FROM line"); err != nil || len(rows) != 1 {
		t.Errorf("the copy has %q, %v", rows, err)
	}
}

func TestADamagedFilm(t *testing.T) {
	s := film(t, rowsOf("a", "1"), Options{})
	s.Flush(t.Context())
	s.Close()
	if err := os.WriteFile(s.path(), []byte(strings.Repeat("rubbish ", 1000)), 0o644); err != nil {
		t.Fatal(err)
	}
	_, _, err := Open(t.Context(), s.Dir(), Options{})
	wantReason(t, err, ErrDamaged, backupPath(dbName), "rename")
	if err := os.Rename(backupPath(s.path()), s.path()); err != nil {
		t.Fatal(err)
	}
	s, st := reopen(t, s.Dir())
	wantRows(t, st.Rows, "a", "1")
	s.Close()
	sqlOn(t, s.Dir(), "UPDATE head SET done = 3; DROP TABLE version")
	os.Remove(backupPath(s.path()))
	_, _, err = Open(t.Context(), s.Dir(), Options{})
	wantReason(t, err, ErrDamaged, "3 of 0", "backup of yours")
}

// TestAnyDamageIsSurvived overwrites random stretches: the film opens or says why not.
func TestAnyDamageIsSurvived(t *testing.T) {
	s := film(t, nil, Options{})
	for i := range 200 {
		s.Commit(numbered(i + 1))
	}
	s.SaveVersion("x", Hand, nil)
	s.Close()
	whole, err := os.ReadFile(s.path())
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range 60 {
		broken := bytes.Clone(whole)
		at := random.IntN(len(broken))
		for i := at; i < min(at+1+random.IntN(64), len(broken)); i++ {
			broken[i] = byte(random.Uint32())
		}
		if err := os.WriteFile(s.path(), broken[:len(broken)-random.IntN(2)*random.IntN(len(broken))], 0o644); err != nil {
			t.Fatal(err)
		}
		openBroken(t, s.Dir())
	}
}

func openBroken(t *testing.T, dir string) {
	t.Helper()
	s, _, err := Open(t.Context(), dir, Options{})
	if err == nil {
		s.Close()
	} else if strings.Contains(err.Error(), "\n") {
		t.Errorf("not one line: %q", err)
	}
}

// openReadOnly opens a film as a user who may only read it.
func openReadOnly(dir string) {
	_, _, err := Open(ctxOfChild, dir, Options{})
	fmt.Println(errors.Is(err, ErrReadOnly), err)
}

func TestAFolderThatMayOnlyBeRead(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("folders have no such mode there")
	}
	s := film(t, rowsOf("a", "1"), Options{})
	s.Close()
	os.Chmod(s.Dir(), 0o555)
	defer os.Chmod(s.Dir(), 0o755)
	os.Chmod(s.path(), 0o444)
	var line string
	if os.Getuid() == 0 {
		line = asNobody(t, s.Dir())
	} else {
		_, _, err := Open(t.Context(), s.Dir(), Options{})
		line = fmt.Sprintln(errors.Is(err, ErrReadOnly), err)
	}
	if !strings.HasPrefix(line, "true ") || !strings.Contains(line, "allow writing") {
		t.Errorf("it says %q", line)
	}
}
