package app_test

import (
	"slices"
	"testing"
	"time"

	"kinora/app"
)

// zorblax is what the engine of the tests does not know.
var zorblax = []app.Unsure{{Word: "zorblax"}}

func TestWordsThatThePackDoesNotKnowAreToldAsLongAsThePromptHasThem(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		for _, step := range []struct {
			prompt string
			want   []app.Unsure
		}{
			{"a purple whale", nil},
			{"a purple zorblax", nil}, // it may become something else
			{"a purple zorblax dances", zorblax},
			{"a purple whale dances", nil},
			{"zorblax", nil},
		} {
			d.SetPrompt(step.prompt)
			d.settle()
			if !slices.Equal(d.last.Unsure, step.want) {
				t.Errorf("%q: told are %v, want %v", step.prompt, d.last.Unsure, step.want)
			}
		}
		d.Expand()
		d.settle()
		if !slices.Equal(d.last.Unsure, zorblax) {
			t.Errorf("once it is expanded, told are %v", d.last.Unsure)
		}
	})
}

func TestAReopenedFilmSaysWhatAPromptBecameAndWhatWasNotKnown(t *testing.T) {
	dir, caption := t.TempDir(), ""
	atDeskIn(t, dir, nil, func(t *testing.T, d *desk) {
		d.SetPrompt("a purple zorblax dances")
		d.Generate()
		d.pass(3 * time.Second)
		caption = d.last.Caption
	})
	atDeskIn(t, dir, nil, func(t *testing.T, d *desk) {
		if caption == "" || d.last.Caption != caption {
			t.Errorf("the caption was %q and is %q", caption, d.last.Caption)
		}
		if !slices.Equal(d.last.Unsure, zorblax) {
			t.Errorf("told are %v", d.last.Unsure)
		}
		d.SetPrompt("a purple zorblax sleeps")
		d.settle()
		if d.last.Caption != "" {
			t.Errorf("another prompt has the caption %q", d.last.Caption)
		}
	})
}
