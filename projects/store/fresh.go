package store

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"
)

// forgotten is how long nothing must have been put into a folder in the making before it
// is taken for that of a process that was killed.
const forgotten = 24 * time.Hour

// inTheMaking is the names that freshFor gives.
var inTheMaking = regexp.MustCompile(`^\..+-\d+\.new$`)

// freshFor makes a hidden folder beside dir, to be filled and then renamed to it, and takes
// away what killed processes have left there.
func freshFor(dir string) (string, error) {
	parent := filepath.Dir(dir)
	sweep(parent, time.Now().Add(-forgotten))
	return os.MkdirTemp(parent, "."+filepath.Base(dir)+"-*.new")
}

// sweep removes the folders in the making that nothing was put into since then. A name
// alone proves nothing: what holds anything but a film stays.
func sweep(parent string, since time.Time) {
	all, _ := os.ReadDir(parent)
	for _, e := range all {
		folder := filepath.Join(parent, e.Name())
		if e.IsDir() && inTheMaking.MatchString(e.Name()) && abandoned(folder, since) {
			_ = os.RemoveAll(folder) // else it is tried again the next time
		}
	}
}

// abandoned reports whether a folder holds nothing but a film, or a part of one, and has
// not grown since then.
func abandoned(folder string, since time.Time) bool {
	all, err := os.ReadDir(folder)
	if err != nil || changed(folder, since) {
		return false
	}
	return !slices.ContainsFunc(all, func(e os.DirEntry) bool {
		ours := e.Name() == mediaName || strings.HasPrefix(e.Name(), dbName)
		return !ours || changed(filepath.Join(folder, e.Name()), since)
	})
}

func changed(path string, since time.Time) bool {
	info, err := os.Stat(path)
	return err != nil || info.ModTime().After(since)
}
