package engine

import (
	"context"
	"errors"
	"fmt"
	"image"
	"math"
	"time"

	"kinora/engine/decode"
	"kinora/engine/diffuse"
	"kinora/engine/frame"
	"kinora/engine/infer"
	"kinora/engine/latent"
	"kinora/engine/noise"
	"kinora/engine/pack"
	"kinora/engine/plan"
	"kinora/engine/tensor"
)

// mostLooks is how many bytes the frames of all takes of a job may have that stay after
// they were judged.
var mostLooks = 64 << 20 // a variable for tests alone

// find makes a take. Where the pack's critic is to judge it, it is made from one noise
// after another until the critic finds it likely enough that the take shows what its
// prompt says; the likeliest stays ("Inference-time scaling for diffusion models beyond
// scaling denoising steps", Ma et al., 2025). The first noise is that of the seed. A
// further try costs the sampling again, and loading the models of a large pack.
func (s *source) find(ctx context.Context, take int) error {
	tries := s.job.Plans[take].Recipe.Tries
	if tries < 2 {
		return s.sample(ctx, take, nil)
	}
	enough := math.Log(s.job.Plans[take].Pack.Search.Enough)
	best, chosen, highest := latent.Clip{}, 0, math.Inf(-1)
	var looks []*image.RGBA
	defer func() { s.report.try = 0 }()
	for try := range tries {
		s.tries[take], s.report.try = try, try+1
		if err := s.sample(ctx, take, nil); err != nil {
			return err
		}
		score, err := s.judge(ctx, take)
		if err != nil {
			return fmt.Errorf("judge the take: %w", err)
		}
		if score > highest {
			best, looks, chosen, highest = s.takes[take], s.looks[take], try, score
		}
		if score >= enough {
			break
		}
	}
	s.takes[take], s.looks[take], s.tries[take] = best, looks, chosen
	return nil
}

// plan is that of a take, with the noise of the try that is being made.
func (s *source) plan(take int) plan.Plan {
	p := s.job.Plans[take]
	p.Recipe.Seed = noise.Seed(p.Recipe.Seed, s.tries[take])
	return p
}

// judge is the logarithm of the chance that a take which has been sampled shows what its
// prompt says. The take is decoded for that; see glimpses.
func (s *source) judge(ctx context.Context, take int) (float64, error) {
	p := s.plan(take)
	s.report.shot(take, s.job.Plans)
	defer s.report.shot(0, nil)
	s.report.stage(StageJudge, 0, 1)
	frames, err := s.glimpses(ctx, take, p.Pack.Search.Frames)
	if err != nil {
		return 0, s.e.fits(p, err)
	}
	references, err := s.references(ctx, take)
	if err != nil {
		return 0, err
	}
	if references == nil {
		references = frames // which say nothing then
	}
	prompt, err := diffuse.ReadPrompt(ctx, p, diffuse.Inputs{Models: s.e.loader, Tokenizer: s.e.tokenizer, Texts: &s.e.texts})
	if err != nil {
		return 0, err
	}
	critic, err := s.e.loader.Open(ctx, plan.Critic)
	if err != nil {
		return 0, err
	}
	defer critic.Close()
	score := tensor.NewFloat(1)
	err = critic.Run(ctx, map[string]infer.Value{
		"frames": frames, "references": references, "encoder_hidden_states": prompt.States, "encoder_attention_mask": prompt.Mask,
	}, map[string]*tensor.Float{"score": score})
	if err == nil && (math.IsNaN(float64(score.Data[0])) || math.IsInf(float64(score.Data[0]), 0)) {
		err = fmt.Errorf("%s: %w", pack.Critic, diffuse.ErrNotFinite)
	}
	s.report.stage(StageJudge, 1, 1)
	return float64(score.Data[0]), err
}

// glimpses is so many frames of a take, evenly from the first to the last, [n,3,H,W], as
// they will be written: a byte for each colour. All of its frames stay in s.looks, where
// there is room, and are not decoded again.
func (s *source) glimpses(ctx context.Context, take, n int) (*tensor.Float, error) {
	r := s.job.Plans[take].Recipe
	out := tensor.NewFloat(n, 3, r.Size.Height, r.Size.Width)
	plane := r.Size.Width * r.Size.Height
	s.looks[take] = nil
	held, work := s.held()+4*plane*r.Frames <= mostLooks, &s.spent[take].Decoding
	img := image.NewRGBA(image.Rect(0, 0, r.Size.Width, r.Size.Height))
	var looks []*image.RGBA
	keep := func(f frame.Frame) error {
		if held {
			img = image.NewRGBA(img.Rect)
			looks = append(looks, img)
		}
		frame.ToRGBA(img, f)
		for i := range n {
			if f.Index == glimpse(i, n, r.Frames) {
				copy(out.Data[3*i*plane:], planes(img))
			}
		}
		work.Units += float64(plane)
		return nil
	}
	err := s.decode(ctx, func(decoder infer.Session) error {
		began := time.Now()
		defer func() { work.Time += time.Since(began) }()
		return decode.Frames(ctx, s.takes[take], decoder, s.spec(take), keep)
	})
	if err == nil {
		s.looks[take] = looks
	}
	return out, err
}

// held is how many bytes the frames in s.looks have.
func (s *source) held() (n int) {
	for _, looks := range s.looks {
		for _, img := range looks {
			n += len(img.Pix)
		}
	}
	return n
}

// references are the pictures at negative time that a take is to look like, [n,3,H,W] of
// its own size; nil where there are none.
func (s *source) references(ctx context.Context, take int) (*tensor.Float, error) {
	r := s.job.Plans[take].Recipe
	pictures, err := s.pictures(ctx, take)
	if err != nil {
		return nil, err
	}
	out := tensor.NewFloat(0, 3, r.Size.Height, r.Size.Width)
	for _, c := range r.Conditions {
		if c.Frame >= 0 {
			continue
		}
		seen, err := pictures(ctx, c, 1, r.Size)
		if err != nil || len(seen) == 0 {
			return nil, errors.Join(diffuse.ErrPictures, err)
		}
		out.Shape[0]++
		out.Data = append(out.Data, planes(seen[0])...)
	}
	if out.Shape[0] == 0 {
		return nil, nil
	}
	return out, nil
}

// planes is a picture as [3,H,W].
func planes(img *image.RGBA) []float32 {
	n := img.Rect.Dx() * img.Rect.Dy()
	out := make([]float32, 3*n)
	frame.FromRGBA(out[:n], out[n:2*n], out[2*n:], img)
	return out
}

// glimpse is the frame of glimpse i of n of a take, rounded to the nearest, halves to the
// even one.
func glimpse(i, n, frames int) int {
	if n == 1 {
		return (frames - 1) / 2
	}
	return int(math.RoundToEven(float64(i*(frames-1)) / float64(n-1)))
}
