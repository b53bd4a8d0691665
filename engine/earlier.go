package engine

import (
	"context"
	"errors"
	"fmt"
	"image"

	"golang.org/x/image/draw"

	"kinora/engine/decode"
	"kinora/engine/frame"
	"kinora/engine/latent"
	"kinora/engine/plan"
	"kinora/projects"
)

// moment is a frame of a take of the same job.
type moment struct {
	take  string // the key of its recipe
	frame string // seconds into it, as a fraction
}

func momentOf(c projects.Condition) moment { return moment{c.Take, c.From.String()} }

// take is the index of the take whose recipe has a key, or -1.
func (j Job) take(key string) int {
	for i, p := range j.Plans {
		if p.Key() == key {
			return i
		}
	}
	return -1
}

// checkEarlier finds out whether the takes that take i speaks of are made before it.
func (j Job) checkEarlier(i int) error {
	for _, c := range j.Plans[i].Recipe.Conditions {
		if c.Take == "" {
			continue
		}
		if at := j.take(c.Take); at < 0 || at >= i {
			return fmt.Errorf("take %d is to look like the take of recipe %.12s…, which is not made before it", i+1, c.Take)
		}
	}
	return nil
}

// earlier decodes the frames of earlier takes that take i is given.
func (e *Engine) earlier(ctx context.Context, job Job, i int, takes []latent.Clip, report *reporter) (map[moment]*image.RGBA, error) {
	shown := map[moment]*image.RGBA{}
	for _, c := range job.Plans[i].Recipe.Conditions {
		if c.Take == "" || shown[momentOf(c)] != nil {
			continue
		}
		img, err := e.frameOf(ctx, job, c, takes, report)
		if err != nil {
			return nil, fmt.Errorf("show what an earlier take looks like: %w", err)
		}
		shown[momentOf(c)] = img
	}
	return shown, nil
}

// errSeen ends the decoding of a take of which one frame is wanted.
var errSeen = errors.New("the frame has been seen")

// frameOf decodes an earlier take up to the frame that a condition is of.
func (e *Engine) frameOf(ctx context.Context, job Job, c projects.Condition, takes []latent.Clip, report *reporter) (*image.RGBA, error) {
	decoder, err := loader{e}.Open(ctx, plan.VAEDecoder)
	if err != nil {
		return nil, err
	}
	defer decoder.Close()
	take := job.take(c.Take)
	p := job.Plans[take]
	wanted := max(0, min(int(c.From.Mul(p.Recipe.Rate).Round()), p.Recipe.Frames-1))
	spec := decode.Spec{Geometry: p.Pack.Geometry, VAE: p.Pack.VAE, Latents: e.pack.Latents, Seed: p.Recipe.Seed}
	var out *image.RGBA
	at := 0
	err = decode.Frames(ctx, takes[take], decoder, spec, func(f frame.Frame) error {
		at++
		report.stage(StageDecode, at, wanted+1)
		if at <= wanted {
			return nil
		}
		out = image.NewRGBA(image.Rect(0, 0, p.Recipe.Size.Width, p.Recipe.Size.Height))
		frame.ToRGBA(out, f)
		return errSeen
	})
	if errors.Is(err, errSeen) {
		return out, nil
	}
	return nil, err
}

// scaled is a picture of a take in the size of another, whose shape is about the same.
func scaled(img *image.RGBA, to projects.Size) *image.RGBA {
	rect := image.Rect(0, 0, to.Width, to.Height)
	if img.Rect == rect {
		return img
	}
	out := image.NewRGBA(rect)
	draw.CatmullRom.Scale(out, rect, img, img.Rect, draw.Src, nil)
	return out
}
