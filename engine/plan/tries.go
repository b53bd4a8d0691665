package plan

import (
	"fmt"
	"math"
	"slices"

	"kinora/engine/pack"
	"kinora/projects"
)

// settleTries comes after the windows and the basis: a take of several windows is not made
// anew, nor is one whose composition is given. Where frames of its own are known, one take
// is the default, for what they show is there already.
func (p *Plan) settleTries(shot projects.Shot) error {
	most := p.Pack.Search.Tries
	p.tries = shot.Tries
	switch {
	case shot.Tries < 0 || shot.Tries > pack.MostTries:
		return refuse(Tries, fmt.Sprintf("1 to %d, where 1 takes the first as it is", pack.MostTries), "%d", shot.Tries)
	case most == 0 && shot.Tries > 1:
		p.note("%s has no critic, so the take is made once", p.Pack.Name)
		return nil
	case most == 0 || p.Basis != nil || len(p.Windows) > 1:
		return nil
	case shot.Tries > 0:
		p.Recipe.Tries = shot.Tries
	case slices.ContainsFunc(shot.Conditions, func(c projects.Condition) bool { return c.Frame >= 0 }):
		p.Recipe.Tries = 1
	default:
		p.Recipe.Tries = most
	}
	return nil
}

// again is how many of further tries are expected where half of all takes are good enough.
func (p *Plan) again() float64 { return 1 - math.Exp2(-float64(max(0, p.Recipe.Tries-1))) }
