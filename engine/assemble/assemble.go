// Package assemble puts a video together from stretches of files, as they are, and of
// takes, evened out where they meet. It reads and writes through what it is given; it
// must not import plan, diffuse, an inference runtime or a media library.
package assemble

import (
	"context"
	"image"

	"kinora/projects"
	"kinora/projects/rational"
)

// Stretch is pictures of a file: Count of them, from From seconds on, at Rate, fitted
// to Size.
type Stretch struct {
	Asset string // sha256, hex
	From  rational.Rat
	Count int
	Rate  rational.Rat
	Size  projects.Size
	Fit   projects.Fit
}

// Yield is given pictures one by one; they are valid until it returns. Its error ends
// what gives them.
type Yield func(img *image.RGBA) error

// Sources gives an assembly its pictures.
type Sources interface {
	// File gives a stretch; fewer pictures where the file has fewer, but at least one.
	File(ctx context.Context, s Stretch, yield Yield) error
	// Take gives all the pictures of a take, by its index in the assembly, in order.
	Take(ctx context.Context, take int, yield Yield) error
}

// Write gives the pictures of an assembly to write, in order, in its size. Its memory
// does not depend on how long the assembly is. The assembly must pass its Check.
func Write(ctx context.Context, a projects.Assembly, from Sources, write Yield) error {
	d := dissolver{write: write}
	for i, p := range a.Parts {
		next := 0
		if i+1 < len(a.Parts) {
			next = a.Parts[i+1].Dissolve
		}
		d.begin(p.Dissolve, next)
		var err error
		if p.Asset != "" {
			err = keep(ctx, a, p, from, d.show)
		} else {
			err = newPart(a, i, from, d.show).run(ctx)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// keep writes a stretch of a file, its last picture longer where it has too few.
func keep(ctx context.Context, a projects.Assembly, p projects.Part, from Sources, write Yield) error {
	n := 0
	var last *image.RGBA
	err := from.File(ctx, stretch(a, p, 0, p.Frames, a.Size), func(img *image.RGBA) error {
		n++
		last = img
		return write(img)
	})
	for ; err == nil && n < p.Frames; n++ {
		err = write(last)
	}
	return err
}

// stretch is n frames of a part of a file, from its frame at on.
func stretch(a projects.Assembly, p projects.Part, at, n int, size projects.Size) Stretch {
	fit := p.Fit
	if size != a.Size {
		fit = projects.Stretch
	}
	return Stretch{
		Asset: p.Asset, From: p.From.Add(rational.Int(int64(at)).Div(a.Rate)), Count: n, Rate: a.Rate, Size: size, Fit: fit,
	}
}
