package engine_test

import (
	"fmt"
	"testing"

	"kinora/engine/plan"
	"kinora/projects"
)

// Shots that say nothing of a colour are made beside a red and beside a blue reference.
// Who looks like it has more of its colour than of the other's.
func TestAShotLooksLikeItsReference(t *testing.T) {
	e := open(t)
	if !plan.References(e.Manifest()) {
		t.Skip("the built-in pack takes no references: conditioning.negative_index is false in its pack.json")
	}
	const takes = 3
	share := map[string]map[string]float64{}
	for _, colour := range []string{"red", "blue"} {
		share[colour] = map[string]float64{}
		for seed := range uint64(takes) {
			film := projects.Film{Seed: &seed, Shots: []projects.FilmShot{
				{Prompt: fmt.Sprintf("a big %s ball stays still on a green meadow", colour)},
				{Prompt: "a big ball rolls to the right across a green meadow", References: []projects.Reference{{Shot: 1}}},
			}}
			_, frames := filmed(t, e, film, 2, "second.mkv")
			share[colour]["red"] += amount(frames, red) / takes
			share[colour]["blue"] += amount(frames, blue) / takes
		}
		t.Logf("beside a %s ball: %.1f %% red, %.1f %% blue", colour, 100*share[colour]["red"], 100*share[colour]["blue"])
	}
	if share["red"]["red"] <= share["blue"]["red"] || share["blue"]["blue"] <= share["red"]["blue"] {
		t.Error("shots do not take after their references")
	}
}
