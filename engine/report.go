package engine

import (
	"fmt"
	"time"

	"kinora/engine/diffuse"
	"kinora/engine/plan"
	"kinora/projects"
)

// reporter turns what the stages say into events with a forecast of the time left.
type reporter struct {
	on      func(Event)
	first   int       // steps that were done when the denoising began
	last    int       // steps that were done when it was last heard of
	started time.Time // of the denoising's second step: the first one warms up
}

func newReporter(on func(Event)) *reporter {
	if on == nil {
		on = func(Event) {}
	}
	return &reporter{on: on}
}

// stages are the engine's names for the graphs' work.
var stages = map[plan.Stage]Stage{
	plan.TextEncoder: StageText, plan.VAEEncoder: StageKnown, plan.Transformer: StageDenoise,
}

// denoising passes on what the sampling loop says; it runs on the loop's goroutine.
func (r *reporter) denoising(e diffuse.Event) {
	p := r.progress(stages[e.Stage], e.Step, e.Steps)
	if e.Windows > 1 {
		p.Window, p.Windows = e.Window+1, e.Windows
	}
	r.on(p)
	if e.Preview == nil {
		return
	}
	if pictures := e.Preview(); len(pictures) > 0 {
		r.on(Event{Kind: Preview, Stage: StageDenoise, Preview: pictures})
	}
}

func (r *reporter) stage(s Stage, step, steps int) {
	r.on(r.progress(s, step, steps))
}

func (r *reporter) progress(s Stage, step, steps int) Event {
	return Event{Kind: Progress, Stage: s, Step: step, Steps: steps, Left: r.left(s, step, steps)}
}

// drift passes on what a meter says.
func (r *reporter) drift(d projects.Drift) { r.on(Event{Kind: Drifted, Drift: d}) }

func (r *reporter) warn(format string, args ...any) {
	r.on(Event{Kind: Warning, Message: fmt.Sprintf(format, args...)})
}

// decodeSteps is about what decoding and saving cost, in steps of the denoising.
const decodeSteps = 3

// left extrapolates from the steps done so far.
func (r *reporter) left(s Stage, step, steps int) time.Duration {
	if s != StageDenoise || steps == 0 {
		return 0
	}
	if step < r.last || r.started.IsZero() {
		r.first = step
	}
	r.last = step
	if step <= r.first+1 {
		r.started = time.Now()
		return 0
	}
	each := time.Since(r.started) / time.Duration(step-r.first-1)
	return time.Duration(steps-step+decodeSteps) * each
}
