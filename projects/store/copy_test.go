package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kinora/projects"
)

// contents is the files below a folder.
func contents(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	all := map[string][]byte{}
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			name, _ := filepath.Rel(dir, path)
			all[name], err = os.ReadFile(path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// add takes a file with some contents into a film.
func add(t *testing.T, s *Store, text string) (path string) {
	t.Helper()
	src := filepath.Join(t.TempDir(), "clip.mp4")
	if err := os.WriteFile(src, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	_, path, err := s.AddFile(t.Context(), src, Copy)
	if err != nil {
		t.Fatal(err)
	}
	return path
}

func nothingIn(t *testing.T, dir string) {
	t.Helper()
	if left, _ := os.ReadDir(dir); len(left) > 0 {
		t.Errorf("%s was left", left[0].Name())
	}
}

func TestACopyIsTheFilmAndAnother(t *testing.T) {
	s := film(t, rowsOf("a", "1", "b", "1"), Options{})
	add(t, s, "one")
	add(t, s, "two")
	s.Commit(Entry{Name: "x", Changes: []projects.Change{change("a", "1", "2")}})
	s.SaveVersion("Rough cut", Hand, nil)
	s.Commit(Entry{Name: "y", Changes: []projects.Change{change("b", "1", "")}})
	s.Move(1, []projects.Change{change("b", "1", "")}, true)
	dir := filepath.Join(t.TempDir(), "Dunes copy.kinora")
	var done, all int64
	if err := s.CopyTo(t.Context(), dir, Copying{Progress: func(d, a int64) { done, all = d, a }}); err != nil {
		t.Fatal(err)
	}
	if done != 6 || all != 6 {
		t.Errorf("%d of %d bytes", done, all)
	}
	s.Commit(Entry{Name: "z", Changes: []projects.Change{change("a", "2", "3")}})
	c, st := reopen(t, dir) // while the film is open
	wantRows(t, st.Rows, "a", "2", "b", "1")
	wantLog(t, st, 1, "x", "y")
	if v := versions(t, c); len(v) != 1 || v[0].Name != "Rough cut" {
		t.Errorf("versions %+v", v)
	}
	if from, to := contents(t, s.Media()), contents(t, c.Media()); len(from) != 2 || !maps.EqualFunc(from, to, bytes.Equal) {
		t.Errorf("media %v, not %v", to, from)
	}
	if c.mark.film == s.mark.film {
		t.Error("the two cannot be told apart")
	}
	if left, _ := os.ReadDir(filepath.Dir(dir)); len(left) != 1 {
		t.Errorf("there are %d things beside it", len(left)-1)
	}
}

func TestACopyIsRefused(t *testing.T) {
	s := film(t, rowsOf("a", "1"), Options{})
	add(t, s, "one")
	there := t.TempDir()
	if err := os.WriteFile(filepath.Join(there, "Taken.kinora"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(s.Media(), link); err != nil {
		t.Skip(err)
	}
	full := func(int64) error { return errors.New("too much") }
	for _, c := range []struct {
		dir  string
		how  Copying
		want error
		says string
	}{
		{s.Dir(), Copying{}, ErrExists, "choose another name"},
		{filepath.Join(there, "Taken.kinora"), Copying{}, ErrExists, `"Taken" exists already`},
		{filepath.Join(s.Dir(), "In.kinora"), Copying{}, ErrInside, "outside of it"},
		{filepath.Join(link, "In.kinora"), Copying{}, ErrInside, "outside of it"},
		{filepath.Join(there, "none", "A.kinora"), Copying{}, nil, "is not there"},
		{filepath.Join(there, "A.kinora"), Copying{Room: full}, nil, "too much"},
	} {
		err := s.CopyTo(t.Context(), c.dir, c.how)
		if err == nil || c.want != nil && !errors.Is(err, c.want) || !strings.Contains(err.Error(), c.says) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v", c.dir, err)
		}
	}
	if left, _ := os.ReadDir(there); len(left) != 1 {
		t.Errorf("%d things were left", len(left)-1)
	}
	for name := range contents(t, s.Dir()) {
		if strings.Contains(name, ".new") || strings.HasPrefix(name, "In") {
			t.Errorf("%s was left in the film", name)
		}
	}
}

func TestACopyThatIsStoppedLeavesNothing(t *testing.T) {
	s := film(t, rowsOf("a", "1"), Options{})
	for _, text := range []string{"one", "two", "three"} {
		add(t, s, text)
	}
	there := t.TempDir()
	ctx, stop := context.WithCancel(t.Context())
	err := s.CopyTo(ctx, filepath.Join(there, "A.kinora"), Copying{Progress: func(done, _ int64) {
		if done > 3 {
			stop()
		}
	}})
	if !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	nothingIn(t, there)
	if err := s.CopyTo(t.Context(), filepath.Join(there, "A.kinora"), Copying{}); err != nil {
		t.Errorf("the next one: %v", err)
	}
}

func TestACopyThatDoesNotFitLeavesNothing(t *testing.T) {
	s := film(t, rowsOf("a", "1"), Options{})
	add(t, s, strings.Repeat("x", 2<<20))
	there := t.TempDir()
	mountSmall(t, there)
	err := s.CopyTo(t.Context(), filepath.Join(there, "A.kinora"), Copying{})
	if !errors.Is(err, ErrFull) || !strings.Contains(err.Error(), "no room for a copy in "+there) {
		t.Error(err)
	}
	nothingIn(t, there)
}

func TestMediaFromOutsideAreBroughtWhereTheyAreWhatTheyWere(t *testing.T) {
	s := film(t, rowsOf("m", "outside", "n", "outside", "o", "outside"), Options{})
	folder := t.TempDir()
	file := func(name, text string) (path, digest string) {
		path = filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		sum := sha256.Sum256([]byte(text))
		return path, hex.EncodeToString(sum[:])
	}
	large, digest := file("large.MOV", "large")
	changed, other := file("changed.mov", "before")
	file("changed.mov", "after")
	dir := filepath.Join(t.TempDir(), "A.kinora")
	err := s.CopyTo(t.Context(), dir, Copying{Outside: func(rows map[string][]byte) ([]Outside, error) {
		wantRows(t, rows, "m", "outside", "n", "outside", "o", "outside")
		return []Outside{
			{Path: large, Digest: digest, Ext: ".MOV", Key: "m", Inside: []byte("inside")},
			{Path: changed, Digest: other, Ext: ".mov", Key: "n", Inside: []byte("inside")},
			{Path: filepath.Join(folder, "gone.mov"), Digest: strings.Repeat("0", 64), Ext: ".mov", Key: "o", Inside: []byte("inside")},
		}, nil
	}})
	if err != nil {
		t.Fatal(err)
	}
	c, st := reopen(t, dir)
	wantRows(t, st.Rows, "m", "inside", "n", "outside", "o", "outside")
	got := contents(t, c.Media())
	if len(got) != 1 || string(got[filepath.Join(digest[:2], digest+".MOV")]) != "large" {
		t.Errorf("media %q", got)
	}
}

func TestAFilmIsCopiedWhileItIsWritten(t *testing.T) {
	s := film(t, rowsOf("n", "0"), Options{})
	stop, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		for i := 0; ; i++ {
			select {
			case <-stop:
				return
			case <-time.After(20 * time.Millisecond): // more than people do; what comes faster than it is written piles up
			}
			before, now := string(rune('0'+i%10)), string(rune('0'+(i+1)%10))
			digest := filepath.Base(add(t, s, now))
			s.Commit(Entry{Name: "take", Changes: []projects.Change{change("n", before, now), change("take/"+now, "", digest)}})
		}
	}()
	for _, name := range []string{"A.kinora", "B.kinora", "C.kinora"} {
		dir := filepath.Join(t.TempDir(), name)
		if err := s.CopyTo(t.Context(), dir, Copying{}); err != nil {
			t.Error(err)
			continue
		}
		c, st := reopen(t, dir)
		for key, digest := range st.Rows {
			if _, ok := c.File(strings.TrimSuffix(string(digest), ".mp4")); key != "n" && !ok {
				t.Errorf("%s is not in the copy", digest)
			}
		}
		if len(st.Log) > 0 && string(st.Rows["n"]) != string(st.Log[len(st.Log)-1].Changes[0].After) {
			t.Errorf("the rows are of another moment than the log")
		}
	}
	close(stop)
	<-stopped
}
