package plan

import (
	"kinora/engine/latent"
	"kinora/engine/pack"
	"kinora/projects"
	"kinora/projects/rational"
)

// Remix arranges another take of a clip, from its first frame on and as long as that is
// or as takes get: its latents are noised by change, 0…1, and denoised to the shot's prompt.
// Where the shot has no size, rate or seconds, they are the clip's. Errors are *Error.
func Remix(shot projects.Shot, clip Material, change float64, fit projects.Fit, m *pack.Manifest) (Arrangement, error) {
	var a Arrangement
	if shot.Size == (projects.Size{}) {
		shot.Size = SizeLike(m, clip.Size)
	}
	if shot.Rate.Zero() {
		shot.Rate = rateLike(m, clip.Rate)
	}
	if shot.Seconds.Zero() {
		shot.Seconds = rational.Int(int64(a.within(clip, shot.Rate, m))).Div(shot.Rate)
	}
	shot.Basis = &projects.Basis{Asset: clip.Asset, Fit: fit, Change: change}
	bare, err := For(shot, m, projects.PackRef{}, "")
	if err != nil {
		return a, err
	}
	if note := fitNote(clip, bare.Recipe.Size, fit); note != "" {
		a.Notes = append(a.Notes, note)
	}
	a.Shots = []projects.Shot{shot}
	return a, nil
}

// within is how many frames of a clip a take can have, in whole latent frames.
func (a *Arrangement) within(clip Material, rate rational.Rat, m *pack.Manifest) int {
	have := 1
	if !clip.Rate.Zero() {
		have = max(1, int(rational.Int(int64(clip.Frames)).Div(clip.Rate).Mul(rate).Round()))
	}
	s, p := stepsOf(m), m.Geometry.Patch[0]
	bare := Plan{Pack: *m}
	bare.Recipe.Rate = rate
	limit := max(s.limit, bare.longest())
	n := max(1, (latent.FrameAt(m.Geometry, s.whole(min(have, limit), s.causal)-1)+1)/p) * p
	frames := max(latent.PixelFrames(m.Geometry, n), m.Limits.Frames.Min)
	if frames < have {
		a.note("the first %s of %s are used: %s makes up to %d frames, in steps of %d",
			seconds(rational.Int(int64(frames)).Div(rate)), clip.Name, m.Name, limit, s.time*p)
	}
	return frames
}

// draftSteps is the share of a pack's steps that a draft takes, and draftSide that of
// each side: a quarter to a third of the work.
const (
	draftSteps = 0.5
	draftSide  = 0.75
)

// ToDraft is a shot that costs a fraction of what the given one does: smaller, in fewer
// steps where the pack leaves the choice, and made once.
func ToDraft(shot projects.Shot, m *pack.Manifest) (projects.Shot, error) {
	full, err := extent(shot, m)
	if err != nil {
		return shot, err
	}
	r := full.Recipe
	side := func(n int) int {
		return max(lowest(m.Limits.Size), nearest(int(float64(n)*draftSide), m.Limits.Size.Multiple))
	}
	shot.Size = projects.Size{Width: side(r.Size.Width), Height: side(r.Size.Height)}
	if full.listSteps() == 0 {
		shot.Steps = max(m.Limits.Steps.Min, min(r.Steps, int(float64(r.Steps)*draftSteps+0.5)))
	}
	if m.Search.Tries > 0 {
		shot.Tries = 1
	}
	return shot, nil
}

// FinalChange is how much of a draft may become new in its final: enough for all that
// is fine to be made again, too little for things to move.
const FinalChange = 0.6

// Final is the shot of a draft's recipe at full size: its latents are those of the
// draft, which is made again on the way, noised by change and denoised. Where size is
// 0 by 0, it is the pack's own in the draft's shape; 0 steps are the pack's own.
func Final(draft projects.Recipe, size projects.Size, steps int, change float64, m *pack.Manifest) projects.Shot {
	shot := draft.Shot()
	shot.Size, shot.Steps = size, steps
	if size == (projects.Size{}) {
		shot.Size = SizeLike(m, draft.Size)
	}
	shot.Basis = &projects.Basis{
		Draft: &projects.Draft{Size: draft.Size, Steps: draft.Steps, Tries: draft.Tries, Basis: draft.Basis}, Change: change,
	}
	return shot
}
