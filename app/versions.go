package app

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/jpeg"
	"path/filepath"
	"strings"
	"time"

	"kinora/projects"
	"kinora/projects/store"
)

// every is how often a version is kept that nobody asked for.
const every = 10 * time.Minute

// SaveVersion keeps the film as it stands under a name. Nothing that happens later
// touches it. Everything else is saved all the time by itself.
func (s *Studio) SaveVersion(name string) {
	if s.doc.store == nil {
		return
	}
	s.settle()
	if name == "" {
		name = time.Now().Format("2 January 2006, 15:04")
	}
	s.keepVersion(name, store.Hand)
	s.trace.line("saved %s", name)
	s.say(Success, "Saved as version “"+name+"”.")
}

// keepVersion writes a version at once: what is done next is not part of it. The picture of
// the first thing there is to see comes when it is made.
func (s *Studio) keepVersion(name string, by store.By) {
	kept, path := s.doc.store, s.coverPath()
	at := kept.SaveVersion(name, by, nil)
	s.doc.versions++
	s.thumbs.Do(func(ctx context.Context) {
		cover := s.cover(ctx, path)
		if cover == nil {
			return
		}
		kept.PictureVersion(at, cover)
		s.cfg.Post(func() {
			if kept == s.doc.store {
				s.doc.versions++
				s.publish()
			}
		})
	})
}

// coverPath is the file that shows what the film is about.
func (s *Studio) coverPath() string {
	for _, source := range seen(s.doc.film) {
		if path := s.pathOf(source); path != "" {
			return path
		}
	}
	return ""
}

// cover is a small picture as JPEG, nil where there is none.
func (s *Studio) cover(ctx context.Context, path string) []byte {
	if path == "" {
		return nil
	}
	p := s.pictureOf(ctx, path, wanted{tenths: 5, side: thumbSide})
	if p == nil {
		return nil
	}
	var out bytes.Buffer
	if jpeg.Encode(&out, p, &jpeg.Options{Quality: 80}) != nil {
		return nil
	}
	return out.Bytes()
}

// autoVersions keeps a version now and then, where something was done since the last.
func (s *Studio) autoVersions(ctx context.Context) {
	ticker := time.NewTicker(every)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
			s.cfg.Post(func() {
				if s.doc.store != nil && s.doc.cursor != s.doc.versioned {
					s.doc.versioned = s.doc.cursor
					s.keepVersion(time.Now().Format("15:04"), store.Auto)
				}
			})
		}
	}
}

// Version is the film as it was.
type Version struct {
	ID      int64
	Name    string
	At      time.Time
	ByHand  bool
	Picture image.Image // nil for none
}

// Versions hands the versions of the film over, the newest first, when they are read.
func (s *Studio) Versions(then func([]Version)) {
	kept := s.doc.store
	if kept == nil {
		return
	}
	s.files.Do(func(ctx context.Context) {
		all, err := kept.Versions(ctx)
		var out []Version
		for _, v := range all {
			shown := Version{ID: v.ID, Name: v.Name, At: v.At, ByHand: v.By == store.Hand}
			if p, err := jpeg.Decode(bytes.NewReader(v.Picture)); err == nil {
				shown.Picture = p
			}
			out = append(out, shown)
		}
		s.cfg.Post(func() {
			if err != nil {
				s.say(Failure, err.Error())
			}
			then(out)
		})
	})
}

// OpenVersion opens the film as it was as a film of its own beside it, which shares no
// file with it, and leaves this one as it is.
func (s *Studio) OpenVersion(id int64, name string) {
	kept, folder := s.doc.store, s.doc.folder
	if kept == nil {
		return
	}
	s.files.Do(func(ctx context.Context) {
		beside, err := s.versionBeside(ctx, kept, folder, id, name)
		s.cfg.Post(func() {
			if err != nil {
				s.say(Failure, err.Error())
				return
			}
			s.OpenFilm(beside)
		})
	})
}

// versionBeside writes a version as a film beside the film, on the lane of files.
func (s *Studio) versionBeside(ctx context.Context, kept *store.Store, folder string, id int64, name string) (string, error) {
	rows, err := kept.Version(ctx, id)
	if err != nil {
		return "", err
	}
	delete(rows, queueRow) // what waited then is not to be made again
	beside := strings.TrimSuffix(folder, filmEnding) + " – " + safeName(name) + filmEnding
	fresh, err := store.Create(ctx, beside, rows, store.Options{})
	if err != nil {
		return "", err
	}
	defer fresh.Close()
	film, err := projects.FromRows(rows)
	if err != nil {
		return "", fmt.Errorf("the version cannot be read: %w", err)
	}
	for _, digest := range assets(film) {
		if path, ok := kept.File(digest); ok {
			if _, _, err := fresh.AddFile(ctx, path, store.Copy); err != nil {
				return "", err
			}
		}
	}
	return beside, nil
}

// assets are the digests of all files of a film.
func assets(f projects.Film) []string {
	var out []string
	for _, m := range f.Media {
		out = append(out, m.Asset)
	}
	for _, o := range f.Outcomes {
		if o.Asset != "" {
			out = append(out, o.Asset)
		}
	}
	return out
}

// safeName is a name that every system can give a file.
func safeName(name string) string {
	name = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, r) || r < ' ' {
			return '-'
		}
		return r
	}, name)
	return filepath.Base(strings.TrimSpace(name))
}
