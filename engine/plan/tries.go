package plan

import (
	"fmt"
	"math"

	"kinora/engine/pack"
	"kinora/projects"
)

// settleTries comes after the basis, which gives the composition, so that there is
// nothing to begin again.
func (p *Plan) settleTries(shot projects.Shot) error {
	c := p.Pack.Search
	switch {
	case shot.Tries < 0 || shot.Tries > pack.MostTries:
		return refuse(Tries, fmt.Sprintf("1 to %d, where 1 takes the first as it is", pack.MostTries), "%d", shot.Tries)
	case c.Tries == 0 && shot.Tries > 1:
		p.note("%s has no critic, so the take is begun once", p.Pack.Name)
		return nil
	case c.Tries == 0 || p.Basis != nil:
		return nil
	}
	p.Recipe.Tries = c.Tries
	if shot.Tries > 0 {
		p.Recipe.Tries = shot.Tries
	}
	if n := p.Schedule.Steps(); n > 1 && p.Recipe.Tries > 1 {
		p.Check = max(1, min(n-1, int(math.Round(c.At*float64(n)))))
	}
	return nil
}

// Steps is how many the windows take at most: those of every beginning that is given up
// count.
func (p *Plan) Steps() int { return len(p.Windows) * (p.Schedule.Steps() + p.again()) }

// again is the steps of a window's beginnings that may be given up.
func (p *Plan) again() int { return p.Check * max(0, p.Recipe.Tries-1) }
