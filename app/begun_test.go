package app_test

import (
	"strings"
	"testing"

	"kinora/app"
)

func TestANameIsUnknownOnlyWhenItIsFinishedOrNobodysBeginsLikeIt(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		d.AddMember("Bob", "an old man")
		d.AddMember("小明", "a boy")
		says := func(when, unknown string) {
			t.Helper()
			d.settle()
			got := d.last.Problems[app.FieldPrompt]
			if unknown == "" && d.last.Problems.Any() || !strings.Contains(got, unknown) {
				t.Errorf("%s: %q is said", when, got)
			}
		}
		for _, step := range []struct{ prompt, unknown string }{
			{"@b", ""},
			{"@bo", ""},
			{"@box", "@box"},
			{"@bo", ""},
			{"@bo ", "@bo"},
			{"@Bob", ""},
			{"@Bob waves", ""},
			{"@Bob waves to @小", ""},
			{"@Bob waves to @小明", ""},
			{"@Bo waves to @小明", ""}, // the cursor is behind @Bo
			{"@Bo waves to @小明.", "@Bo"},
			{"me@bo", ""},
		} {
			d.SetPrompt(step.prompt)
			says(step.prompt, step.unknown)
		}
		d.SetPrompt("a boat")
		d.SetPrompt("a boat of @bo")
		says("in the field", "")
		d.LeavePrompt()
		says("out of the field", "@bo")
		d.SetPrompt("a boat of @b")
		d.settle()
		d.Generate()
		if says("when it is to be made", "@b"); len(d.last.Film.Takes) > 0 {
			t.Error("a take of nobody is ordered")
		}
	})
}
