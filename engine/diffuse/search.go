package diffuse

import (
	"context"
	"fmt"
	"math"

	"kinora/engine/infer"
	"kinora/engine/noise"
	"kinora/engine/pack"
	"kinora/engine/tensor"
)

// search begins the current window from one noise after another, until the critic thinks
// it likely enough that all will be seen that the prompt says, and gives the likeliest
// beginning. A wrong one is so given up for half of the price: what a clip shows is settled
// long before it is sharp ("Inference-time scaling for diffusion models beyond scaling
// denoising steps", Ma et al., 2025). The first noise is that of the seed.
func (r *run) search(ctx context.Context, session infer.Session) (best *attempt, err error) {
	highest := math.Inf(-1)
	for try := range r.plan.Recipe.Tries {
		p := r.plan
		p.Recipe.Seed = noise.Seed(p.Recipe.Seed, try)
		a, err := r.begin(session, p)
		if err != nil {
			return nil, err
		}
		for a.step < p.Check {
			if err := r.step(ctx, a, try*p.Check+a.step+1); err != nil {
				return nil, err
			}
		}
		score, err := r.judge(ctx, session, a)
		if err != nil {
			return nil, fmt.Errorf("judge what was begun: %w", err)
		}
		if best == nil || score > highest {
			best, highest = a, score
		}
		if score >= math.Log(p.Pack.Search.Enough) {
			break
		}
	}
	return best, nil
}

// judge is the logarithm of the chance that a window shows in the end what the prompt says.
// The critic sees what the transformer makes of it without any words, which cannot know what
// ought to be there.
func (r *run) judge(ctx context.Context, session infer.Session, a *attempt) (float64, error) {
	mute, err := newModel(session, r.plan, a.state, []embedding{r.from.mute})
	if err != nil {
		return 0, err
	}
	x, times := a.update.see(a.step)
	if _, err := r.velocity(ctx, mute, x, times); err != nil {
		return 0, err
	}
	prompt := r.from.texts[len(r.from.texts)-1]
	score := tensor.NewFloat(1)
	err = r.critic.Run(ctx, map[string]infer.Value{
		pack.FeaturesPort: own(mute.calls[0].features, a.state.own), "encoder_hidden_states": prompt.states, "encoder_attention_mask": prompt.mask,
	}, map[string]*tensor.Float{"score": score})
	if err == nil && !finite(score.Data) {
		err = ErrNotFinite
	}
	return float64(score.Data[0]), err
}

// own is the rows of a window's own tokens of features [1,S,F].
func own(features *tensor.Float, r span) *tensor.Float {
	width := features.Shape[2]
	return &tensor.Float{Shape: []int{1, r.to - r.from, width}, Data: features.Data[r.from*width : r.to*width]}
}
