package app_test

import (
	"slices"
	"testing"
	"time"

	"kinora/app"
)

func TestWordsThatThePackDoesNotKnowAreToldAsLongAsThePromptHasThem(t *testing.T) {
	told := []app.Unsure{{Word: "zorblax"}}
	for name, expand := range map[string]func(*desk){
		"expanded now": func(d *desk) { d.Expand(); d.settle() },
		"generated":    func(d *desk) { d.Generate(); d.pass(3 * time.Second) },
	} {
		atDesk(t, nil, func(t *testing.T, d *desk) {
			d.SetPrompt("a purple zorblax dances")
			if len(d.last.Unsure) != 0 {
				t.Errorf("%s: it is known before: %v", name, d.last.Unsure)
			}
			expand(d)
			if !slices.Equal(d.last.Unsure, told) {
				t.Errorf("%s: told are %v", name, d.last.Unsure)
			}
			d.SetPrompt("a purple Zorblax dances at night")
			if !slices.Equal(d.last.Unsure, told) {
				t.Errorf("%s: after more typing %v", name, d.last.Unsure)
			}
			d.SetPrompt("a purple whale dances at night")
			if len(d.last.Unsure) != 0 {
				t.Errorf("%s: without the word %v", name, d.last.Unsure)
			}
		})
	}
}
