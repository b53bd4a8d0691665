package app

import (
	"context"
	"errors"
	"image"
	"path/filepath"

	"golang.org/x/image/draw"

	"kinora/engine/media"
	"kinora/projects"
	"kinora/projects/rational"
)

// look is what a file is seen to hold.
type look struct {
	projects.Medium
	frames int64
	thumb  *image.RGBA
	recipe *projects.Recipe
}

// thumbSide bounds the longer side of a thumbnail in pixels: a card on a screen of
// twice the usual density.
const thumbSide = 320

// describe opens a file for its length, its size and a picture from its first third. It
// takes milliseconds and is never called on the goroutine of the commands.
func (s *Studio) describe(ctx context.Context, path string) (look, error) {
	l := look{Medium: projects.Medium{Name: filepath.Base(path), Kind: projects.Sound}}
	reader, err := s.cfg.Video(ctx, path, projects.Size{})
	if errors.Is(err, media.NoVideo) && s.cfg.Sound != nil {
		return s.describeSound(ctx, path, l)
	}
	if err != nil {
		return l, err
	}
	defer reader.Close()
	info := reader.Info()
	l.Seconds, l.HasSound = info.Duration, info.Audio != nil
	l.Kind, l.Rate, l.frames = projects.Video, info.Video.Rate, info.Video.Frames
	l.Size = projects.Size{Width: info.Video.DisplayWidth, Height: info.Video.DisplayHeight}
	if info.Still {
		l.Kind, l.Seconds, l.Rate = projects.Still, rational.Rat{}, rational.Rat{}
	}
	if l.frames == 0 && !l.Rate.Zero() {
		l.frames = l.Seconds.Mul(l.Rate).Round()
	}
	frame, err := reader.At(ctx, info.Duration.Div(rational.Int(3)))
	if err != nil {
		return l, err
	}
	l.thumb = thumb(frame, thumbSide)
	if recipe, err := s.cfg.Recipe(ctx, path); err == nil {
		l.recipe = recipe
	}
	return l, nil
}

// describeSound opens a file that holds no pictures.
func (s *Studio) describeSound(ctx context.Context, path string, l look) (look, error) {
	sound, err := s.cfg.Sound(ctx, path)
	if err != nil {
		return l, err
	}
	defer sound.Close()
	l.Seconds, l.HasSound = sound.Info().Duration, true
	return l, nil
}

// thumb copies a frame at a smaller size and gives it back.
func thumb(f media.Frame, side int) *image.RGBA {
	if f.Release != nil {
		defer f.Release()
	}
	b := f.Image.Bounds()
	w, h := b.Dx(), b.Dy()
	if longer := max(w, h); longer > side {
		w, h = max(1, w*side/longer), max(1, h*side/longer)
	}
	small := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.ApproxBiLinear.Scale(small, small.Rect, f.Image, b, draw.Src, nil)
	return small
}
