// Package filmfile reads films that a person wrote: YAML, JSON, or a prompt of several
// shots. It is strict: what it does not know it refuses, in one line that says where.
// It must not import anything that runs a model or reads a video.
package filmfile

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"kinora/projects"
)

// limit is the size in bytes of the longest film that is read, and maxShots how many
// shots it may have.
const (
	limit    = 1 << 20
	maxShots = 1000
)

// Error says what is wrong with a film, and where.
type Error struct {
	Name string // of the file; "" is a prompt
	Line int    // counted from 1; 0 is the whole
	What string // one line for a person
}

// Error is "name:line: what".
func (e *Error) Error() string {
	name := e.Name
	if name == "" {
		name = "the prompt"
	}
	if e.Line == 0 {
		return name + ": " + e.What
	}
	return fmt.Sprintf("%s:%d: %s", name, e.Line, e.What)
}

// Read reads the film in a file: a script where its name ends in .txt, else YAML, of
// which JSON is a part. Paths in it are made relative to the file's folder. Errors are
// *Error, or those of opening the file.
func Read(path string) (projects.Script, error) {
	data, err := contents(path)
	if err != nil {
		return projects.Script{}, err
	}
	var film projects.Script
	name := filepath.Base(path)
	if strings.EqualFold(filepath.Ext(path), ".txt") {
		film, err = Script(string(data), name)
	} else {
		film, err = Parse(data, name)
	}
	if err != nil {
		return projects.Script{}, err
	}
	return within(film, filepath.Dir(path)), nil
}

func contents(path string) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, &Error{Name: filepath.Base(path), What: "it is no file; a film is written in a YAML, JSON or text file"}
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, limit+1))
	if err == nil && len(data) > limit {
		err = &Error{Name: filepath.Base(path), What: "it is longer than 1 MB, so it is no film that a person wrote"}
	}
	return data, err
}

// within makes the paths of a film relative to a folder.
func within(film projects.Script, dir string) projects.Script {
	join := func(path string) string {
		if path == "" || filepath.IsAbs(path) {
			return path
		}
		return filepath.Join(dir, path)
	}
	film.Pack = join(film.Pack)
	for _, m := range film.Cast {
		for i, path := range m.Pictures {
			m.Pictures[i] = join(path)
		}
	}
	for _, s := range film.Shots {
		for i, r := range s.References {
			s.References[i].File = join(r.File)
		}
	}
	return film
}

// finish holds a film against itself: lines says where each shot's prompt is.
func finish(film projects.Script, name string, lines []int) (projects.Script, error) {
	if len(film.Shots) == 0 {
		return film, &Error{Name: name, What: "it has no shots: say at least one"}
	}
	for i, s := range film.Shots {
		if err := known(film, s.Mentions(), name, lines[i]); err != nil {
			return film, err
		}
	}
	return film, known(film, projects.Mentions(film.Style), name, 0)
}

// known finds out whether names are in the cast.
func known(film projects.Script, names []string, name string, line int) error {
	for _, mention := range names {
		if _, ok := film.Member(mention); !ok {
			return &Error{name, line, fmt.Sprintf("@%s is not in the cast%s", mention, members(film))}
		}
	}
	return nil
}

// members lists the cast for a message.
func members(film projects.Script) string {
	var names []string
	for _, m := range film.Cast {
		names = append(names, "@"+m.Name)
	}
	if len(names) == 0 {
		return ", which is empty"
	}
	return ": " + strings.Join(names, ", ")
}
