package app

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"

	"kinora/app/lane"
	"kinora/app/settings"
	"kinora/projects"
	"kinora/projects/store"
)

// FilmCopy is a copy of the film in the making.
type FilmCopy struct {
	Folder    string // that it will have
	Done, All int64  // bytes; All is 0 until it is known
	Stopping  bool
}

// FilmCopied is how a copy ended: with a film where neither of Stopped and Reason is set.
type FilmCopied struct {
	Folder  string
	Stopped bool
	Reason  string // why there is none, one line for a person
}

// copying is a copy in the making.
type copying struct {
	folder    string
	work      *lane.Job
	done, all atomic.Int64
}

func (c *copying) view() *FilmCopy {
	if c == nil {
		return nil
	}
	return &FilmCopy{Folder: c.folder, Done: c.done.Load(), All: c.all.Load(), Stopping: c.work != nil && c.work.Cancelled()}
}

// CopyFilm writes the film as it is now, with its media, its history and its versions, as
// a film of its own that is called what its folder is: the one with a name, without its
// ending, in place. The film that is open stays the one that is open, and goes on
// meanwhile. There is a whole copy or none; none takes the place of anything.
func (s *Studio) CopyFilm(place, name string) {
	if why := s.whyNoCopy(name); why != "" {
		s.brief(Warning, why)
		return
	}
	s.settle()
	kept, c := s.doc.store, &copying{folder: filepath.Join(place, filmFolder(name))}
	head := s.doc.film.Head
	head.Title = strings.TrimSuffix(filepath.Base(c.folder), filmEnding)
	s.copying = c
	c.work = s.copies.Do(func(ctx context.Context) {
		lost, err := s.copyFilm(ctx, kept, c, place, head)
		if errors.Is(err, store.ErrExists) {
			err = taken(c.folder)
		}
		s.cfg.Post(func() { s.copied(c, lost, err) })
	})
	s.trace.line("copying %s", c.folder)
	s.publish()
}

// whyNoCopy is why no copy with a name can be begun, "" where one can.
func (s *Studio) whyNoCopy(name string) string {
	switch {
	case s.doc.store == nil:
		return "No film is open."
	case s.copying != nil:
		return "A copy is being saved; wait for it, or cancel it first."
	case filmFolder(name) == "."+filmEnding:
		return "The copy has no name: give it one."
	}
	return ""
}

// copyFilm copies, on the lane of copies, and says how many media are lost.
func (s *Studio) copyFilm(ctx context.Context, kept *store.Store, c *copying, place string, head projects.Head) (lost int, err error) {
	key, row := projects.HeadRow(head)
	err = kept.CopyTo(ctx, c.folder, store.Copying{
		Changed: map[string][]byte{key: row},
		Outside: func(rows map[string][]byte) (all []store.Outside, err error) {
			all, lost, err = outside(rows)
			return all, err
		},
		Room: func(bytes int64) error { return s.room(place, bytes) },
		Progress: func(done, all int64) {
			c.done.Store(done)
			c.all.Store(all)
		},
	})
	return lost, err
}

// filmFolder is the name of a film's folder: somebody may have written its ending.
func filmFolder(name string) string {
	return safeName(strings.TrimSuffix(strings.TrimSpace(name), filmEnding)) + filmEnding
}

// outside is the media of rows that lie outside of the film's folder, and how many of them
// are lost.
func outside(rows map[string][]byte) (all []store.Outside, lost int, err error) {
	film, err := projects.FromRows(rows)
	if err != nil {
		return nil, 0, fmt.Errorf("the film cannot be read: %w", err)
	}
	for _, m := range film.Media {
		if m.Path == "" {
			continue
		}
		if _, err := os.Stat(m.Path); err != nil {
			lost++
			continue
		}
		o := store.Outside{Path: m.Path, Digest: m.Asset, Ext: m.Ext}
		m.Path = ""
		o.Key, o.Inside = projects.MediumRow(m)
		all = append(all, o)
	}
	return all, lost, nil
}

// room says why so many bytes do not fit where a copy is to lie.
func (s *Studio) room(place string, bytes int64) error {
	if s.cfg.Disk == nil {
		return nil
	}
	if left := s.cfg.Disk(place); left > 0 && left < bytes {
		return fmt.Errorf("the copy needs %s and there are %s left in %s: choose another folder", weight(bytes), weight(left), place)
	}
	return nil
}

// taken says that a folder is taken, and which name is not.
func taken(folder string) error {
	place, name := filepath.Split(folder)
	free := strings.TrimSuffix(filepath.Base(freeIn(place, strings.TrimSuffix(name, filmEnding))), filmEnding)
	return fmt.Errorf("%s is there already: choose another name, such as %s", name, free)
}

// copied is told, on the goroutine of the commands, how a copy ended.
func (s *Studio) copied(c *copying, lost int, err error) {
	s.copying, s.lastCopy = nil, &FilmCopied{Folder: c.folder}
	switch {
	case errors.Is(err, context.Canceled):
		s.lastCopy.Stopped = true
		s.trace.line("copy stopped")
		s.say(Info, "The copy was stopped. Nothing was written.")
	case err != nil:
		s.lastCopy.Reason = err.Error()
		s.trace.line("problem %v", err)
		s.say(Failure, "The film cannot be copied: "+err.Error())
	default:
		s.trace.line("copied %s", c.folder)
		s.offerFilm(c.folder)
		s.sayCopied(c.folder, lost)
	}
	s.weigh()
}

// sayCopied says where a copy lies, and how many of its media are lost: it may be looked
// for later.
func (s *Studio) sayCopied(folder string, lost int) {
	if lost > 0 {
		text := fmt.Sprintf("Saved a copy: %s. Files that are missing here are missing there too: %d.", folder, lost)
		s.wrote(Warning, text, folder)
		return
	}
	s.wrote(Success, "Saved a copy: "+folder, folder)
}

// CancelCopy stops the copy that is being saved.
func (s *Studio) CancelCopy() {
	if s.copying != nil {
		s.copying.work.Cancel()
		s.publish()
	}
}

// CopyPlace finds out where a copy of the film lies when nobody says otherwise, which is
// where the last one was put, else beside the film, and a name like another that is free
// there, without its ending, and then tells of them.
func (s *Studio) CopyPlace(like string, then func(place, name string)) {
	chosen, beside := s.set.Chosen[settings.FilmCopy], filepath.Dir(s.doc.folder)
	s.files.Do(func(context.Context) {
		free := freeIn(placeFor(chosen, beside), safeName(like))
		s.cfg.Post(func() { then(filepath.Dir(free), strings.TrimSuffix(filepath.Base(free), filmEnding)) })
	})
}
