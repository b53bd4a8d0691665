package plan

import (
	"fmt"
	"math"

	"kinora/engine/pack"
	"kinora/projects"
	"kinora/projects/rational"
)

// Material is what planning must know of a picture or clip that a person gives.
type Material struct {
	Name   string        // for messages: the file's name
	Asset  string        // its sha256, hex
	Size   projects.Size // as it is shown, in pixels
	Rate   rational.Rat  // frames per second; 0 for a still
	Frames int           // pictures in it, 1 for a still
}

// SizeLike is the size that a pack makes whose shape is nearest to that of want, with
// about as many pixels as its default.
func SizeLike(m *pack.Manifest, want projects.Size) projects.Size {
	lim := m.Limits.Size
	best := projects.Size{Width: lim.Default[0], Height: lim.Default[1]}
	if want.Width < 1 || want.Height < 1 {
		return best
	}
	area := float64(best.Width * best.Height)
	shape, least := float64(want.Width)/float64(want.Height), math.Inf(1)
	for w := lowest(lim); w <= lim.Max; w += lim.Multiple {
		for h := lowest(lim); h <= lim.Max; h += lim.Multiple {
			off := math.Abs(math.Log(float64(w)/float64(h)/shape)) + math.Abs(math.Log(float64(w*h)/area))/4
			if off < least-1e-9 {
				best, least = projects.Size{Width: w, Height: h}, off
			}
		}
	}
	return best
}

// lowest is the smallest side that a pack makes.
func lowest(lim pack.SizeLimits) int {
	return (lim.Min + lim.Multiple - 1) / lim.Multiple * lim.Multiple
}

// fitNote says what fitting a material does to it, "" where nothing.
func fitNote(m Material, to projects.Size, fit projects.Fit) string {
	have := float64(m.Size.Width) / float64(m.Size.Height)
	want := float64(to.Width) / float64(to.Height)
	share := 100 * (1 - math.Min(have/want, want/have))
	if share < 0.5 {
		return ""
	}
	side := "height"
	if (have > want) != (fit == projects.Pad) {
		side = "width"
	}
	switch fit {
	case projects.Pad:
		return fmt.Sprintf("%s has another shape: bars take %.0f %% of the %s; crop fills it", m.Name, share, side)
	case projects.Stretch:
		return ""
	}
	return fmt.Sprintf("%s has another shape: %.0f %% of its %s are cut off; pad keeps them", m.Name, share, side)
}
