package engine

import (
	"context"
	"fmt"
	"image"

	"kinora/engine/decode"
	"kinora/engine/diffuse"
	"kinora/engine/frame"
	"kinora/engine/infer"
	"kinora/engine/latent"
	"kinora/engine/media"
	"kinora/engine/media/av"
	"kinora/engine/plan"
	"kinora/projects"
)

// Generate makes the take of a plan and writes it to path, whose ending picks the
// format; the file appears only when it is whole. on is called in order on one
// goroutine and must not block. Cancelling ctx stops inside a step, leaves no file
// and returns an error that wraps context.Cause(ctx).
func (e *Engine) Generate(ctx context.Context, p plan.Plan, path string, on func(Event)) (projects.Take, error) {
	if err := e.ready(ctx, p, path); err != nil {
		return projects.Take{}, err
	}
	defer e.leave()
	report := newReporter(p, on)
	latents, err := e.sample(ctx, p, report)
	if err != nil {
		return projects.Take{}, fmt.Errorf("making the take: %w", err)
	}
	if err := e.write(ctx, p, latents, path, report); err != nil {
		return projects.Take{}, fmt.Errorf("writing the take: %w", err)
	}
	return projects.Take{Recipe: p.Recipe, Path: path}, nil
}

// ready finds out whatever can fail before hours of work rather than after it, and
// waits for the takes before this one.
func (e *Engine) ready(ctx context.Context, p plan.Plan, path string) error {
	if p.Recipe.Pack != e.PackRef() {
		return fmt.Errorf("the plan is for pack %s (%.12s…), this engine runs %s (%.12s…): plan it again",
			p.Recipe.Pack.ID, p.Recipe.Pack.Digest, e.pack.Manifest.ID, e.pack.Digest)
	}
	if _, err := target(p, path); err != nil {
		return err
	}
	return e.enter(ctx)
}

// target is the preset for path, which can be written and takes the plan's pictures.
func target(p plan.Plan, path string) (media.Preset, error) {
	preset, err := media.CheckTarget(path, "")
	if err != nil {
		return preset, err
	}
	return preset, preset.Check(path, params(p))
}

// sample runs the graphs up to the latents.
func (e *Engine) sample(ctx context.Context, p plan.Plan, report *reporter) (latent.Clip, error) {
	in := diffuse.Inputs{Models: loader{e}, Tokenizer: e.tokenizer, Latents: e.pack.Latents}
	out, err := diffuse.Run(ctx, p, in, report.denoising)
	if err != nil {
		return latent.Clip{}, err
	}
	return out.Clip, nil
}

// write decodes the latents and encodes each frame as it comes.
func (e *Engine) write(ctx context.Context, p plan.Plan, clip latent.Clip, path string, report *reporter) error {
	preset, err := target(p, path)
	if err != nil {
		return err
	}
	decoder, err := loader{e}.Open(ctx, plan.VAEDecoder)
	if err != nil {
		return err
	}
	defer decoder.Close()
	w, err := av.Create(path, preset, params(p))
	if err != nil {
		return err
	}
	defer w.Abort()
	if err := e.encode(ctx, p, clip, decoder, w, report); err != nil {
		return err
	}
	return w.Close()
}

func (e *Engine) encode(ctx context.Context, p plan.Plan, clip latent.Clip, decoder infer.Session, w media.Writer, report *reporter) error {
	spec := decode.Spec{Geometry: p.Pack.Geometry, VAE: p.Pack.VAE, Latents: e.pack.Latents, Seed: p.Recipe.Seed}
	img := image.NewRGBA(image.Rect(0, 0, p.Recipe.Size.Width, p.Recipe.Size.Height))
	report.stage(StageDecode, 0, p.Recipe.Frames)
	return decode.Frames(ctx, clip, decoder, spec, func(f frame.Frame) error {
		frame.ToRGBA(img, f)
		report.stage(StageDecode, f.Index+1, p.Recipe.Frames)
		return w.Write(ctx, img)
	})
}

// params is what the writer is told of a take; its recipe travels in the metadata.
func params(p plan.Plan) media.Params {
	return media.Params{
		Width: p.Recipe.Size.Width, Height: p.Recipe.Size.Height, Rate: p.Recipe.Rate,
		Metadata: map[string]string{
			"title":   p.Recipe.Prompt,
			"comment": "Made with Kinora from a prompt; the recipe is in " + recipeKey,
			recipeKey: string(p.Recipe.Canonical()),
		},
	}
}

// loader opens the pack's graphs on the engine's device.
type loader struct{ e *Engine }

// Open loads one stage; the caller closes it before the next.
func (l loader) Open(ctx context.Context, stage plan.Stage) (infer.Session, error) {
	g, err := l.e.pack.Graph(string(stage))
	if err != nil {
		return nil, err
	}
	return l.e.runtime.Open(ctx, g)
}
