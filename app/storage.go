package app

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"kinora/projects"
)

// Storage is what Kinora keeps outside of films.
type Storage struct {
	Cuts     int64 // bytes of what was cut out of files for takes; it is made again when needed
	Jobs     int64 // bytes of how far interrupted takes have come
	Making   int64 // bytes of unfinished takes in the open film's folder
	Settings string
	Films    string
	Scratch  string
	JobsAt   string
}

// ListStorage hands over what is kept where, and how large it is.
func (s *Studio) ListStorage(then func(Storage)) {
	f, film := s.cfg.Folders, s.doc.folder
	s.background(func(context.Context) {
		out := Storage{
			Cuts: weightOf(f.Scratch), Jobs: weightOf(f.Jobs),
			Settings: f.Settings, Films: f.Films, Scratch: f.Scratch, JobsAt: f.Jobs,
		}
		if film != "" {
			out.Making = weightOf(filepath.Join(film, makingFolder))
		}
		s.cfg.Post(func() { then(out) })
	})
}

// makingFolder is where takes of a film are written until they are whole.
const makingFolder = "making"

// CleanUp removes what can be made again: cuts, and unfinished takes where none waits to go
// on. It is refused while a take is made. then is called when it is over.
func (s *Studio) CleanUp(then func()) {
	if s.queue.job != nil {
		s.brief(Warning, "A take is being made: clean up when it is done, or pause it first.")
		return
	}
	folders := []string{s.cfg.Folders.Scratch}
	if !s.goesOn() {
		folders = append(folders, s.cfg.Folders.Jobs)
		if s.doc.folder != "" {
			folders = append(folders, filepath.Join(s.doc.folder, makingFolder))
		}
	}
	s.gpu.Do(func(context.Context) { // where nothing is made meanwhile
		var freed int64
		var err error
		for _, folder := range folders {
			before := weightOf(folder)
			err = errors.Join(err, empty(folder))
			freed += before - weightOf(folder)
		}
		s.cfg.Post(func() { s.cleaned(freed, err, then) })
	})
}

// goesOn reports whether a take waits that may have been begun.
func (s *Studio) goesOn() bool {
	return slices.ContainsFunc(s.queue.waiting, func(id projects.ID) bool {
		state := s.doc.film.Outcomes[id].State
		return state == projects.Waiting || state == projects.Paused
	})
}

func (s *Studio) cleaned(freed int64, err error, then func()) {
	if err != nil {
		s.say(Failure, "Not everything could be removed: "+reasonOf(err))
	} else {
		s.say(Success, "Freed "+weight(freed)+".")
	}
	then()
}

// weightOf is the bytes of the files in a folder; what cannot be read counts nothing.
func weightOf(folder string) int64 {
	var sum int64
	if folder == "" {
		return 0
	}
	_ = filepath.WalkDir(folder, func(_ string, d fs.DirEntry, err error) error {
		if err != nil {
			return nil //nolint:nilerr // a folder that is not there weighs nothing
		}
		if info, err := d.Info(); err == nil && info.Mode().IsRegular() {
			sum += info.Size()
		}
		return nil
	})
	return sum
}

// empty removes what is in a folder, but not the folder.
func empty(folder string) error {
	if folder == "" {
		return nil
	}
	entries, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	for _, e := range entries {
		err = errors.Join(err, os.RemoveAll(filepath.Join(folder, e.Name())))
	}
	return err
}

// weight is an amount of bytes as a person reads it, in powers of 1024.
func weight(n int64) string {
	if n >= 1<<30 {
		return fmt.Sprintf("%.1f GB", float64(n)/(1<<30))
	}
	return fmt.Sprintf("%.1f MB", float64(n)/(1<<20))
}
