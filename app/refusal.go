package app

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

	"kinora/engine/media"
)

// refusal is a file that could not be taken, and why.
type refusal struct {
	path string
	err  error
}

// named is how many files are named in one line.
const named = 3

// notTaken says which files could not be taken: one line with their names, and why each was
// not for whoever asks.
func notTaken(all []refusal) Notice {
	var names, why []string
	for _, r := range all {
		names = append(names, filepath.Base(r.path))
		why = append(why, reasonOf(r.err))
	}
	n := Notice{Kind: Failure, More: strings.Join(why, "\n")}
	switch {
	case len(all) == 1:
		n.Text = fmt.Sprintf("%s was not taken: %s", names[0], shortly(all[0].err))
	case len(all) <= named:
		n.Text = fmt.Sprintf("%d files were not taken: %s", len(all), strings.Join(names, ", "))
	default:
		n.Text = fmt.Sprintf("%d files were not taken: %s and %d more", len(all), strings.Join(names[:named-1], ", "), len(all)-named+1)
	}
	return n
}

// shortly is what is wrong with a file, without its path and without FFmpeg's word for it.
func shortly(err error) string {
	var m *media.Error
	var path *fs.PathError
	switch {
	case errors.As(err, &path):
		return path.Err.Error()
	case !errors.As(err, &m):
		return err.Error()
	case m.Detail != "":
		return m.Detail
	}
	return m.Kind.Error()
}
