package app_test

import (
	"strings"
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
			d.SetSpeed(rational.Rat{}, true)
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

func TestWhatWasSaidGivesWayToWhatIsDoneNext(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		d.make("a boat")
		star := func(times int) {
			for range times {
				d.Star(!d.last.Film.Takes[0].Star, d.last.Open)
			}
		}
		says := func(when, want string) {
			t.Helper()
			if got := d.last.Notice.Text; want == "" && got != "" || !strings.HasPrefix(got, want) {
				t.Errorf("%s it says %q, want %q", when, got, want)
			}
		}
		d.SaveVersion("x")
		d.pass(time.Second)
		star(1)
		says("before it can have been read", "Saved as version")
		d.pass(10 * time.Second)
		says("while nobody does anything", "Saved as version")
		star(1)
		says("after the next command", "")
		d.SaveVersion("y")
		d.pass(10 * time.Second)
		d.Undo()
		says("after undo", "")

		d.Import(file(t, "broken.mp4"))
		d.pass(10 * time.Second)
		star(2)
		says("after two commands", "broken.mp4 was not taken")
		d.Import(file(t, "a.mp4"))
		d.settle()
		says("after an import", "Imported a.mp4.")
		d.Import(file(t, "b.mp4"), file(t, "c.mp4"))
		d.settle()
		says("after two files", "Imported 2 files.")
		d.Import(file(t, "broken.mp4"))
		d.pass(10 * time.Second)
		d.SetPrompt("a")
		d.SetPrompt("a b")
		d.SetPrompt("a b c")
		star(2)
		says("while one thing goes on", "broken.mp4 was not taken")
		star(2)
		says("after several commands", "")
		d.SaveVersion("z")
		d.NewUntitled()
		d.settle()
		says("with another film", "")
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
