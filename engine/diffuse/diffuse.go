// Package diffuse is the sampling loop: it reads the prompt, encodes known frames and
// denoises, step by step, through whatever sessions it is given. It must not import
// an inference runtime, a tokenizer, a media library or anything above the engine.
//
// The stages, each opened, used and closed before the next, so that the peak is the
// largest and not the sum:
//
//  1. text_encoder: prompt and negative prompt to embeddings (text.go)
//  2. vae_encoder: known pictures to latents, where there are any (known.go)
//  3. transformer: for every window, noise and known latents to tokens (state.go),
//     then velocity, guidance and a solver's step for every timestep (denoise.go)
//
// Package decode does the fourth, vae_decoder.
package diffuse

import (
	"context"
	"errors"
	"fmt"
	"image"
	"time"

	"kinora/engine/infer"
	"kinora/engine/latent"
	"kinora/engine/pack"
	"kinora/engine/plan"
	"kinora/projects"
)

// Models opens the sessions that the stages run on.
type Models interface {
	// Open loads a stage's graph. Run closes what it gets before it opens another.
	Open(ctx context.Context, stage plan.Stage) (infer.Session, error)
}

// Tokenizer turns a prompt into ids; mask is 1 for a token and 0 for padding, and as
// long as ids. It cleans the prompt first where the pack wants that. text.Tokenizer is
// one.
type Tokenizer interface {
	EncodePrompt(s string, maxLength int, pad bool) (ids, mask []int64)
}

// Pictures finds the first n frames of a condition, fitted to size. It may return
// fewer where the condition has fewer, but at least one.
type Pictures func(ctx context.Context, c projects.Condition, n int, size projects.Size) ([]*image.RGBA, error)

// Inputs is what Run needs of a pack beside the plan.
type Inputs struct {
	Models    Models
	Tokenizer Tokenizer
	Latents   pack.Latents
	Pictures  Pictures // may be nil where the plan needs no files
	Texts     *Texts   // may be nil; keeps prompts that were read for the next run
	Keeper    Keeper   // may be nil; keeps what is done, and knows what was done before
	// Final may be nil. It is called after every window, on the goroutine of Run and
	// while no stage is loaded, with the take so far, of which the first frames latent
	// frames will not change any more. Its error ends the run.
	Final func(ctx context.Context, take latent.Clip, frames int) error
}

// Latents is a take before it is decoded.
type Latents struct {
	latent.Clip
	Timing Timing
}

// Timing says where the time of the denoising stage went, loading left out.
type Timing struct {
	Sampling time.Duration // from the first step's beginning to the last one's end
	Session  time.Duration // of that, inside the transformer
	Steps    int           // that were made, of all windows; those of an earlier process are not
}

// Outside is the share of the sampling time that was not spent in the transformer.
func (t Timing) Outside() float64 {
	if t.Sampling <= 0 {
		return 0
	}
	return 1 - t.Session.Seconds()/t.Sampling.Seconds()
}

// The ways in which a run fails, beside those of sessions and of the context.
var (
	// ErrPort says that a graph wants an input that the engine does not know, or has
	// one in a form that it cannot fill.
	ErrPort = errors.New("the engine cannot fill this input")
	// ErrNotFinite says that a graph gave values that are not numbers.
	ErrNotFinite = errors.New("the model gave values that are not numbers: try another precision or device")
	// ErrPictures says that a condition's frames could not be had.
	ErrPictures = errors.New("no pictures for a known frame")
)

// Run makes the latents of a plan. It is a function of the plan, the pack and the
// pictures, up to the device's own rounding. Cancelling ctx stops inside a step, and
// the error then wraps context.Cause(ctx). on may be nil.
func Run(ctx context.Context, p plan.Plan, in Inputs, on Observer) (*Latents, error) {
	texts, err := encodeText(ctx, p, in, on)
	if err != nil {
		return nil, fmt.Errorf("read the prompt: %w", err)
	}
	known, err := encodeKnown(ctx, p, in, on)
	if err != nil {
		return nil, fmt.Errorf("encode known frames: %w", err)
	}
	start, err := basis(ctx, p, in, known, on)
	if err != nil {
		return nil, err
	}
	out, err := denoise(ctx, p, in, given{texts: texts, known: known, start: start}, on)
	if err != nil {
		return nil, fmt.Errorf("denoise: %w", err)
	}
	return out, nil
}

// stage opens a session, hands it to use and closes it.
func stage(ctx context.Context, in Inputs, s plan.Stage, use func(infer.Session) error) (err error) {
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	session, err := in.Models.Open(ctx, s)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, session.Close()) }()
	return use(session)
}
