package engine_test

import (
	"fmt"
	"testing"

	"kinora/engine"
	"kinora/engine/plan"
	"kinora/projects"
)

// BenchmarkIdentity makes shots that say nothing of a colour beside a red and beside a blue reference and tells the
// shares of red and blue pixels in them: a figure of the model, not of the way in which it is given references.
func BenchmarkIdentity(b *testing.B) {
	e := open(b)
	if !plan.References(e.Manifest()) {
		b.Skip("the built-in pack takes no references: conditioning.negative_index is false in its pack.json")
	}
	for b.Loop() {
		for _, colour := range []string{"red", "blue"} {
			reds, blues := beside(b, e, colour)
			b.ReportMetric(reds, "%red-by-"+colour)
			b.ReportMetric(blues, "%blue-by-"+colour)
		}
	}
}

// beside is the mean percentages of red and of blue pixels in shots beside a ball of a colour.
func beside(b *testing.B, e *engine.Engine, colour string) (reds, blues float64) {
	b.Helper()
	const takes = 4
	for seed := range uint64(takes) {
		film := projects.Script{Seed: &seed, Shots: []projects.ScriptShot{
			{Prompt: fmt.Sprintf("a big %s ball stays still on a green meadow", colour)},
			{Prompt: "a big ball rolls to the right across a green meadow", References: []projects.Reference{{Shot: 1}}},
		}}
		_, frames := filmed(b, e, film, 2, "second.mkv")
		reds += 100 * amount(frames, red) / takes
		blues += 100 * amount(frames, blue) / takes
	}
	return reds, blues
}
