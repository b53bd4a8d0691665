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

// make makes a take and waits for it.
func (d *desk) make(prompt string) app.Take {
	d.SetPrompt(prompt)
	d.Generate()
	d.pass(3 * time.Second)
	take, _ := d.last.OpenTake()
	return take
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
