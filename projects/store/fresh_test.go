package store

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestWhatAKilledProcessLeftIsTakenAway(t *testing.T) {
	parent := t.TempDir()
	old := time.Now().Add(-forgotten - time.Hour)
	for name, of := range map[string]struct {
		files []string
		at    time.Time
		stays bool
	}{
		".Film.kinora-1.new":    {nil, old, false},
		".Film.kinora-2.new":    {[]string{dbName, dbName + "-wal"}, old, false},
		".Other.kinora-33.new":  {[]string{dbName, mediaName}, old, false},
		".Film.kinora-3.new":    {[]string{dbName, mediaName}, time.Now(), true},
		".Film.kinora-4.new":    {[]string{dbName, "letter.txt"}, old, true},
		".Film.kinora-five.new": {[]string{dbName}, old, true},
		"Film.kinora-6.new":     {[]string{dbName}, old, true},
	} {
		folder := filepath.Join(parent, name)
		touch(t, folder, of.at, of.files...)
		if fresh, err := freshFor(filepath.Join(parent, "New.kinora")); err != nil || os.Remove(fresh) != nil {
			t.Fatal(fresh, err)
		}
		if _, err := os.Stat(folder); (err == nil) != of.stays {
			t.Errorf("%s: %v, want it to stay: %v", name, err, of.stays)
		}
	}
}

// touch makes a folder with files that were all changed at a time.
func touch(t *testing.T, folder string, at time.Time, files ...string) {
	t.Helper()
	paths := []string{folder}
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		paths = append(paths, filepath.Join(folder, name))
		if err := os.WriteFile(paths[len(paths)-1], nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, path := range paths {
		if err := os.Chtimes(path, at, at); err != nil {
			t.Fatal(err)
		}
	}
}
