package plan

import (
	"fmt"

	"kinora/projects"
)

// maxGuidance is where guidance stops meaning anything, in every model.
const maxGuidance = 30

func (p *Plan) settleSteps(shot projects.Shot) error {
	lim := p.Pack.Limits.Steps
	p.Recipe.Steps = p.Pack.Schedule.Steps
	fixed := p.listSteps()
	if fixed > 0 {
		p.Recipe.Steps = fixed
	}
	switch {
	case shot.Steps == 0 || shot.Steps == p.Recipe.Steps:
		return nil
	case fixed > 0:
		return refuse(Steps, fmt.Sprintf("%s always takes %d", p.Pack.Name, fixed), "%d", shot.Steps)
	case shot.Steps < lim.Min || shot.Steps > lim.Max:
		return refuse(Steps, fmt.Sprintf("%s takes %d to %d", p.Pack.Name, lim.Min, lim.Max), "%d", shot.Steps)
	}
	p.Recipe.Steps = shot.Steps
	return nil
}

// listSteps is the number of steps of a pack with an explicit schedule, else 0.
func (p *Plan) listSteps() int {
	s := p.Pack.Schedule
	n := len(s.Sigmas)
	if s.Kind != "list" || n == 0 {
		return 0
	}
	if s.Sigmas[n-1] == 0 {
		return n - 1
	}
	return n
}

func (p *Plan) settleGuidance(shot projects.Shot) error {
	p.Recipe.Guidance = p.Pack.Guidance.Scale
	if shot.Guidance == nil {
		return nil
	}
	if g := *shot.Guidance; !(g >= 0 && g <= maxGuidance) {
		return refuse(Guidance, fmt.Sprintf("0 to %d, where 1 is none and %s suits %s",
			maxGuidance, trim(p.Pack.Guidance.Scale), p.Pack.Name), "%v", g)
	}
	p.Recipe.Guidance = *shot.Guidance
	return nil
}
