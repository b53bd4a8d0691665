package app_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"kinora/app"
	"kinora/app/apptest"
	"kinora/app/settings"
	"kinora/projects"
	"kinora/projects/rational"
)

// desk is a studio on a fake clock with everything it published.
type desk struct {
	*app.Studio
	engine  *apptest.Engine
	queue   *apptest.Queue
	cfg     app.Config
	trace   strings.Builder
	last    app.Snapshot
	screens []app.Screen
	left    bool
}

// atDesk runs body with a studio whose steps take 100 ms; prepare may change its
// parts before it starts.
func atDesk(t *testing.T, prepare func(*desk), body func(*testing.T, *desk)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		d := &desk{engine: &apptest.Engine{Step: 100 * time.Millisecond}, queue: &apptest.Queue{}}
		d.cfg = apptest.Config(t.TempDir(), d.engine, d.queue)
		d.cfg.Trace = &d.trace
		if prepare != nil {
			prepare(d)
		}
		d.Studio = app.New(t.Context(), d.cfg)
		d.Watch(func(s app.Snapshot) { d.last = s })
		d.WatchScreen(func(s app.Screen) { d.screens = append(d.screens, s) })
		d.Start()
		d.settle()
		body(t, d)
		d.leave()
	})
}

// settle runs until nothing happens any more at this moment of the fake clock.
func (d *desk) settle() {
	for {
		synctest.Wait()
		if d.queue.Drain() == 0 {
			return
		}
	}
}

// pass lets time go by in short steps, as the window's loop would.
func (d *desk) pass(long time.Duration) {
	for end := time.Now().Add(long); time.Now().Before(end); d.settle() {
		time.Sleep(20 * time.Millisecond)
	}
}

func (d *desk) leave() {
	if d.left {
		return
	}
	d.left = true
	over := make(chan struct{})
	d.Quit(func() { close(over) })
	<-over
	d.queue.Drain()
	time.Sleep(time.Minute) // timers that were set go off inside the bubble
	d.queue.Drain()
}

func TestTheStudioBecomesReady(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		m := d.last.Machine
		if m.Phase != app.Ready || m.Device != "cpu" || m.Pack != "Papercut 0.1.0" || d.last.Reason() != "" {
			t.Errorf("machine %+v, reason %q", m, d.last.Reason())
		}
		if !strings.Contains(d.trace.String(), "trace: ready cpu\n") {
			t.Errorf("trace: %s", &d.trace)
		}
		if !d.last.Planned || d.last.Forecast.Recipe.Frames != 25 {
			t.Errorf("the empty shot was not planned: %+v", d.last.Forecast)
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
		if d.last.Reason() != "no ONNX Runtime found" || d.last.Job != nil {
			t.Errorf("reason %q, job %v", d.last.Reason(), d.last.Job)
		}
	})
}

func TestATakeIsMadeShownAndPlayed(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		d.SetPrompt("a boat sails")
		d.Generate()
		d.pass(time.Second)
		j := d.last.Job
		if j == nil || j.Stage != "denoising" || j.Step < 8 || j.Fraction < 0.4 || j.Fraction > 0.6 {
			t.Fatalf("after half of the steps: %+v", j)
		}
		if d.last.Watching != app.WatchPreview {
			t.Errorf("watching %v", d.last.Watching)
		}
		d.pass(1500 * time.Millisecond)
		if d.last.Job != nil || d.last.Watching != app.WatchVideo || len(d.last.Takes) != 1 {
			t.Fatalf("after all: %+v", d.last)
		}
		take := d.last.Takes[0]
		if take.Name != "a boat sails" || take.Path != d.last.Open || take.Thumb == nil || take.Recipe == nil {
			t.Errorf("take %+v", take)
		}
		if want := take.Recipe.Key() + ".mp4"; filepath.Base(take.Path) != want {
			t.Errorf("file %s, want %s", take.Path, want)
		}
		for _, line := range []string{"started a boat sails", "preview", "take " + take.Path, "playing", "frame 3"} {
			if !strings.Contains(d.trace.String(), "trace: "+line+"\n") {
				t.Errorf("trace lacks %q", line)
			}
		}
	})
}

func TestThePreviewMovesWhileTheTakeIsMade(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		d.SetPrompt("a boat")
		d.Generate()
		d.pass(1900 * time.Millisecond)
		frames, steps := map[uint8]bool{}, map[uint8]bool{}
		for _, s := range d.screens {
			if s.Preview && s.Image != nil {
				c := s.Image.RGBAAt(0, 0)
				frames[c.G], steps[c.R] = true, true
			}
		}
		if len(frames) < 6 || len(steps) < 5 {
			t.Errorf("%d frames of %d steps were shown", len(frames), len(steps))
		}
	})
}

func TestCancelStopsWithinAStepAndLeavesNothing(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		d.SetPrompt("a boat")
		d.Generate()
		d.pass(250 * time.Millisecond)
		d.Cancel()
		if !d.last.Job.Stopping {
			t.Error("the job does not say that it stops")
		}
		d.settle()
		if d.last.Job != nil || d.last.Watching != app.WatchNothing || len(d.last.Takes) != 0 {
			t.Errorf("after cancel: %+v", d.last)
		}
		if files, _ := os.ReadDir(d.cfg.Folders.Takes); len(files) != 0 {
			t.Errorf("left %v", files)
		}
		d.Generate()
		d.pass(3 * time.Second)
		if len(d.last.Takes) != 1 {
			t.Error("no take could be made after a cancel")
		}
	})
}

func TestCancelShowsTheVideoAgainThatWasOpen(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		d.make("a boat")
		d.SetPrompt("a car")
		d.Generate()
		d.pass(250 * time.Millisecond)
		d.Cancel()
		d.settle()
		screen := d.screens[len(d.screens)-1]
		if d.last.Watching != app.WatchVideo || screen.Image == nil || screen.Preview {
			t.Errorf("watching %v, screen %+v", d.last.Watching, screen)
		}
	})
}

// make makes a take and waits for it.
func (d *desk) make(prompt string) app.Take {
	d.SetPrompt(prompt)
	d.Generate()
	d.pass(3 * time.Second)
	take, _ := d.last.OpenTake()
	return take
}

func TestAnEmptyPromptIsSaidUnderTheField(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		d.SetPrompt("  \n")
		d.Generate()
		if d.last.Problems[app.FieldPrompt] == "" || d.last.Job != nil {
			t.Errorf("problems %q, job %v", d.last.Problems, d.last.Job)
		}
		d.SetPrompt("a boat")
		d.settle()
		if d.last.Problems.Any() {
			t.Errorf("the problem stayed: %q", d.last.Problems)
		}
	})
}

func TestAProblemOfThePlanIsSaidUnderItsField(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		d.SetPrompt("a boat")
		d.SetSteps(5000)
		d.settle()
		if d.last.Problems[app.FieldSteps] == "" || d.last.Planned {
			t.Errorf("problems %q", d.last.Problems)
		}
		d.Generate()
		d.settle()
		if d.last.Problems[app.FieldSteps] == "" || d.last.Job != nil {
			t.Errorf("generated all the same: %q, %v", d.last.Problems, d.last.Job)
		}
	})
}

func TestAFailureOfTheEngineIsSaid(t *testing.T) {
	atDesk(t, func(d *desk) { d.engine.Fails = errors.New("the device is out of memory") }, func(t *testing.T, d *desk) {
		d.make("a boat")
		if n := d.last.Notice; n.Kind != app.Failure || !strings.Contains(n.Text, "out of memory") {
			t.Errorf("notice %+v", n)
		}
		if d.last.Job != nil {
			t.Error("the job is still there")
		}
	})
}

func TestOneTakeAtATime(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		d.SetPrompt("a boat")
		d.Generate()
		d.Generate()
		d.pass(3 * time.Second)
		if made, _ := d.engine.Made(); made != 1 {
			t.Errorf("%d takes were begun", made)
		}
	})
}

func TestSeeds(t *testing.T) {
	t.Run("every take has its own", func(t *testing.T) {
		atDesk(t, nil, func(t *testing.T, d *desk) {
			a, b := d.make("a boat"), d.make("a boat")
			if a.Recipe.Seed == b.Recipe.Seed || len(d.last.Takes) != 2 {
				t.Errorf("seeds %d and %d", a.Recipe.Seed, b.Recipe.Seed)
			}
		})
	})
	t.Run("a typed seed is kept and makes the same take, once", func(t *testing.T) {
		atDesk(t, nil, func(t *testing.T, d *desk) {
			d.SetSeed(42)
			a := d.make("a boat")
			b := d.make("a boat")
			made, _ := d.engine.Made()
			if a.Recipe.Seed != 42 || a.Path != b.Path || made != 1 || len(d.last.Takes) != 1 {
				t.Errorf("seeds %d %d, made %d", a.Recipe.Seed, b.Recipe.Seed, made)
			}
		})
	})
	t.Run("the dice change it", func(t *testing.T) {
		atDesk(t, nil, func(t *testing.T, d *desk) {
			d.SetSeed(42)
			d.Dice()
			if d.last.Shot.Seed == 42 || !d.last.SeedLocked {
				t.Errorf("seed %d, locked %v", d.last.Shot.Seed, d.last.SeedLocked)
			}
		})
	})
}

func TestTheLegalLengthIsKnownBeforeTheRun(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		d.SetPrompt("a boat")
		d.SetSeconds(rational.Int(3))
		if d.last.Planned {
			t.Error("the old plan is still shown")
		}
		d.settle()
		if !d.last.Planned || d.last.Forecast.Recipe.Frames != 37 {
			t.Errorf("forecast %+v", d.last.Forecast)
		}
	})
}

func TestTakesOfEarlierDaysAreFoundNewestFirst(t *testing.T) {
	day := time.Now()
	old := func(d *desk) {
		if err := os.MkdirAll(d.cfg.Folders.Takes, 0o700); err != nil {
			t.Fatal(err)
		}
		for i, name := range []string{"a.mp4", "b.mp4", "broken.mp4", "notes.txt"} {
			path := filepath.Join(d.cfg.Folders.Takes, name)
			recipe := projects.Recipe{Version: 1, Prompt: "prompt of " + name, Rate: rational.Int(12)}
			made := day.Add(time.Duration(i) * time.Hour)
			if err := errors.Join(os.WriteFile(path, recipe.Canonical(), 0o600), os.Chtimes(path, made, made)); err != nil {
				t.Fatal(err)
			}
		}
	}
	atDesk(t, old, func(t *testing.T, d *desk) {
		var names []string
		for _, take := range d.last.Takes {
			names = append(names, take.Name)
		}
		if got := strings.Join(names, ","); got != "prompt of broken.mp4,prompt of b.mp4,prompt of a.mp4" {
			t.Errorf("takes %s", got)
		}
		if d.last.Takes[0].Problem == "" || d.last.Takes[1].Problem != "" {
			t.Errorf("problems %+v", d.last.Takes)
		}
	})
}

func TestReuseBringsTheRecipeBack(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		d.SetNegative("rain")
		take := d.make("a boat")
		d.SetPrompt("something else")
		d.SetNegative("")
		d.Reuse(take.Path)
		s := d.last
		if s.Shot.Prompt != "a boat" || s.Shot.Negative != "rain" || s.Shot.Seed != take.Recipe.Seed || !s.SeedLocked {
			t.Errorf("shot %+v", s.Shot)
		}
	})
}

func TestAVideoFromElsewhereIsPlayedAndStaysWhereItIs(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		path := filepath.Join(t.TempDir(), "holiday clip.mp4")
		if err := os.WriteFile(path, []byte("video"), 0o600); err != nil {
			t.Fatal(err)
		}
		d.OpenVideo(path)
		d.pass(100 * time.Millisecond)
		take, ok := d.last.OpenTake()
		if !ok || !take.Imported || take.Name != "holiday clip.mp4" || d.last.Watching != app.WatchVideo {
			t.Errorf("open %+v", take)
		}
		d.OpenVideo(filepath.Join(t.TempDir(), "none.mp4"))
		d.settle()
		if d.last.Notice.Kind != app.Failure || len(d.last.Takes) != 1 {
			t.Errorf("missing file: %+v", d.last.Notice)
		}
	})
}

func TestSaveCopy(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		dir := t.TempDir()
		d.SaveCopy(filepath.Join(dir, "nothing"))
		if d.last.Notice.Kind != app.Warning {
			t.Errorf("without a take: %+v", d.last.Notice)
		}
		take := d.make("a boat")
		for name, c := range map[string]struct {
			to   string
			kind app.NoticeKind
			file string
		}{
			"the ending is added":      {filepath.Join(dir, "boat"), app.Success, filepath.Join(dir, "boat.mp4")},
			"the take itself is safe":  {take.Path, app.Failure, take.Path},
			"a folder that is missing": {filepath.Join(dir, "none", "boat.mp4"), app.Failure, ""},
		} {
			d.SaveCopy(c.to)
			d.settle()
			if d.last.Notice.Kind != c.kind {
				t.Errorf("%s: %+v", name, d.last.Notice)
			}
			if c.file != "" && read(t, c.file) != read(t, take.Path) {
				t.Errorf("%s: the copy differs", name)
			}
		}
		if files, _ := os.ReadDir(dir); len(files) != 1 {
			t.Errorf("left %v", files)
		}
	})
}

func read(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Error(err)
	}
	return string(data)
}

func TestPlayerCommands(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		d.make("a boat")
		d.GoTo(7)
		d.settle()
		d.Step(1)
		d.settle()
		if s := d.screens[len(d.screens)-1].State; s.Frame != 8 || s.Playing {
			t.Errorf("state %+v", s)
		}
		d.PlayPause()
		d.settle()
		if s := d.screens[len(d.screens)-1].State; !s.Playing {
			t.Errorf("state %+v", s)
		}
		d.SetLoop(false)
		d.pass(5 * time.Second)
		if s := d.screens[len(d.screens)-1].State; s.Playing || s.Frame != 24 {
			t.Errorf("at the end: %+v", s)
		}
	})
}

func TestTheOpenVideoCanBeWatchedWhileATakeIsMade(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		first := d.make("a boat")
		d.SetPrompt("a car")
		d.Generate()
		d.pass(300 * time.Millisecond)
		d.PlayPause()
		d.pass(300 * time.Millisecond)
		if s := d.screens[len(d.screens)-1]; s.Preview || d.last.Watching != app.WatchVideo || d.last.Job == nil {
			t.Fatalf("watching %v, screen %+v", d.last.Watching, s)
		}
		d.WatchPreview()
		d.pass(300 * time.Millisecond)
		if s := d.screens[len(d.screens)-1]; !s.Preview || d.last.Watching != app.WatchPreview {
			t.Fatalf("watching %v, screen %+v", d.last.Watching, s)
		}
		d.OpenTake(first.Path)
		d.pass(3 * time.Second)
		if d.last.Open != first.Path || len(d.last.Takes) != 2 {
			t.Errorf("the finished take pushed aside what was watched: %s", d.last.Open)
		}
	})
}

func TestSettingsAreKept(t *testing.T) {
	dir := ""
	atDesk(t, nil, func(t *testing.T, d *desk) {
		dir = filepath.Dir(d.cfg.Folders.Settings)
		d.SetPrompt("a boat")
		d.SetTheme(settings.Light)
		d.pass(2 * time.Second)
		set, err := settings.Load(d.cfg.Folders.Settings)
		if err != nil || set.Shot.Prompt != "a boat" || set.Theme != settings.Light {
			t.Errorf("after two seconds: %+v, %v", set, err)
		}
		d.SetPrompt("a car")
		d.leave()
		if set, _ := settings.Load(filepath.Join(dir, "settings.json")); set.Shot.Prompt != "a car" {
			t.Errorf("after quitting: %+v", set.Shot)
		}
	})
}

func TestQuittingStopsTheJobAndClosesTheEngine(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		d.SetPrompt("a boat")
		d.Generate()
		d.pass(250 * time.Millisecond)
		d.leave()
		if _, closed := d.engine.Made(); !closed {
			t.Error("the engine was left open")
		}
		if files, _ := os.ReadDir(d.cfg.Folders.Takes); len(files) != 0 {
			t.Errorf("left %v", files)
		}
	})
}
