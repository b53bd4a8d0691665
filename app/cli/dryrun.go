package cli

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"kinora/engine"
	"kinora/engine/plan"
	"kinora/projects/rational"
)

// headline is a plan in one line.
func headline(eng *engine.Engine, p plan.Plan) string {
	r := p.Recipe
	prompt := r.Prompt
	if prompt == "" {
		prompt = "(no prompt)"
	}
	return fmt.Sprintf("%s · %d×%d, %d frames at %s fps · %d steps, guidance %g · seed %d · %s on %s",
		prompt, r.Size.Width, r.Size.Height, r.Frames, rate(r.Rate), r.Steps, r.Guidance, r.Seed, eng.Manifest().Name, eng.Device())
}

// printPlan is what --dry-run says: what will be made, of what, and what it costs.
func printPlan(w io.Writer, eng *engine.Engine, job engine.Job) error {
	p := job.Plan
	fmt.Fprintln(w, headline(eng, p))
	for _, c := range p.Recipe.Conditions {
		fmt.Fprintf(w, "known      %s: %d frames from frame %d, strength %g\n", job.Media[c.Asset], c.Frames, c.Frame, c.Strength)
	}
	stages := make([]string, len(p.Stages))
	for i, s := range p.Stages {
		stages[i] = string(s)
	}
	f := p.Forecast
	fmt.Fprintf(w, "stages     %s\n", strings.Join(stages, ", "))
	fmt.Fprintf(w, "sampling   %d tokens, %d passes\n", f.Tokens, f.Passes)
	fmt.Fprintf(w, "forecast   %s of memory, about %s\n", humanBytes(f.Bytes), forecastTime(f.Seconds))
	_, err := fmt.Fprintf(w, "recipe     %s\n", p.Key())
	return err
}

// forecastTime is seconds for a person: what is not known better is not said finer.
func forecastTime(seconds float64) string {
	if seconds < 1 {
		return "a second"
	}
	return time.Duration(seconds * float64(time.Second)).Round(time.Second).String()
}

func rate(r rational.Rat) string { return strconv.FormatFloat(r.Float(), 'g', 5, 64) }

func humanBytes(n int64) string {
	if n >= 1<<30 {
		return fmt.Sprintf("%.1f GB", float64(n)/(1<<30))
	}
	return fmt.Sprintf("%d MB", n>>20)
}
