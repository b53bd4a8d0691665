package app_test

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kinora/app"
	"kinora/app/settings"
)

func TestTheStudioBecomesReady(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		m := d.last.Machine
		if m.Phase != app.Ready || m.Device != "cpu" || m.Pack != "Papercut 0.1.0" || d.last.Reason() != "" {
			t.Errorf("machine %+v, reason %q", m, d.last.Reason())
		}
		if !d.trace.has("ready cpu\n") {
			t.Error("the trace does not say so")
		}
		if !d.last.Planned || d.last.Forecast.Recipe.Frames != 25 {
			t.Errorf("the empty shot was not planned: %+v", d.last.Forecast)
		}
	})
}

func TestAForecastLearnsFromATake(t *testing.T) {
	atDesk(t, func(d *desk) { d.engine.Learn = 56 * time.Second }, func(t *testing.T, d *desk) {
		d.SetPrompt("a boat")
		d.settle()
		before := d.last.Forecast.Time
		d.Generate()
		d.pass(5 * time.Second)
		if after := d.last.Forecast.Time; after == before || after != 56*time.Second {
			t.Errorf("forecast %v before and %v after a take", before, after)
		}
	})
}

func TestTheFirstStartMakesAFilmWithAShotToBeginWith(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		want := filepath.Join(d.cfg.Folders.Films, "Untitled.kinora")
		if d.last.Folder != want || len(d.last.Film.Board) != 1 || d.card().ID == 0 || len(d.last.Film.Timeline.Tracks) == 0 {
			t.Errorf("film %s: %+v", d.last.Folder, d.last.Film)
		}
	})
}

func TestAnEngineThatDoesNotOpenSaysWhy(t *testing.T) {
	broken := func(d *desk) {
		d.cfg.Open = func(context.Context) (*app.Machine, error) { return nil, errors.New("no ONNX Runtime found") }
	}
	atDesk(t, broken, func(t *testing.T, d *desk) {
		d.SetPrompt("a boat")
		d.Generate()
		d.settle()
		if d.last.Reason() != "no ONNX Runtime found" || len(d.last.Jobs) != 0 {
			t.Errorf("reason %q, jobs %v", d.last.Reason(), d.last.Jobs)
		}
	})
}

func TestSettingsAndTheFilmAreKept(t *testing.T) {
	dir := t.TempDir()
	atDeskIn(t, dir, nil, func(t *testing.T, d *desk) {
		d.SetPrompt("a boat")
		d.SetTheme(settings.Light)
		d.pass(2 * time.Second)
		set, err := settings.Load(d.cfg.Folders.Settings)
		if err != nil || set.Theme != settings.Light || len(set.Recent) != 1 {
			t.Errorf("after two seconds: %+v, %v", set, err)
		}
		d.SetPrompt("a car") // still open for more letters when the window is closed
	})
	atDeskIn(t, dir, nil, func(t *testing.T, d *desk) {
		if d.card().Shot.Prompt != "a car" || d.last.Theme != settings.Light || d.last.Undo != "Prompt" {
			t.Errorf("at the next start: %+v, undo %q", d.card().Shot, d.last.Undo)
		}
		d.Undo()
		d.Undo()
		if d.card().Shot.Prompt != "" || d.last.Redo != "Prompt" {
			t.Errorf("undone across a restart: %q", d.card().Shot.Prompt)
		}
	})
}

func TestQuittingClosesTheEngineAndTheTakeGoesOnNextTime(t *testing.T) {
	dir := t.TempDir()
	atDeskIn(t, dir, nil, func(t *testing.T, d *desk) {
		d.SetPrompt("a boat")
		d.Generate()
		d.pass(250 * time.Millisecond)
		d.leave()
		if _, closed := d.engine.Made(); !closed {
			t.Error("the engine was left open")
		}
	})
	atDeskIn(t, dir, nil, func(t *testing.T, d *desk) {
		d.pass(3 * time.Second)
		if made, _ := d.engine.Made(); made != 1 || len(d.last.Film.Takes) != 1 || d.last.Film.Shown(d.card().ID) == 0 {
			t.Errorf("%d takes were begun, film %+v", made, d.last.Film)
		}
	})
}

func TestAFilmThatIsOpenInAnotherWindowIsNotOpenedTwice(t *testing.T) {
	dir := t.TempDir()
	atDeskIn(t, dir, nil, func(t *testing.T, d *desk) {
		second := app.New(t.Context(), d.cfg)
		var last app.Snapshot
		second.Watch(func(s app.Snapshot) { last = s })
		second.Start()
		d.settle()
		if last.Folder != "" || !strings.Contains(last.Unopened, "is open in another window") {
			t.Errorf("the second window has %q and says %q", last.Folder, last.Unopened)
		}
		over := make(chan struct{})
		second.Quit(func() { close(over) })
		<-over
	})
}

func TestAnotherFilmIsOpenedWhileATakeIsMade(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		first := d.last.Folder
		d.SetPrompt("a boat")
		d.Generate()
		d.pass(250 * time.Millisecond)
		d.NewUntitled()
		d.pass(time.Second)
		if d.last.Folder == first || len(d.last.Film.Takes) != 0 || len(d.last.Jobs) != 0 {
			t.Fatalf("second film: %s %+v", d.last.Folder, d.last.Jobs)
		}
		d.OpenFilm(first)
		d.pass(4 * time.Second)
		if d.last.Folder != first || d.last.Film.Shown(d.card().ID) == 0 || d.card().Shot.Prompt != "a boat" {
			t.Errorf("back in the first: %s %+v", d.last.Folder, d.last.Film.Outcomes)
		}
	})
}
