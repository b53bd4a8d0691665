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
	preset, err := e.ready(ctx, p, path)
	if err != nil {
		return projects.Take{}, err
	}
	defer e.leave()
	report := newReporter(on)
	e.warnOfCuts(p, report)
	latents, err := e.sample(ctx, p, report)
	if err != nil {
		return projects.Take{}, fmt.Errorf("making the take: %w", err)
	}
	if err := e.write(ctx, p, latents, path, preset, report); err != nil {
		return projects.Take{}, fmt.Errorf("writing the take: %w", err)
	}
	return projects.Take{Recipe: p.Recipe, Path: path}, nil
}

// ready finds out whatever can fail before hours of work rather than after it, and
// waits for the takes before this one. The preset is path's.
func (e *Engine) ready(ctx context.Context, p plan.Plan, path string) (media.Preset, error) {
	if p.Recipe.Pack != e.PackRef() {
		return media.Preset{}, fmt.Errorf("the plan is for pack %s (%.12s…), this engine runs %s (%.12s…): plan it again",
			p.Recipe.Pack.ID, p.Recipe.Pack.Digest, e.pack.Manifest.ID, e.pack.Digest)
	}
	preset, err := media.CheckTarget(path, "")
	if err == nil {
		err = preset.Check(path, params(p))
	}
	if err == nil {
		err = e.enter(ctx)
	}
	return preset, err
}

// warnOfCuts says which texts are too long for the model, which reads their beginning.
func (e *Engine) warnOfCuts(p plan.Plan, report *reporter) {
	most := p.Pack.Text.MaxLength
	for _, text := range []struct{ name, words string }{{"prompt", p.Recipe.Prompt}, {"negative prompt", p.Recipe.Negative}} {
		if ids, _ := e.tokenizer.EncodePrompt(text.words, 0, false); most > 0 && len(ids) > most {
			report.warn("the %s is %d tokens long and %s reads the first %d: shorten it", text.name, len(ids), p.Pack.Name, most)
		}
	}
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
func (e *Engine) write(ctx context.Context, p plan.Plan, clip latent.Clip, path string, preset media.Preset, report *reporter) error {
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
	report.stage(StageSave, 0, 0)
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
