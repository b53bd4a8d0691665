package engine

import (
	"context"
	"image"

	"kinora/engine/decode"
	"kinora/engine/diffuse"
	"kinora/engine/frame"
	"kinora/engine/infer"
	"kinora/engine/latent"
	"kinora/engine/media"
	"kinora/engine/media/av"
	"kinora/engine/plan"
)

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
func (e *Engine) sample(ctx context.Context, job Job, report *reporter) (latent.Clip, error) {
	in := diffuse.Inputs{
		Models: loader{e}, Tokenizer: e.tokenizer, Latents: e.pack.Latents,
		Pictures: job.Media.pictures(job.Plan.Recipe.Rate),
	}
	out, err := diffuse.Run(ctx, job.Plan, in, report.denoising)
	if err != nil {
		return latent.Clip{}, err
	}
	return out.Clip, nil
}

// write decodes the latents and encodes each frame as it comes.
func (e *Engine) write(ctx context.Context, job Job, clip latent.Clip, path string, preset media.Preset, report *reporter) error {
	decoder, err := loader{e}.Open(ctx, plan.VAEDecoder)
	if err != nil {
		return err
	}
	defer decoder.Close()
	w, err := av.Create(path, preset, params(job))
	if err != nil {
		return err
	}
	defer w.Abort()
	if err := e.encode(ctx, job.Plan, clip, decoder, w, report); err != nil {
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
func params(job Job) media.Params {
	p := job.Plan
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
