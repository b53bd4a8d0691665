package app_test

import (
	"testing"
	"time"

	"kinora/app"
	"kinora/projects/rational"
)

func TestWhyNothingWasDoneIsSaidForAMomentOnly(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		d.make("a boat")
		d.PlaceSelected(app.PlaceAppend)
		d.settle()
		refused := func() {
			t.Helper()
			d.SelectAllClips()
			d.SetSpeed(rational.Rat{})
			if d.last.Notice.Kind != app.Warning {
				t.Fatalf("notice %+v", d.last.Notice)
			}
		}
		refused()
		d.pass(5 * time.Second)
		if d.last.Notice.Text == "" {
			t.Error("it went before it could be read")
		}
		d.pass(4 * time.Second)
		if d.last.Notice.Text != "" {
			t.Errorf("it stays: %+v", d.last.Notice)
		}
		refused()
		d.Star(true, d.last.Open)
		if d.last.Notice.Text != "" {
			t.Errorf("it stays when something else was done: %+v", d.last.Notice)
		}
		refused()
		d.SaveVersion("x")
		d.pass(20 * time.Second)
		if d.last.Notice.Kind != app.Success {
			t.Errorf("another notice went with it: %+v", d.last.Notice)
		}
	})
}

func TestOneShotIsNotSaidToBeSeveral(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		for text, want := range map[string]string{"a boat": "1 shot was added.", "a boat\na car": "2 shots were added."} {
			if d.AddLines(text); d.last.Notice.Text != want {
				t.Errorf("%q is said, want %q", d.last.Notice.Text, want)
			}
		}
	})
}

func TestGenerateAllSaysWhereThereIsNothingToMake(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		d.SetPrompt("a boat")
		for _, want := range []string{"1 shot is in the queue.", "Every shot that has a prompt has a take, or one is on its way."} {
			d.GenerateAll()
			if got := d.last.Notice.Text; got != want {
				t.Errorf("said %q, want %q", got, want)
			}
		}
	})
}
