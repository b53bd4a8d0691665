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
	now     int       // which of several takes is being made, counted from 1; else 0
	shots   int       // how many, or 0
	try     int       // which try of the take is made, counted from 1; 0 where there is but one
	later   float64   // what the takes to come cost, in takes like this one
}

func newReporter(on func(Event)) *reporter {
	if on == nil {
		on = func(Event) {}
	}
	return &reporter{on: on}
}

// shot says that take i is being made; nil plans end it. Where there is one take only,
// nothing is said of shots.
func (r *reporter) shot(i int, plans []plan.Plan) {
	r.now, r.shots, r.later = 0, 0, 0
	if len(plans) < 2 {
		return
	}
	r.now, r.shots = i+1, len(plans)
	for _, p := range plans[i+1:] {
		r.later += p.Forecast.Seconds / max(plans[i].Forecast.Seconds, 1e-9)
	}
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
		r.on(Event{Kind: Preview, Stage: StageDenoise, Shot: r.now, Shots: r.shots, Preview: pictures})
	}
}

func (r *reporter) stage(s Stage, step, steps int) {
	r.on(r.progress(s, step, steps))
}

func (r *reporter) progress(s Stage, step, steps int) Event {
	return Event{Kind: Progress, Stage: s, Step: step, Steps: steps, Shot: r.now, Shots: r.shots, Try: r.try, Left: r.left(s, step, steps)}
}

// drift passes on what a meter says.
func (r *reporter) drift(d projects.Drift) { r.on(Event{Kind: Drifted, Drift: d}) }

func (r *reporter) warn(format string, args ...any) { r.tell(fmt.Sprintf(format, args...)) }

// tell warns in words that are there already.
func (r *reporter) tell(message string) {
	if r.now > 0 {
		message = fmt.Sprintf("shot %d: %s", r.now, message)
	}
	r.on(Event{Kind: Warning, Message: message})
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
	all := float64(steps-step+decodeSteps) + r.later*float64(steps+decodeSteps)
	return time.Duration(all * float64(each))
}
