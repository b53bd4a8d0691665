package engine

import (
	"time"

	"kinora/engine/diffuse"
	"kinora/engine/plan"
)

// reporter turns what the stages say into events with a forecast of the time left.
type reporter struct {
	on      func(Event)
	plan    plan.Plan
	started time.Time // of the denoising's second step: the first one warms up
}

func newReporter(p plan.Plan, on func(Event)) *reporter {
	if on == nil {
		on = func(Event) {}
	}
	return &reporter{on: on, plan: p}
}

// stages are the engine's names for the graphs' work.
var stages = map[plan.Stage]Stage{
	plan.TextEncoder: StageText, plan.VAEEncoder: StageKnown, plan.Transformer: StageDenoise,
}

// denoising passes on what the sampling loop says; it runs on the loop's goroutine.
func (r *reporter) denoising(e diffuse.Event) {
	r.stage(stages[e.Stage], e.Step, e.Steps)
	if e.Preview == nil {
		return
	}
	if pictures := e.Preview(); len(pictures) > 0 {
		r.on(Event{Kind: Preview, Stage: StageDenoise, Preview: pictures})
	}
}

func (r *reporter) stage(s Stage, step, steps int) {
	e := Event{Kind: Progress, Stage: s, Step: step, Steps: steps, Left: r.left(s, step, steps)}
	r.on(e)
}

// decodeShare is about what decoding and saving cost of the denoising at 20 steps.
const decodeShare = 0.15

// left extrapolates from the steps done so far.
func (r *reporter) left(s Stage, step, steps int) time.Duration {
	if s != StageDenoise || steps == 0 {
		return 0
	}
	if step <= 1 {
		r.started = time.Now()
		return 0
	}
	each := time.Since(r.started) / time.Duration(step-1)
	rest := time.Duration(steps-step)*each + time.Duration(decodeShare*20*float64(each))
	return rest
}
