package app

import (
	"context"
	"image"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"golang.org/x/image/draw"

	"kinora/engine/media"
	"kinora/projects"
	"kinora/projects/rational"
)

// Take is one video of the library.
type Take struct {
	Path     string
	Name     string           // its prompt, or the name of an imported file
	Recipe   *projects.Recipe // nil where the file does not say how it was made
	Seconds  rational.Rat
	Size     projects.Size
	Made     time.Time
	Imported bool
	Thumb    *image.RGBA // nil where it cannot be read
	Problem  string      // why it cannot be played, "" where it can
}

// thumbSide bounds the longer side of a thumbnail in pixels: a card on a screen of
// twice the usual density.
const thumbSide = 320

// scan runs on the files' lane: it finds the takes of earlier days, newest first,
// and hands each over as soon as it is known.
func (s *Studio) scan(ctx context.Context) {
	for _, path := range videos(s.cfg.Folders.Takes) {
		if ctx.Err() != nil {
			return
		}
		take := s.describe(ctx, path)
		s.cfg.Post(func() {
			s.add(take)
			s.publish()
		})
	}
}

// videos are the video files of a folder, the newest first.
func videos(dir string) []string {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil // there is no folder before the first take
	}
	type found struct {
		path string
		made time.Time
	}
	var all []found
	for _, e := range entries {
		info, err := e.Info()
		if err == nil && info.Mode().IsRegular() && strings.EqualFold(filepath.Ext(e.Name()), ".mp4") {
			all = append(all, found{filepath.Join(dir, e.Name()), info.ModTime()})
		}
	}
	slices.SortFunc(all, func(a, b found) int { return b.made.Compare(a.made) })
	paths := make([]string, 0, len(all))
	for _, f := range all {
		paths = append(paths, f.path)
	}
	return paths
}

// describe reads what the library shows of a video. It takes milliseconds and is
// never called on the goroutine of the commands.
func (s *Studio) describe(ctx context.Context, path string) Take {
	take := Take{Path: path, Name: filepath.Base(path), Made: time.Now()}
	if info, err := os.Stat(path); err == nil {
		take.Made = info.ModTime()
	}
	if recipe, err := s.cfg.Recipe(ctx, path); err == nil && recipe != nil {
		take.Recipe, take.Name = recipe, recipe.Prompt
	}
	if err := s.look(ctx, &take); err != nil {
		take.Problem = err.Error()
	}
	return take
}

// look opens the video for its length, its size and a picture from its first third.
func (s *Studio) look(ctx context.Context, take *Take) error {
	reader, err := s.cfg.Video(ctx, take.Path)
	if err != nil {
		return err
	}
	defer reader.Close()
	info := reader.Info()
	take.Seconds = info.Duration
	if info.Video != nil {
		take.Size = projects.Size{Width: info.Video.DisplayWidth, Height: info.Video.DisplayHeight}
	}
	frame, err := reader.At(ctx, info.Duration.Div(rational.Int(3)))
	if err != nil {
		return err
	}
	take.Thumb = thumb(frame)
	return nil
}

// thumb copies a frame at thumbnail size and gives it back.
func thumb(f media.Frame) *image.RGBA {
	if f.Release != nil {
		defer f.Release()
	}
	b := f.Image.Bounds()
	w, h := b.Dx(), b.Dy()
	if longer := max(w, h); longer > thumbSide {
		w, h = max(1, w*thumbSide/longer), max(1, h*thumbSide/longer)
	}
	small := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.ApproxBiLinear.Scale(small, small.Rect, f.Image, b, draw.Src, nil)
	return small
}

// add puts a take where its time says, replacing what was known of the same file.
func (s *Studio) add(take Take) {
	rest := slices.DeleteFunc(slices.Clone(s.takes), func(t Take) bool { return t.Path == take.Path })
	at, _ := slices.BinarySearchFunc(rest, take, func(a, b Take) int { return b.Made.Compare(a.Made) })
	s.takes = slices.Insert(rest, at, take)
}

// OpenVideo adds a video from elsewhere to the library and plays it.
func (s *Studio) OpenVideo(path string) {
	s.remember(path)
	s.files.Do(func(ctx context.Context) {
		take := s.describe(ctx, path)
		take.Imported, take.Made = true, time.Now()
		s.cfg.Post(func() { s.imported(take) })
	})
}

func (s *Studio) imported(take Take) {
	if take.Problem != "" {
		s.trace.line("problem %s", take.Problem)
		s.say(Failure, take.Problem)
		return
	}
	s.add(take)
	s.trace.line("opened %s", take.Path)
	s.OpenTake(take.Path)
}

// remember keeps the folder of a file that was chosen.
func (s *Studio) remember(path string) {
	s.set.Folder = filepath.Dir(path)
	s.touch()
}
