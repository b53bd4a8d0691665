package cli

import (
	"fmt"
	"io"
	"slices"
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
func printPlan(w io.Writer, eng *engine.Engine, job engine.Job, path string) error {
	for i, p := range job.Plans {
		fmt.Fprint(w, shotOf(i+1, len(job.Plans)))
		printTake(w, eng, job, p)
	}
	printTotal(w, job)
	if a := job.Assembly; a != nil {
		fmt.Fprintf(w, "written    %d×%d, %s at %s fps: %s\n", a.Size.Width, a.Size.Height, frames(a.Frames()), rate(a.Rate),
			parts(a.Parts, func(asset string) string { return job.Media[asset] }))
	}
	fmt.Fprintf(w, "disk       about %s: %s\n", humanBytes(job.Disk(path)), path)
	_, err := fmt.Fprintln(w, "nothing was made: this was a dry run")
	return err
}

func printTake(w io.Writer, eng *engine.Engine, job engine.Job, p plan.Plan) {
	fmt.Fprintln(w, headline(eng, p))
	if p.Recipe.Expanded != "" {
		fmt.Fprintf(w, "expanded   %s\n", p.Recipe.Expanded)
	}
	for _, c := range p.Recipe.Conditions {
		fmt.Fprintf(w, "known      %s\n", known(c, recipes(job), func(asset string) string { return job.Media[asset] }))
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
	fmt.Fprintf(w, "sampling   %d tokens, %d passes%s%s\n", f.Tokens, f.Passes, windows(p), made(p.Recipe.Tries))
	fmt.Fprintf(w, "forecast   %s of memory, about %s (%s)\n", humanBytes(f.Bytes), forecastTime(f.Seconds), origin(f.Seen))
	fmt.Fprintf(w, "recipe     %s\n", p.Key())
}

func recipes(job engine.Job) []projects.Recipe {
	var out []projects.Recipe
	for _, p := range job.Plans {
		out = append(out, p.Recipe)
	}
	return out
}

// printTotal is the forecast of several takes together.
func printTotal(w io.Writer, job engine.Job) {
	if len(job.Plans) < 2 {
		return
	}
	var bytes int64
	seconds, seen := 0.0, job.Plans[0].Forecast.Seen
	for _, p := range job.Plans {
		bytes, seconds = max(bytes, p.Forecast.Bytes), seconds+p.Forecast.Seconds
	}
	fmt.Fprintf(w, "all        %d shots: %s of memory, about %s (%s)\n", len(job.Plans), humanBytes(bytes), forecastTime(seconds), origin(seen))
}

// origin says where a forecast of time comes from.
func origin(seen int) string {
	switch seen {
	case 0:
		return "estimated"
	case 1:
		return "seen once on this machine"
	}
	return fmt.Sprintf("seen %d times on this machine", seen)
}

// known says what a condition gives a take; takes are those of the same video.
func known(c projects.Condition, takes []projects.Recipe, name func(asset string) string) string {
	what := name(c.Asset)
	if c.Take != "" {
		what = fmt.Sprintf("take %.12s… at %.2f s", c.Take, c.From.Float())
	}
	if i := slices.IndexFunc(takes, func(r projects.Recipe) bool { return r.Key() == c.Take }); i >= 0 {
		what = fmt.Sprintf("shot %d at %.2f s", i+1, c.From.Float())
	}
	if c.Frame < 0 {
		return fmt.Sprintf("reference: %s of %s, strength %g", frames(c.Frames), what, c.Strength)
	}
	return fmt.Sprintf("%s of %s at frame %d, strength %g", frames(c.Frames), what, c.Frame, c.Strength)
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
		if p.Dissolve > 0 {
			what += fmt.Sprintf(" (%d dissolving)", p.Dissolve)
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
	if n < 1<<20 {
		return fmt.Sprintf("%d KB", (n+1<<10-1)>>10)
	}
	return fmt.Sprintf("%d MB", n>>20)
}
