package app_test

import (
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"kinora/app"
	"kinora/app/apptest"
	"kinora/projects"
)

// desk is a studio on a fake clock with everything it published.
type desk struct {
	*app.Studio
	engine  *apptest.Engine
	queue   *apptest.Queue
	cfg     app.Config
	trace   log
	last    app.Snapshot
	screens []app.Screen
	left    bool
}

// log is written by any goroutine.
type log struct {
	mu   sync.Mutex
	text strings.Builder
}

func (l *log) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(p)
}

func (l *log) has(line string) bool { return l.count(line) > 0 }

func (l *log) count(line string) int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return strings.Count(l.text.String(), "trace: "+line)
}

// atDesk runs body with a studio whose steps take 100 ms; prepare may change its
// parts before it starts.
func atDesk(t *testing.T, prepare func(*desk), body func(*testing.T, *desk)) {
	t.Helper()
	atDeskIn(t, t.TempDir(), prepare, body)
}

// atDeskIn is atDesk in a folder that was used before.
func atDeskIn(t *testing.T, dir string, prepare func(*desk), body func(*testing.T, *desk)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		d := &desk{engine: &apptest.Engine{Step: 100 * time.Millisecond}, queue: &apptest.Queue{}}
		d.cfg = apptest.Config(dir, d.engine, d.queue)
		d.cfg.Trace = &d.trace
		if prepare != nil {
			prepare(d)
		}
		d.Studio = app.New(t.Context(), d.cfg)
		d.Watch(func(s app.Snapshot) { d.last = s })
		d.WatchScreen(func(s app.Screen) { d.screens = append(d.screens, s) })
		d.Start()
		d.settle()
		defer d.leave()
		body(t, d)
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

// make makes a take of the selected shot and waits for it.
func (d *desk) make(prompt string) projects.FilmTake {
	d.SetPrompt(prompt)
	d.Generate()
	d.pass(3 * time.Second)
	takes := d.last.Film.Takes
	if len(takes) == 0 {
		return projects.FilmTake{}
	}
	return takes[len(takes)-1]
}

func (d *desk) card() projects.Card {
	c, _ := d.last.Card()
	return c
}

func (d *desk) state(take projects.ID) projects.OutcomeState {
	return d.last.Film.Outcomes[take].State
}
