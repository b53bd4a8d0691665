package edit

import (
	"slices"

	"kinora/projects"
)

// Uses is where a source is used in a film.
type Uses struct {
	Cards []projects.ID // that show it as known frames, or that it was chosen for
	Clips []projects.ID
	Cast  []projects.ID // that have it as a picture
}

// None reports whether it is used nowhere.
func (u Uses) None() bool { return len(u.Cards)+len(u.Clips)+len(u.Cast) == 0 }

// WhereUsed finds all that uses a source, in order.
func WhereUsed(f projects.Film, s projects.Source) Uses {
	var out Uses
	for _, c := range f.Board {
		shows := slices.ContainsFunc(c.Known, func(k projects.Known) bool { return k.Source == s })
		if shows || s.Take != 0 && c.Chosen == s.Take {
			out.Cards = append(out.Cards, c.ID)
		}
	}
	for _, t := range f.Timeline.Tracks {
		for _, c := range t.Clips {
			if c.Source == s {
				out.Clips = append(out.Clips, c.ID)
			}
		}
	}
	for _, m := range f.Cast {
		if slices.Contains(m.Pictures, s) {
			out.Cast = append(out.Cast, m.ID)
		}
	}
	return out
}
