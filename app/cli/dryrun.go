package cli

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"kinora/engine"
	"kinora/engine/plan"
	"kinora/projects"
	"kinora/projects/rational"
)

// headline is a plan in one line.
func headline(eng *engine.Engine, p plan.Plan) string {
	r := p.Recipe
	prompt := r.Prompt
	if prompt == "" {
		prompt = "(no prompt)"
	}
	return fmt.Sprintf("%s · %d×%d, %s at %s fps · %d steps, guidance %g · seed %d · %s on %s",
		prompt, r.Size.Width, r.Size.Height, frames(r.Frames), rate(r.Rate), r.Steps, r.Guidance, r.Seed, eng.Manifest().Name, eng.Device())
}

// printPlan is what --dry-run says: what will be made, of what, and what it costs.
func printPlan(w io.Writer, eng *engine.Engine, job engine.Job) error {
	for _, p := range job.Plans {
		printTake(w, eng, job, p)
	}
	if a := job.Assembly; a != nil {
		fmt.Fprintf(w, "written    %d×%d, %s at %s fps: %s\n", a.Size.Width, a.Size.Height, frames(a.Frames()), rate(a.Rate),
			parts(a.Parts, func(asset string) string { return job.Media[asset] }))
	}
	_, err := fmt.Fprintln(w, "nothing was made: this was a dry run")
	return err
}

func printTake(w io.Writer, eng *engine.Engine, job engine.Job, p plan.Plan) {
	fmt.Fprintln(w, headline(eng, p))
	for _, c := range p.Recipe.Conditions {
		fmt.Fprintf(w, "known      %s of %s at frame %d, strength %g\n", frames(c.Frames), job.Media[c.Asset], c.Frame, c.Strength)
	}
	if b := p.Recipe.Basis; b != nil {
		fmt.Fprintf(w, "from       %s, %g of it new\n", basis(*b), b.Change)
	}
	stages := make([]string, len(p.Stages))
	for i, s := range p.Stages {
		stages[i] = string(s)
	}
	f := p.Forecast
	fmt.Fprintf(w, "stages     %s\n", strings.Join(stages, ", "))
	fmt.Fprintf(w, "sampling   %d tokens, %d passes%s\n", f.Tokens, f.Passes, windows(p))
	fmt.Fprintf(w, "forecast   %s of memory, about %s\n", humanBytes(f.Bytes), forecastTime(f.Seconds))
	fmt.Fprintf(w, "recipe     %s\n", p.Key())
}

// windows says how many there are, where there are several.
func windows(p plan.Plan) string {
	if len(p.Windows) < 2 {
		return ""
	}
	return fmt.Sprintf(", %d windows", len(p.Windows))
}

// parts is what an assembly is made of, in order.
func parts(list []projects.Part, name func(asset string) string) string {
	var out []string
	for _, p := range list {
		what := "new"
		if p.Asset != "" {
			what = "of " + name(p.Asset)
		}
		out = append(out, fmt.Sprintf("%d %s", p.Frames, what))
	}
	return strings.Join(out, ", ")
}

// forecastTime is seconds for a person: what is not known better is not said finer.
func forecastTime(seconds float64) string {
	if seconds < 1 {
		return "a second"
	}
	return time.Duration(seconds * float64(time.Second)).Round(time.Second).String()
}

func rate(r rational.Rat) string { return strconv.FormatFloat(r.Float(), 'g', 5, 64) }

func frames(n int) string {
	if n == 1 {
		return "1 frame"
	}
	return fmt.Sprintf("%d frames", n)
}

func humanBytes(n int64) string {
	if n >= 1<<30 {
		return fmt.Sprintf("%.1f GB", float64(n)/(1<<30))
	}
	return fmt.Sprintf("%d MB", n>>20)
}
