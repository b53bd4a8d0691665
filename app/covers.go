package app

import (
	"bytes"
	"context"
	"image"
	_ "image/png" // versions may have such pictures
	"os"
	"path/filepath"
	"strings"
	"time"

	"kinora/projects"
	"kinora/projects/rational"
	"kinora/projects/store"
)

// Cover is a film as it is offered for opening.
type Cover struct {
	Folder  string
	Title   string
	Picture image.Image // nil for none
	Shots   int
	Seconds rational.Rat // of its timeline
	Changed time.Time
	Fault   string // why it cannot be opened, one line for a person; "" where nothing is known against it
}

// Covers hands over what the recent films look like, when they have been read. No film
// is opened for it.
func (s *Studio) Covers(then func([]Cover)) {
	folders := s.set.Recent
	s.thumbs.Do(func(ctx context.Context) {
		covers := make([]Cover, len(folders))
		for i, folder := range folders {
			covers[i] = s.coverOf(ctx, folder)
		}
		s.cfg.Post(func() { then(covers) })
	})
}

// coverOf reads a film from without, on the lane of pictures.
func (s *Studio) coverOf(ctx context.Context, folder string) Cover {
	c := Cover{Folder: folder, Title: strings.TrimSuffix(filepath.Base(folder), filmEnding)}
	p, err := store.Peek(ctx, folder)
	c.Changed = p.Changed
	if err != nil {
		c.Fault = err.Error()
		return c
	}
	film, err := projects.FromRows(p.Rows)
	if err != nil {
		c.Fault = "the film is damaged: " + err.Error()
		return c
	}
	if film.Head.Title != "" {
		c.Title = film.Head.Title
	}
	c.Shots, c.Seconds = len(film.Board), film.Seconds(film.Timeline.Frames())
	if picture, _, err := image.Decode(bytes.NewReader(p.Picture)); err == nil {
		c.Picture = picture
	} else if picture := s.firstPicture(ctx, film, p.Media); picture != nil {
		c.Picture = picture
	}
	return c
}

// firstPicture is of the first file of a film that lies in its folder and can be seen.
func (s *Studio) firstPicture(ctx context.Context, f projects.Film, media string) *image.RGBA {
	for _, source := range seen(f) {
		digest, ext := f.Asset(source)
		if digest == "" {
			continue
		}
		path := filepath.Join(media, digest[:2], digest+ext)
		if p := s.pictureOf(ctx, path, wanted{tenths: 5, side: thumbSide}); p != nil {
			return p
		}
	}
	return nil
}

// seen is what stands for a film: the clips of its timeline, then its shots.
func seen(f projects.Film) []projects.Source {
	var out []projects.Source
	for _, t := range f.Timeline.Tracks {
		for _, c := range t.Clips {
			if t.Kind == projects.PictureTrack {
				out = append(out, c.Source)
			}
		}
	}
	for _, c := range f.Board {
		out = append(out, projects.Source{Take: f.Shown(c.ID)})
	}
	return out
}

// ForgetFilm takes a film out of the recent ones. It stays where it is.
func (s *Studio) ForgetFilm(folder string) {
	var rest []string
	for _, f := range s.set.Recent {
		if f != folder {
			rest = append(rest, f)
		}
	}
	s.set.Recent = rest
	s.touch()
	s.publish()
}

// there reports whether something lies at a path.
func there(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}
