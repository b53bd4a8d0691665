package store

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"kinora/projects"
)

func versions(t *testing.T, s *Store) []Version {
	t.Helper()
	all, err := s.Versions(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestAVersionIsTheFilmAsItStood(t *testing.T) {
	now := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	s := film(t, rowsOf("a", "1", "b", "1"), Options{Now: func() time.Time { return now }})
	s.Commit(Entry{Name: "x", Changes: []projects.Change{change("a", "1", "2")}})
	s.SaveVersion("Rough cut", Hand, []byte("picture"))
	s.Commit(Entry{Name: "y", Changes: []projects.Change{change("b", "1", "")}})
	s.SaveVersion("", Auto, nil)
	all := versions(t, s)
	if len(all) != 2 {
		t.Fatalf("there are %d versions", len(all))
	}
	v := all[1]
	if v.Name != "Rough cut" || v.By != Hand || !v.At.Equal(now) || string(v.Picture) != "picture" || all[0].Picture != nil {
		t.Errorf("the version is %+v", v)
	}
	rows, err := s.Version(t.Context(), v.ID)
	if err != nil {
		t.Fatal(err)
	}
	wantRows(t, rows, "a", "2", "b", "1")
	s.RemoveVersion(v.ID)
	if left := versions(t, s); len(left) != 1 || left[0].By != Auto {
		t.Errorf("left are %+v", left)
	}
	if _, err := s.Version(t.Context(), v.ID); err == nil || !strings.Contains(err.Error(), "no version") {
		t.Errorf("a version that is gone: %v", err)
	}
}

func TestAutosaveOfNothingNewKeepsNothing(t *testing.T) {
	s := film(t, rowsOf("a", "1"), Options{})
	for _, rows := range []map[string][]byte{nil, nil, rowsOf("a", "2"), nil, {"a": nil}, nil, rowsOf("b", "1", "c", "1")} {
		s.Put(rows)
		s.SaveVersion("", Auto, nil)
	}
	s.SaveVersion("same", Hand, nil)
	if n := len(versions(t, s)); n != 5 {
		t.Errorf("%d versions were kept, want 5", n)
	}
}

func TestThinningLeavesHandmadeVersions(t *testing.T) {
	now := time.Date(2026, 6, 1, 12, 30, 0, 0, time.UTC)
	clock := now
	s := film(t, nil, Options{Now: func() time.Time { return clock }})
	for i := range 40 {
		clock = now.Add(time.Duration(i) * time.Minute)
		s.Put(rowsOf("n", fmt.Sprint(i)))
		s.SaveVersion(fmt.Sprint("auto ", i), Auto, nil)
		if i%10 == 0 {
			s.SaveVersion("mine", Hand, nil)
		}
	}
	count := map[By]int{}
	for _, v := range versions(t, s) {
		count[v.By]++
	}
	// The newest 10 reach back to 13:00; of the hour from 12:00 its last one is left.
	if count[Hand] != 4 || count[Auto] != 11 {
		t.Errorf("there are %d by hand, want 4, and %d automatic, want 11", count[Hand], count[Auto])
	}
}

func TestThin(t *testing.T) {
	now := time.Date(2026, 6, 30, 12, 0, 0, 0, time.UTC)
	var all []Version // one each 10 minutes for 10 days
	for i := range 10 * 24 * 6 {
		all = append(all, Version{ID: int64(10000 - i), By: Auto, At: now.Add(-time.Duration(i) * 10 * time.Minute)})
	}
	gone := thin(all, now)
	left := slices.DeleteFunc(slices.Clone(all), func(v Version) bool { return slices.Contains(gone, v.ID) })
	hours, days := 0, 0
	for _, v := range left[keepNewest:] {
		if now.Sub(v.At) < keepHourly {
			hours++
		} else {
			days++
		}
	}
	if len(left) < keepNewest || left[keepNewest-1].ID != all[keepNewest-1].ID || hours < 45 || hours > 48 || days < 8 || days > 9 {
		t.Errorf("left are %d: %d by the hour, %d by the day", len(left), hours, days)
	}
	if more := thin(left, now); len(more) != 0 {
		t.Errorf("thinning again takes %v", more)
	}
}

func TestMediaAreKeptOnce(t *testing.T) {
	s := film(t, nil, Options{})
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	digest, path, err := s.AddFile(t.Context(), write("a.MP4", "film"), Copy)
	if err != nil {
		t.Fatal(err)
	}
	if want := filepath.Join(s.Media(), digest[:2], digest+".mp4"); path != want {
		t.Errorf("it lies at %s, want %s", path, want)
	}
	for _, how := range []How{Copy, Move} {
		src := write("b.mov", "film")
		d, p, err := s.AddFile(t.Context(), src, how)
		if err != nil || d != digest || p != path {
			t.Errorf("the same again is %s at %s, %v", d, p, err)
		}
		if _, err := os.Stat(src); (err == nil) != (how == Copy) {
			t.Errorf("how %d: the source: %v", how, err)
		}
	}
	if d, p, err := s.AddFile(t.Context(), path, Move); err != nil || d != digest || p != path {
		t.Errorf("a file of the film itself: %s at %s, %v", d, p, err)
	}
	if p, ok := s.File(digest); !ok || p != path {
		t.Errorf("File gives %s, %v", p, ok)
	}
	_, moved, err := s.AddFile(t.Context(), write("c.tar.x?y", "other"), Move)
	if data, _ := os.ReadFile(moved); err != nil || string(data) != "other" || filepath.Ext(moved) != "" {
		t.Errorf("moved to %s with %q, %v", moved, data, err)
	}
}

func TestMediaThatFailLeaveNothing(t *testing.T) {
	s := film(t, nil, Options{})
	ctx, stop := contextThatEnded(t)
	defer stop()
	src := filepath.Join(t.TempDir(), "a.mp4")
	if err := os.WriteFile(src, []byte("film"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, how := range []How{Copy, Move} {
		if _, _, err := s.AddFile(ctx, src, how); err == nil {
			t.Error("added in spite of an ended context")
		}
		for _, bad := range []string{t.TempDir(), src + ".missing"} {
			if _, _, err := s.AddFile(t.Context(), bad, how); err == nil || !strings.Contains(err.Error(), bad) {
				t.Errorf("%s: %v", bad, err)
			}
		}
	}
	if _, err := os.Stat(src); err != nil {
		t.Error("the source is gone")
	}
	if left, _ := os.ReadDir(s.Media()); len(left) != 0 {
		t.Errorf("left: %v", left)
	}
	half := filepath.Join(s.Media(), unfinished+"1")
	if err := os.WriteFile(half, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	again(t, s)
	if _, err := os.Stat(half); err == nil {
		t.Error("what a killed process left half written stays")
	}
}

func FuzzEnding(f *testing.F) {
	f.Add("a/b.mp4")
	f.Add("..")
	f.Add("x.\x00/y")
	f.Fuzz(func(t *testing.T, path string) {
		e := ending(path)
		if name := "abc" + e; filepath.Base(name) != name || strings.ContainsAny(name, "\x00:*?\\") {
			t.Errorf("%q makes the name %q", path, name)
		}
	})
}

func TestAVersionGetsItsPictureLater(t *testing.T) {
	s := film(t, rowsOf("a", "1"), Options{})
	first := s.SaveVersion("first", Hand, nil)
	s.SaveVersion("second", Hand, nil)
	s.PictureVersion(first, []byte("picture"))
	s.PictureVersion(first.Add(time.Hour), []byte("of no version"))
	all := versions(t, s)
	if len(all) != 2 || string(all[1].Picture) != "picture" || all[0].Picture != nil {
		t.Errorf("versions %+v", all)
	}
}
