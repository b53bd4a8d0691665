package store

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"kinora/projects"
)

// large makes a film of 1 000 rows and 10 000 commands with two changes each.
func large(b *testing.B) string {
	b.Helper()
	value := `{"text":"` + strings.Repeat("x", 200) + `"}`
	rows := map[string][]byte{}
	for i := range 1000 {
		rows[fmt.Sprint("clip/", i)] = []byte(value)
	}
	s, err := Create(b.Context(), filepath.Join(b.TempDir(), "Large.kinora"), rows, Options{})
	if err != nil {
		b.Fatal(err)
	}
	for i := range 10000 {
		key := fmt.Sprint("clip/", i%1000)
		s.Commit(Entry{Name: "Move clip", Changes: []projects.Change{change(key, value, value), change("timeline", value, value)}})
	}
	if err := s.Close(); err != nil {
		b.Fatal(err)
	}
	return s.Dir()
}

func BenchmarkOpen(b *testing.B) {
	dir := large(b)
	for b.Loop() {
		s, st, err := Open(b.Context(), dir, Options{})
		if err != nil || len(st.Log) != 10000 {
			b.Fatal(len(st.Log), err)
		}
		b.StopTimer()
		s.Close()
		b.StartTimer()
	}
}

// BenchmarkCommit is one command at a time, each waited for.
func BenchmarkCommit(b *testing.B) {
	s := benchFilm(b)
	for i := 1; b.Loop(); i++ {
		s.Commit(numbered(i))
		if err := s.round(b.Context()); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkBurst is a thousand commands, waited for at the end.
func BenchmarkBurst(b *testing.B) {
	s := benchFilm(b)
	for i := 1; b.Loop(); {
		for range 1000 {
			s.Commit(numbered(i))
			i++
		}
		if err := s.round(b.Context()); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkVersion saves the large film by hand.
func BenchmarkVersion(b *testing.B) {
	s, _, err := Open(b.Context(), large(b), Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	for b.Loop() {
		s.SaveVersion("", Hand, nil)
		if err := s.round(b.Context()); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkBackup copies the database of the large film.
func BenchmarkBackup(b *testing.B) {
	s, _, err := Open(b.Context(), large(b), Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	for b.Loop() {
		if err := copyTo(b.Context(), s.db, backupPath(s.path())); err != nil {
			b.Fatal(err)
		}
	}
}

func benchFilm(b *testing.B) *Store {
	b.Helper()
	s, err := Create(b.Context(), filepath.Join(b.TempDir(), "Bench.kinora"), nil, Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { s.Close() })
	return s
}
