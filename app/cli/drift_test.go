package cli

import (
	"slices"
	"testing"

	"kinora/projects"
)

func TestDriftIsToldOfEachTake(t *testing.T) {
	all := []projects.Drift{{Colour: 9, Identity: 0.1}, {Colour: 4, Identity: 0.2}, {Take: 2, Colour: 1, Identity: 0.5}}
	one, third := "colour 4.0 levels, identity 0.20 at the end; at most 9.0 and 0.20",
		"shot 3 of 3: colour 1.0 levels, identity 0.50 at the end; at most 1.0 and 0.50"
	if got := driftLines(all[:2], 1); !slices.Equal(got, []string{one}) {
		t.Errorf("of one take: %q", got)
	}
	if got := driftLines(all, 3); !slices.Equal(got, []string{"shot 1 of 3: " + one, third}) {
		t.Errorf("of a film: %q", got)
	}
	if got := driftLines(nil, 3); len(got) != 0 {
		t.Errorf("of nothing: %q", got)
	}
}
