package plan

import (
	"fmt"
	"strings"

	"kinora/engine/latent"
	"kinora/engine/pack"
	"kinora/engine/sched"
	"kinora/projects"
)

// For plans a shot for a pack on a device, which only the forecast depends on. What
// the pack cannot do exactly is snapped, and Plan.Notes says so; what it cannot do at
// all is an *Error. m must be a manifest that package pack has accepted. Planning the
// shot of a plan's recipe gives the same recipe.
func For(shot projects.Shot, m *pack.Manifest, ref projects.PackRef, device string) (Plan, error) {
	p := Plan{Pack: *m, Device: device}
	p.Recipe = projects.Recipe{
		Version: projects.RecipeVersion, Mode: projects.TextToVideo, Negative: shot.Negative,
		Seed: shot.Seed, Pack: ref,
	}
	for _, settle := range []func(projects.Shot) error{
		p.settlePrompt, p.settleRate, p.settleFrames, p.settleSize, p.settleGrid,
		p.settleSteps, p.settleGuidance, p.settleKnown, p.settleWindows,
	} {
		if err := settle(shot); err != nil {
			return Plan{}, err
		}
	}
	var err error
	p.Schedule, err = sched.New(m.Schedule, p.Recipe.Steps, p.Grid.WithFrames(p.Windows[0].Frames).Tokens(m.Geometry.Patch))
	if err != nil {
		return Plan{}, fmt.Errorf("pack %s: %w", m.ID, err)
	}
	if err := p.settleBasis(shot); err != nil {
		return Plan{}, err
	}
	if err := p.settleTries(shot); err != nil {
		return Plan{}, err
	}
	p.Stages = p.stages()
	p.Forecast = p.Expect(Costs{})
	return p, nil
}

func (p *Plan) note(format string, args ...any) {
	p.Notes = append(p.Notes, fmt.Sprintf(format, args...))
}

func (p *Plan) settlePrompt(shot projects.Shot) error {
	p.Recipe.Prompt = strings.TrimSpace(shot.Prompt)
	if p.Recipe.Expanded = strings.TrimSpace(shot.Expanded); p.Recipe.Expanded == p.Recipe.Prompt {
		p.Recipe.Expanded = ""
	}
	if p.Recipe.Prompt == "" && len(shot.Conditions) == 0 && shot.Basis == nil {
		return refuse(Prompt, "say what is to be seen, in a sentence", "it is empty")
	}
	return nil
}

// settleGrid finds the latent extent and holds it against the longest sequence, which
// is a window's where there are several.
func (p *Plan) settleGrid(projects.Shot) error {
	r, g := p.Recipe, p.Pack.Geometry
	grid, err := latent.Of(g, r.Frames, r.Size.Width, r.Size.Height)
	if err != nil {
		return fmt.Errorf("pack %s: %w", p.Pack.ID, err)
	}
	p.Grid = grid
	if n := grid.Tokens(g.Patch); n > p.Pack.Limits.MaxTokens && !p.rolls() {
		rows := p.Pack.Limits.MaxTokens / grid.FrameTokens(g.Patch) * g.Patch[0]
		allowed := fmt.Sprintf("%s takes %d: make it smaller", p.Pack.Name, p.Pack.Limits.MaxTokens)
		if longest := latent.PixelFrames(g, rows); longest >= p.Pack.Limits.Frames.Min && longest > 0 {
			allowed += fmt.Sprintf(", or at most %s long", seconds(p.span(longest)))
		}
		return refuse(Size, allowed, "%d×%d for %d frames is %d tokens", r.Size.Width, r.Size.Height, r.Frames, n)
	}
	return nil
}

func (p *Plan) stages() []Stage {
	if len(p.Sources) == 0 {
		return []Stage{TextEncoder, Transformer, VAEDecoder}
	}
	return []Stage{TextEncoder, VAEEncoder, Transformer, VAEDecoder}
}
