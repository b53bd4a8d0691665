package store

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

func TestAFilmIsReadFromWithoutAndLeftAlone(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "Dunes.kinora")
	s, err := Create(t.Context(), dir, map[string][]byte{"head/0": []byte("{}")}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	s.SaveVersion("plain", Hand, nil)
	s.SaveVersion("with a picture", Hand, []byte("picture"))
	s.SaveVersion("plain again", Hand, nil)
	if err := s.Flush(t.Context()); err != nil {
		t.Fatal(err)
	}
	// While it is open here too.
	if p, err := Peek(t.Context(), dir); err != nil || string(p.Rows["head/0"]) != "{}" {
		t.Errorf("while it is open: %+v, %v", p, err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	before := listing(t, dir)
	p, err := Peek(t.Context(), dir)
	if err != nil || string(p.Picture) != "picture" || p.Changed.IsZero() || p.Media != filepath.Join(dir, "media") {
		t.Errorf("%+v, %v", p, err)
	}
	if after := listing(t, dir); after != before {
		t.Errorf("before %s, after %s", before, after)
	}
}

func TestWhatIsNoFilmCannotBePeekedAt(t *testing.T) {
	dir := t.TempDir()
	if _, err := Peek(t.Context(), filepath.Join(dir, "gone.kinora")); !errors.Is(err, ErrNotAFilm) {
		t.Errorf("missing: %v", err)
	}
	if err := os.WriteFile(filepath.Join(dir, dbName), []byte("this is no database, but a text of some length"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Peek(t.Context(), dir); err == nil {
		t.Error("a text was read as a film")
	}
}

// listing is the names of all that lies in a folder.
func listing(t *testing.T, dir string) string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	names := ""
	for _, e := range entries {
		names += e.Name() + " "
	}
	return names
}
