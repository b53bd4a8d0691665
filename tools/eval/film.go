package main

import (
	"context"
	"errors"
	"fmt"
	"image"
	"io"
	"math"

	"kinora/engine/media"
	"kinora/engine/media/av"
)

// film is a clip as the judges see it: how many frames it has and what shape they are.
type film struct {
	path          string
	frames        int
	width, height int
	changes       []float64 // of each frame from the one before, see change
}

// openFilm counts the clip's frames by decoding all of them: containers often do not know, or are wrong.
func openFilm(ctx context.Context, path string) (film, error) {
	f := film{path: path}
	var c change
	err := eachFrame(ctx, path, av.Options{Width: 16, Height: 16, CacheFrames: 3, Fast: true}, func(_ int, info media.Info, img *image.RGBA) {
		f.frames++
		f.width, f.height = info.Video.DisplayWidth, info.Video.DisplayHeight
		c.add(img)
	})
	f.changes = c.levels
	return f, err
}

// pictures decodes the wanted frames, which must not descend, scaled to w by h pixels. take is called once for
// each, in order; the picture is its own only until it returns.
func (f film) pictures(ctx context.Context, w, h int, wanted []int, take func(i int, img *image.RGBA)) error {
	next := 0
	err := eachFrame(ctx, f.path, av.Options{Width: w, Height: h, CacheFrames: 3}, func(n int, _ media.Info, img *image.RGBA) {
		for ; next < len(wanted) && wanted[next] == n; next++ {
			take(next, img)
		}
	})
	if err == nil && next < len(wanted) {
		err = fmt.Errorf("%s: frame %d was not there when it was read again", f.path, wanted[next])
	}
	return err
}

// eachFrame calls do with every frame from the first to the last.
func eachFrame(ctx context.Context, path string, o av.Options, do func(n int, info media.Info, img *image.RGBA)) error {
	reader, err := av.Open(ctx, path, o)
	if err != nil {
		return err
	}
	defer reader.Close()
	for n := 0; ; n++ {
		frame, err := reader.Next(ctx)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		do(n, reader.Info(), frame.Image)
		frame.Release()
	}
}

// span is a shot's frames: from the first up to, but without, end.
type span struct{ from, end int }

// spans are the shots of a clip that was told to be cut at these frames, see cutsNear.
func (f film) spans(cuts []int) ([]span, error) {
	if n := len(cuts); n > 0 && cuts[n-1] >= f.frames {
		return nil, fmt.Errorf("the cut at frame %d lies behind the last of %s's %s", cuts[n-1], f.path, counted(f.frames, "frame"))
	}
	var list []span
	from := 0
	for _, cut := range f.cutsNear(cuts) {
		list = append(list, span{from, cut})
		from = cut
	}
	return append(list, span{from, f.frames}), nil
}

// spread are n frames from the shot's first to its last, evenly, rounded to the nearest, halves to the even one, as
// numpy's round(linspace(0, T-1, n)) has it.
func (s span) spread(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = s.from + int(math.RoundToEven(float64(i)*float64(s.end-s.from-1)/float64(n-1)))
	}
	return list
}

// fit is the size in whole multiples of a step whose area is near w·h and whose shape is near the film's.
func (f film) fit(w, h, step int) (width, height int) {
	scale := math.Sqrt(float64(w*h) / float64(f.width*f.height))
	snap := func(side int) int { return max(step, step*int(math.Round(float64(side)*scale/float64(step)))) }
	return snap(f.width), snap(f.height)
}
