package plan

import (
	"slices"

	"kinora/engine/latent"
	"kinora/engine/pack"
	"kinora/projects"
)

// ReferenceSpacing is how many pixel frames before a take's first one a reference lies,
// and each further one before the one before it: 8 s at 12 fps. The built-in model was
// trained so: another shot's frames, each in a shot position of its own.
const ReferenceSpacing = 96

// MaxReferences is how many references a take may have: more were never seen in training.
const MaxReferences = 3

// ReferenceFrame is the pixel frame at which reference k lies, 0 to MaxReferences-1.
func ReferenceFrame(k int) int { return -(k + 1) * ReferenceSpacing }

// References reports whether a pack can be given pictures at negative time: they are
// encoded, and are tokens beside the take's own.
func References(m *pack.Manifest) bool {
	p := Plan{Pack: *m}
	return p.knowsBefore() && p.weights(VAEEncoder) > 0
}

// knowsBefore reports whether the pack can be given latents at negative time, which
// packs that take a grid have no place for.
func (p *Plan) knowsBefore() bool {
	return p.Pack.Cond.NegativeIndex && p.Pack.Layout != pack.Grid && p.Pack.Geometry.Patch[0] == 1
}

// refers reports whether the frames lie at negative time.
func (k Known) refers() bool { return k.Extra && k.Offset < 0 }

// free is where a window after the first is shown the take's beginning, so that subjects
// stay who they are: the first place for a reference that no other one has. There is none
// where the pack knows no negative time, or where the shot's own references are as many
// as the model can be given.
func (p *Plan) free(whole Window) (at int, ok bool) {
	if !p.knowsBefore() || whole.references() >= MaxReferences {
		return 0, false
	}
	for k := range MaxReferences {
		at = ReferenceFrame(k)
		if !slices.ContainsFunc(whole.Known, func(k Known) bool { return k.refers() && k.Offset == at }) {
			return at, true
		}
	}
	return 0, false
}

// references is how many references a window has.
func (w Window) references() int {
	n := 0
	for _, k := range w.Known {
		if k.refers() {
			n++
		}
	}
	return n
}

// references is how many a window of a long take has at most. Before known frames are
// placed, those of the shot do not count yet.
func (p *Plan) references() int {
	var whole Window
	if len(p.Windows) > 0 {
		whole = p.Windows[0]
	}
	n := whole.references()
	if _, ok := p.free(whole); ok {
		n++
	}
	return n
}

// placeReference is for a picture before the take where all other known frames lie in
// the grid: its first picture as one latent frame beside it.
func (p *Plan) placeReference(i int, c projects.Condition) {
	if c.Frames > 1 {
		p.note("condition %d: the first of its %d frames is used: a reference is one picture", i+1, c.Frames)
	}
	p.add(
		Source{Condition: i, Frames: latent.PixelFrames(p.Pack.Geometry, 1)},
		Known{Frames: 1, Extra: true, Offset: c.Frame, Strength: c.Strength},
	)
}
