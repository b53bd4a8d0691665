package app

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"kinora/projects"
	"kinora/projects/edit"
	"kinora/projects/rational"
	"kinora/projects/store"
)

// Films lie in folders; one is open at a time.

// filmEnding is how the names of films' folders end.
const filmEnding = ".kinora"

// startFilm opens the film that was named, or that of last time; only the very first start
// makes one. It runs once, at the start.
func (s *Studio) startFilm() {
	last := s.cfg.Film
	if last == "" && len(s.set.Recent) > 0 {
		last = s.set.Recent[0]
	}
	s.files.Do(func(ctx context.Context) {
		switch {
		case last != "":
			s.reopen(ctx, last)
		case s.cfg.Sample == nil:
			s.create(ctx, s.freeName("Untitled"))
		default:
			s.createSample(ctx)
		}
	})
}

// reopen opens the film of the start, on the lane of files. Where it cannot be opened none
// is: another one in its place would look like a loss.
func (s *Studio) reopen(ctx context.Context, folder string) {
	opened, err := s.load(ctx, folder)
	if err != nil && !there(folder) {
		err = fmt.Errorf("there is no film at %s", folder)
	}
	s.cfg.Post(func() {
		if err != nil {
			s.trace.line("problem %v", err)
			s.unopened = err.Error()
			s.say(Failure, s.unopened)
			return
		}
		s.enter(opened)
	})
}

// loaded is a film that was read and not entered yet.
type loaded struct {
	session
	rows map[string][]byte
}

// load reads a film, on the lane of files.
func (s *Studio) load(ctx context.Context, folder string) (loaded, error) {
	folder, err := filepath.Abs(folder)
	if err != nil {
		return loaded{}, err
	}
	kept, state, err := store.Open(ctx, folder, store.Options{OnError: s.unwritable})
	if err != nil {
		return loaded{}, err
	}
	film, err := projects.FromRows(state.Rows)
	if err != nil {
		return loaded{}, errors.Join(fmt.Errorf("the film %s is damaged: %w", filepath.Base(folder), err), kept.Close())
	}
	for _, e := range state.Log {
		for _, c := range e.Changes { // numbers of what was undone stay used
			film.Next = max(film.Next, projects.KeyID(c.Key)+1)
		}
	}
	return loaded{session{film: film, folder: folder, store: kept, entries: state.Log, cursor: state.Cursor}, state.Rows}, nil
}

// unwritable is told by the store, on its goroutine, that writing fails, or works again.
func (s *Studio) unwritable(err error) {
	s.cfg.Post(func() {
		s.doc.fault = ""
		if err != nil {
			s.doc.fault = err.Error()
			s.trace.line("problem %v", err)
		}
		s.publish()
	})
}

// NewFilm makes a film in a folder and opens it.
func (s *Studio) NewFilm(folder string) {
	if !strings.HasSuffix(folder, filmEnding) {
		folder += filmEnding
	}
	s.files.Do(func(ctx context.Context) { s.create(ctx, folder) })
}

// create makes a film with a shot to begin with, on the lane of files.
func (s *Studio) create(ctx context.Context, folder string) {
	s.createAs(ctx, folder, s.filmSize(), rational.Int(24), func(f projects.Film) (projects.Film, error) { return f, nil })
}

// createAs is create with a size in pixels and a rate in frames per second; fill puts
// things into the film.
func (s *Studio) createAs(ctx context.Context, folder string, size projects.Size, rate rational.Rat, fill func(projects.Film) (projects.Film, error)) {
	film, err := fill(edit.New(strings.TrimSuffix(filepath.Base(folder), filmEnding), size, rate))
	if err == nil && len(film.Board) == 0 {
		film, _, err = edit.AddCard(film, projects.Card{}, 0)
	}
	if err != nil {
		s.refuse(err)
		return
	}
	s.createOf(ctx, folder, film, projects.Rows(film), nil)
}

// createOf makes a film of rows and files, whole or not at all, and opens it.
func (s *Studio) createOf(ctx context.Context, folder string, film projects.Film, rows map[string][]byte, media fs.FS) {
	kept, err := store.Create(ctx, folder, rows, store.Options{OnError: s.unwritable})
	if err == nil && media != nil {
		if err = os.CopyFS(kept.Media(), media); err != nil {
			err = errors.Join(err, kept.Close(), os.RemoveAll(folder))
		}
	}
	if err != nil {
		s.refuse(err)
		return
	}
	s.cfg.Post(func() { s.enter(loaded{session{film: film, folder: folder, store: kept}, nil}) })
}

func (s *Studio) refuse(err error) {
	s.cfg.Post(func() {
		s.trace.line("problem %v", err)
		s.say(Failure, err.Error())
	})
}

// filmSize is the picture of a new film.
func (s *Studio) filmSize() projects.Size { return projects.Size{Width: 1024, Height: 576} }

// freeName is a folder among the user's films that is not there yet.
func (s *Studio) freeName(name string) string { return freeIn(s.cfg.Folders.Films, name) }

// freeIn is a folder of a film in another folder that is not there yet.
func freeIn(place, name string) string {
	folder := filepath.Join(place, name+filmEnding)
	for n := 2; ; n++ {
		if _, err := os.Lstat(folder); err != nil {
			return folder
		}
		folder = filepath.Join(place, fmt.Sprintf("%s %d%s", name, n, filmEnding))
	}
}

// NewUntitled makes a film among the user's own.
func (s *Studio) NewUntitled() {
	s.files.Do(func(ctx context.Context) { s.create(ctx, s.freeName("Untitled")) })
}

// OpenFilm opens a film in the place of the one that is open.
func (s *Studio) OpenFilm(folder string) {
	folder = strings.TrimSuffix(folder, string(filepath.Separator))
	if folder == s.doc.folder {
		s.brief(Info, "This film is open already.")
		return
	}
	s.files.Do(func(ctx context.Context) {
		opened, err := s.load(ctx, folder)
		s.cfg.Post(func() {
			if err != nil {
				s.trace.line("problem %v", err)
				s.say(Failure, err.Error())
				return
			}
			s.enter(opened)
		})
	})
}

// enter goes from the open film to another. What is being made of the old one stops
// first and goes on when that film is opened again.
func (s *Studio) enter(opened loaded) {
	s.settle()
	if j := s.queue.job; j != nil {
		j.end = projects.Waiting
		j.work.Cancel()
		s.after = func() { s.enter(opened) }
		return
	}
	if old := s.doc.store; old != nil {
		s.deck.Open("", false)
		s.files.Do(func(context.Context) {
			if err := old.Close(); err != nil {
				s.cfg.Post(func() { s.say(Failure, err.Error()) })
			}
		})
	}
	if s.doc.store != nil || s.notice.Text == s.unopened {
		s.notice = Notice{} // it is about the film that was open, or was to be
	}
	s.doc, s.unopened = opened.session, ""
	s.selection, s.captions, s.playhead, s.view = Selection{}, nil, 0, ViewShot
	s.watching, s.onScreen, s.open = WatchNothing, nil, projects.Source{}
	s.rememberFilm(opened.folder)
	s.takeUp(opened.rows[queueRow])
	s.changed()
	s.showCard(s.selection.Card)
	s.lookForMissing()
	s.weigh()
	s.trace.line("film %s", opened.folder)
	s.traceDocument()
	s.publish()
}

// RenameFilm changes the title that is shown; the folder keeps its name.
func (s *Studio) RenameFilm(title string) {
	s.changeSome("Title", "title", func(f projects.Film) (projects.Film, error) {
		f.Head.Title = title
		return f, nil
	})
}
