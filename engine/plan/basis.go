package plan

import (
	"fmt"

	"kinora/projects"
)

// Basis is latents that a take starts from: at the schedule's first level σ they are
// mixed with noise, (1-σ)·latents + σ·noise. Where neither Source nor Draft has them,
// the known frames around are blended into each other.
type Basis struct {
	Source int   // index into Plan.Sources, or -1
	Draft  *Plan // the take whose latents they are, brought to this one's size; or nil
}

// settleBasis comes after the schedule, of which it leaves the end.
func (p *Plan) settleBasis(shot projects.Shot) error {
	b := shot.Basis
	if b == nil {
		return nil
	}
	if err := p.checkBasis(b); err != nil {
		return err
	}
	p.Schedule = p.Schedule.From(b.Change)
	if p.Schedule.Steps() == 0 {
		return refuse(BasisField, fmt.Sprintf("with %d steps at least %s", p.Recipe.Steps, trim(1/float64(p.Recipe.Steps)+0.005)),
			"a change of %v is less than one step", b.Change)
	}
	p.Recipe.Basis, p.Basis = b, &Basis{Source: -1}
	switch {
	case b.Asset != "":
		p.Basis.Source = len(p.Sources)
		p.Sources = append(p.Sources, Source{Condition: OfBasis, Frames: p.Recipe.Frames})
		p.Recipe.Mode = projects.Remixed
	case b.Draft != nil:
		return p.settleDraft(shot)
	}
	return nil
}

func (p *Plan) checkBasis(b *projects.Basis) error {
	kinds := 0
	for _, set := range []bool{b.Asset != "", b.Draft != nil, b.Blend} {
		if set {
			kinds++
		}
	}
	switch {
	case kinds != 1:
		return refuse(BasisField, "a clip, a draft or a blend", "%d things to start from", kinds)
	case !(b.Change > 0 && b.Change <= 1):
		return refuse(BasisField, "above 0 and up to 1, where 1 makes all of it new", "a change of %v", b.Change)
	case b.Asset != "" && p.weights(VAEEncoder) == 0:
		return refuse(BasisField, "take another pack", "%s cannot be given a clip: it has no vae_encoder", p.Pack.Name)
	}
	return checkFit(BasisField, b.Fit)
}

// settleDraft plans the draft, which is the same shot in another size.
func (p *Plan) settleDraft(shot projects.Shot) error {
	d := shot.Basis.Draft
	shot.Size, shot.Steps, shot.Tries, shot.Basis = d.Size, d.Steps, d.Tries, d.Basis
	shot.Rate, shot.Seconds = p.Recipe.Rate, p.Recipe.Seconds()
	draft, err := For(shot, &p.Pack, p.Recipe.Pack, p.Device)
	if err != nil {
		return fmt.Errorf("the draft: %w", err)
	}
	if draft.Recipe.Size != d.Size || draft.Recipe.Steps != d.Steps || draft.Recipe.Tries != d.Tries {
		return refuse(BasisField, "the draft must have been made with this pack",
			"%s cannot make a draft of %d×%d in %d steps", p.Pack.Name, d.Size.Width, d.Size.Height, d.Steps)
	}
	p.Basis.Draft = &draft
	return nil
}
