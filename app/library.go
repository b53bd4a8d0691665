package app

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"kinora/app/settings"
	"kinora/projects"
	"kinora/projects/edit"
	"kinora/projects/store"
)

// large is the size in bytes above which an imported file stays where it is; smaller ones
// are copied into the film's folder, so that they are there when the original moves.
const large = 200 << 20

// Import brings files into the library. A folder stands for the files in it; text files
// become shots, one for each line.
func (s *Studio) Import(paths ...string) { s.importTo(nil, paths...) }

// importTo imports files and calls then, on the goroutine of the commands, with the media
// that they became; it may be nil.
func (s *Studio) importTo(then func([]projects.Medium), paths ...string) {
	if s.doc.store == nil || len(paths) == 0 {
		return
	}
	s.choseFile(settings.Media, paths[0])
	kept := s.doc.store
	s.files.Do(func(ctx context.Context) {
		var media []projects.Medium
		var refused []refusal
		for _, path := range spread(paths) {
			if strings.EqualFold(filepath.Ext(path), ".txt") {
				s.importText(path)
				continue
			}
			m, err := s.bring(ctx, kept, path)
			if err != nil {
				refused = append(refused, refusal{path, err})
				continue
			}
			media = append(media, m)
		}
		s.cfg.Post(func() { s.imported(kept, media, refused, then) })
	})
}

// spread puts the files of folders in the place of the folders, in order.
func spread(paths []string) []string {
	var out []string
	for _, path := range paths {
		entries, err := os.ReadDir(path)
		if err != nil || strings.HasSuffix(path, filmEnding) {
			out = append(out, path)
			continue
		}
		for _, e := range entries {
			if e.Type().IsRegular() && !strings.HasPrefix(e.Name(), ".") {
				out = append(out, filepath.Join(path, e.Name()))
			}
		}
	}
	return out
}

// bring looks at a file and takes it into the film's folder unless it is large.
func (s *Studio) bring(ctx context.Context, kept *store.Store, path string) (projects.Medium, error) {
	l, err := s.describe(ctx, path)
	if err != nil {
		return l.Medium, err
	}
	info, err := os.Stat(path)
	if err != nil {
		return l.Medium, err
	}
	m := l.Medium
	m.Added = time.Now().UnixMilli()
	if info.Size() > large {
		m.Path, m.Ext = path, filepath.Ext(path)
		m.Asset, err = s.cfg.Digest(ctx, path)
		return m, err
	}
	digest, inside, err := kept.AddFile(ctx, path, store.Copy)
	m.Asset, m.Ext = digest, filepath.Ext(inside)
	return m, err
}

// imported puts media into the library, each file once.
func (s *Studio) imported(kept *store.Store, media []projects.Medium, refused []refusal, then func([]projects.Medium)) {
	if kept != s.doc.store {
		return // another film was opened meanwhile
	}
	var all []projects.Medium
	if len(media) > 0 {
		s.change(importName(media), func(f projects.Film) (projects.Film, error) {
			f, all = withMedia(f, media)
			return f, nil
		})
		s.trace.line("imported %d", len(all))
		s.say(Success, importedWords(all))
	}
	if len(refused) > 0 {
		s.trace.line("problem %s", reasonOf(refused[0].err))
		s.tell(notTaken(refused))
	}
	if then != nil && len(all) > 0 {
		then(all)
	}
}

func importName(media []projects.Medium) string {
	if len(media) == 1 {
		return fmt.Sprintf("Import %s", media[0].Name)
	}
	return fmt.Sprintf("Import %d files", len(media))
}

// importedWords says what was imported.
func importedWords(all []projects.Medium) string {
	return counted(len(all), fmt.Sprintf("Imported %s.", all[0].Name), "Imported %d files.")
}

// withMedia adds media; one that is there already comes back from where it was removed.
func withMedia(f projects.Film, media []projects.Medium) (projects.Film, []projects.Medium) {
	var all []projects.Medium
	f.Media = slices.Clone(f.Media)
	for _, m := range media {
		i := slices.IndexFunc(f.Media, func(old projects.Medium) bool { return old.Asset == m.Asset })
		if i >= 0 {
			f.Media[i].Removed = false
			all = append(all, f.Media[i])
			continue
		}
		f, m.ID = f.NewID()
		f.Media = append(f.Media, m)
		all = append(all, m)
	}
	return f, all
}

// importText makes shots of the lines of a text file, on the lane of files.
func (s *Studio) importText(path string) {
	text, err := os.ReadFile(path)
	s.cfg.Post(func() {
		if err != nil {
			s.tell(notTaken([]refusal{{path, err}}))
			return
		}
		s.AddLines(string(text))
	})
}

// Star marks takes and media as favourites, or takes the mark away.
func (s *Studio) Star(star bool, sources ...projects.Source) {
	s.change("Favourite", func(f projects.Film) (projects.Film, error) { return edit.Star(f, sources, star) })
}

// SetLabel marks takes and media with a colour.
func (s *Studio) SetLabel(label projects.Label, sources ...projects.Source) {
	s.change("Label", func(f projects.Film) (projects.Film, error) { return edit.SetLabel(f, sources, label) })
}

// Rename names a take or a medium.
func (s *Studio) Rename(source projects.Source, name string) {
	s.changeSome("Name", fmt.Sprint("name ", source), func(f projects.Film) (projects.Film, error) { return edit.RenameSource(f, source, name) })
}

// Reject says that takes are not wanted, or takes that back.
func (s *Studio) Reject(rejected bool, takes ...projects.ID) {
	s.change("Reject a take", func(f projects.Film) (projects.Film, error) { return edit.Reject(f, takes, rejected) })
}

// ChooseTake says which take stands for its shot.
func (s *Studio) ChooseTake(take projects.ID) {
	s.change("Choose a take", func(f projects.Film) (projects.Film, error) {
		t, _ := f.Take(take)
		return edit.Choose(f, t.Card, take)
	})
	s.showCard(s.selection.Card)
}

// Remove takes takes and media out of the library. Their files stay, so that Undo brings
// them back; CleanUp removes the files of what nothing speaks of.
func (s *Studio) Remove(sources ...projects.Source) {
	s.change("Remove from the library", func(f projects.Film) (projects.Film, error) { return edit.Remove(f, sources, true) })
}

// Missing reports whether a source's file is not where it should be. It looks at what was
// found out last and never at the disk.
func (s *Studio) Missing(source projects.Source) bool {
	digest, _ := s.doc.film.Asset(source)
	return digest != "" && s.missing[digest]
}

// lookForMissing finds out, on the lane of files, which media are not there.
func (s *Studio) lookForMissing() {
	paths := map[string]string{}
	for _, m := range s.doc.film.Media {
		paths[m.Asset] = s.pathOf(projects.Source{Medium: m.ID})
	}
	for id, o := range s.doc.film.Outcomes {
		if o.Asset != "" {
			paths[o.Asset] = s.pathOf(projects.Source{Take: id})
		}
	}
	s.files.Do(func(context.Context) {
		missing := map[string]bool{}
		for digest, path := range paths {
			if _, err := os.Stat(path); err != nil {
				missing[digest] = true
			}
		}
		s.cfg.Post(func() {
			s.missing = missing
			s.publish()
		})
	})
}

// Relink says where a missing medium lies now. A file with other contents is refused,
// unless anyway is set: then it takes the medium's place.
func (s *Studio) Relink(medium projects.ID, path string, anyway bool) {
	m, ok := s.doc.film.Medium(medium)
	kept := s.doc.store
	if !ok || kept == nil {
		return
	}
	s.choseFile(settings.Media, path)
	s.files.Do(func(ctx context.Context) {
		found, err := s.bring(ctx, kept, path)
		s.cfg.Post(func() {
			switch {
			case err != nil:
				s.say(Failure, reasonOf(err))
			case found.Asset != m.Asset && !anyway:
				s.say(Warning, fmt.Sprintf("%s is another file than %s was: its contents differ.", filepath.Base(path), m.Name))
			default:
				s.change(fmt.Sprintf("Relink %s", m.Name), func(f projects.Film) (projects.Film, error) {
					return edit.Relink(f, medium, found.Path, found.Asset, found.Ext)
				})
				s.lookForMissing()
			}
		})
	})
}
