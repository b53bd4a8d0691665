package plan

import (
	"slices"

	"kinora/projects"
	"kinora/projects/rational"
)

// Follow is an assembly of takes after these have been planned anew, before and after
// being their recipes: its size and rate are theirs, and what showed all of a take still
// does. One with stretches of files keeps the size and rate that those have.
func Follow(a projects.Assembly, before, after []projects.Recipe) projects.Assembly {
	a.Parts = slices.Clone(a.Parts)
	for _, p := range a.Parts {
		if p.Asset != "" {
			return a
		}
	}
	faster := rational.Int(1)
	for i, p := range a.Parts {
		r := after[p.Take]
		if i == 0 {
			faster = r.Rate.Div(a.Rate)
			a.Size, a.Rate = r.Size, r.Rate
		}
		if p.First == 0 && p.Count == before[p.Take].Frames {
			p.Count, p.Frames = r.Frames, r.Frames
		}
		p.Dissolve = int(rational.Int(int64(p.Dissolve)).Mul(faster).Round())
		a.Parts[i] = p
	}
	return a
}
