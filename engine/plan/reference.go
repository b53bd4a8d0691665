package plan

import (
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

// References reports whether a pack can be given known frames at negative time: they
// are encoded, and are tokens beside the take's own, which packs that take a grid have
// no place for.
func References(m *pack.Manifest) bool {
	p := Plan{Pack: *m}
	return m.Cond.NegativeIndex && m.Layout != pack.Grid && m.Geometry.Patch[0] == 1 && p.weights(VAEEncoder) > 0
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
