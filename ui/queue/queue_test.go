package queue_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"kinora/app"
	"kinora/projects"
	"kinora/ui/kit"
	"kinora/ui/queue"
	"kinora/ui/theme"
	"kinora/ui/uitest"
)

// The studio does what the pane asks for.
var _ queue.Commands = (*app.Studio)(nil)

// room is the pane in a window, and what was asked of app.
type room struct {
	t    *testing.T
	w    fyne.Window
	pane *queue.Queue
	did  []string
}

func (r *room) PauseTake(id projects.ID)           { r.note("pause %d", id) }
func (r *room) ResumeTake(id projects.ID)          { r.note("resume %d", id) }
func (r *room) CancelTake(id projects.ID)          { r.note("cancel %d", id) }
func (r *room) RetryTake(id projects.ID)           { r.note("retry %d", id) }
func (r *room) AgainTake(id projects.ID)           { r.note("again %d", id) }
func (r *room) ShowTake(id projects.ID)            { r.note("show %d", id) }
func (r *room) MoveInQueue(id projects.ID, to int) { r.note("move %d to %d", id, to) }
func (r *room) HoldQueue(hold bool)                { r.note("hold %v", hold) }
func (r *room) CancelAll()                         { r.note("cancel all") }
func (r *room) ClearFinished()                     { r.note("clear") }

func (r *room) note(format string, args ...any) { r.did = append(r.did, fmt.Sprintf(format, args...)) }

// wants compares what was asked of app since the last time.
func (r *room) wants(want ...string) {
	r.t.Helper()
	if !slices.Equal(r.did, want) {
		r.t.Errorf("asked for %q, want %q", r.did, want)
	}
	r.did = nil
}

func open(t *testing.T, width, height float32) *room {
	t.Helper()
	uitest.App(t)
	r := &room{t: t}
	layer := kit.NewLayer()
	r.pane = queue.New(queue.Params{
		Commands: r, Drag: kit.NewDrag(layer), Forward: func(e *fyne.KeyEvent) { r.note("key %s", e.Name) }, Fold: func() { r.note("fold") },
	})
	r.w = uitest.Show(t, kit.UnderLayer(container.NewStack(r.pane.Root()), layer), width, height)
	return r
}

// busy is a queue with every state in it.
func busy() app.Snapshot {
	return app.Snapshot{
		Film: projects.Film{Board: []projects.Card{{ID: 1, Title: "The ball meets the tower"}, {ID: 2}}},
		Jobs: []app.Job{
			{Take: 10, Card: 1, Title: "a red ball wakes on a hill", State: projects.Done, Elapsed: 9500 * time.Millisecond},
			{Take: 11, Card: 2, Title: "gulls over pink hills", State: projects.Failed, Reason: "the device has no memory left: choose a smaller size"},
			{Take: 12, Card: 1, Way: projects.WayFinal, Title: "@ball rolls right over the hill and knocks down a tower of blocks", State: projects.Running, Stage: "denoising", Step: 14, Steps: 20, Fraction: 0.62, Left: 19 * time.Second, Elapsed: 31 * time.Second},
			{Take: 13, Way: projects.WayExtend, Title: "a boat in the morning", State: projects.Waiting, Left: 42 * time.Second},
			{Take: 14, Card: 2, Title: "a yellow car", State: projects.Paused},
			{Take: 15, Way: projects.WayFill, Title: "", State: projects.Waiting, Left: 3 * time.Minute},
		},
	}
}

// button finds a button by its tip or its text.
func (r *room) button(words string, n int) *kit.Button {
	r.t.Helper()
	for _, o := range test.LaidOutObjects(r.w.Content()) {
		if b, ok := o.(*kit.Button); ok && b.Visible() && (strings.HasPrefix(b.Tip, words) || b.Text() == words) {
			if n--; n < 0 {
				return b
			}
		}
	}
	r.t.Fatalf("there is no button %q", words)
	return nil
}

func (r *room) texts() string {
	var all []string
	for _, o := range test.LaidOutObjects(r.w.Content()) {
		switch o := o.(type) {
		case *kit.Text:
			all = append(all, o.Text())
		case *kit.Paragraph:
			if o.Visible() {
				all = append(all, o.Text())
			}
		}
	}
	return strings.Join(all, "\n")
}

func (r *room) focusable(n int) fyne.Focusable {
	r.t.Helper()
	for _, o := range test.LaidOutObjects(r.w.Content()) {
		if f, ok := o.(fyne.Shortcutable); ok {
			if n--; n < 0 {
				return f.(fyne.Focusable)
			}
		}
	}
	r.t.Fatal("there are too few rows")
	return nil
}

func TestStructure(t *testing.T) {
	for name, s := range map[string]app.Snapshot{"empty": {}, "busy": busy()} {
		t.Run(name, func(t *testing.T) {
			r := open(t, 1000, 330)
			r.pane.Draw(s)
			test.AssertRendersToMarkup(t, name+".xml", r.w.Canvas())
		})
	}
}

func TestEveryJobSaysHowItStands(t *testing.T) {
	r := open(t, 1000, 400)
	if !strings.Contains(r.texts(), "Nothing waits to be made") {
		t.Errorf("an empty queue says %q", r.texts())
	}
	r.pane.Draw(busy())
	for _, want := range []string{
		"Final · Shot 1 · The ball meets the tower", "Denoising 14 / 20", "19 s left", "0:31", "≈ 42 s", "≈ 3 min", "Extend · Timeline", "New take · Shot 2",
		"the device has no memory left: choose a smaller size", "Without a prompt", "0:09", "4 to make · 4 min 01 s left", "Paused",
	} {
		if !strings.Contains(r.texts(), want) {
			t.Errorf("%q is not there: %s", want, r.texts())
		}
	}
	s := busy()
	s.Jobs[5].Left = 0
	r.pane.Draw(s)
	if !strings.Contains(r.texts(), "4 to make · at least 1 min 01 s left") {
		t.Errorf("an unknown time is not said: %s", r.texts())
	}
}

func TestButtonsOfRows(t *testing.T) {
	r := open(t, 1000, 400)
	r.pane.Draw(busy())
	for _, c := range []struct {
		tip  string
		n    int
		want string
	}{
		{"Again with another seed", 0, "again 10"},
		{"Try again", 0, "retry 11"},
		{"Again with another seed", 1, "again 11"},
		{"Pause", 0, "pause 12"},
		{"Cancel", 0, "cancel 12"},
		{"Show its shot", 2, "show 12"},
		{"Pause", 1, "pause 13"},
		{"Go on", 0, "resume 14"},
	} {
		test.Tap(r.button(c.tip, c.n))
		r.wants(c.want)
	}
}

func TestButtonsOfTheWhole(t *testing.T) {
	r := open(t, 1000, 400)
	if r.button("Cancel all", 0).Enabled() || r.button("Clear finished", 0).Enabled() {
		t.Error("an empty queue can be emptied")
	}
	s := busy()
	r.pane.Draw(s)
	for _, text := range []string{"Pause all", "Cancel all", "Clear finished", "Hide the queue"} {
		test.Tap(r.button(text, 0))
	}
	r.wants("hold true", "cancel all", "clear", "fold")
	s.Held = true
	r.pane.Draw(s)
	test.Tap(r.button("Nothing new is begun", 0)) // "Go on" is what a row has too
	r.wants("hold false")
	if !strings.Contains(r.texts(), "Waits, all are paused") || !strings.Contains(r.texts(), "4 to make · paused") {
		t.Errorf("it does not say that all are paused: %s", r.texts())
	}
}

func TestKeysOfRows(t *testing.T) {
	r := open(t, 1000, 400)
	r.pane.Draw(busy())
	r.w.Canvas().Focus(r.focusable(2))
	uitest.Keys(r.w, fyne.KeyReturn, fyne.KeyDelete, fyne.KeyP, fyne.KeySpace)
	r.wants("show 12", "cancel 12", "pause 12", "key Space")
	uitest.Keys(r.w, fyne.KeyDown, fyne.KeyDown, fyne.KeyP)
	r.wants("resume 14")
	alt := func(key fyne.KeyName) {
		r.w.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierAlt})
	}
	alt(fyne.KeyUp)
	alt(fyne.KeyDown)
	r.wants("move 14 to 0", "move 14 to 2")
	uitest.Keys(r.w, fyne.KeyUp)
	alt(fyne.KeyUp) // it is the first
	r.wants()
	uitest.Keys(r.w, fyne.KeyUp, fyne.KeyUp, fyne.KeyR, fyne.KeyD)
	r.wants("retry 11", "again 11")
}

func TestAWaitingJobIsDraggedToAnotherPlace(t *testing.T) {
	r := open(t, 1000, 400)
	r.pane.Draw(busy())
	drag := func(from, to int) {
		row := r.focusable(from).(fyne.Draggable)
		o := row.(fyne.CanvasObject)
		uitest.DragTo(row, uitest.At(o, 200, 20), uitest.At(o, 200, 30), uitest.At(o, 200, 14+48*float32(to-from)))
	}
	drag(5, 3)
	r.wants("move 15 to 0")
	drag(3, 6)
	r.wants("move 13 to 2")
	drag(2, 5) // it is being made
	r.wants()
	drag(5, 0) // not before what is being made
	r.wants("move 15 to 0")
}

func TestTheMenuOfARow(t *testing.T) {
	r := open(t, 1000, 600)
	r.pane.Draw(busy())
	row := r.focusable(3).(fyne.SecondaryTappable)
	row.TappedSecondary(&fyne.PointEvent{AbsolutePosition: fyne.NewPos(100, 100)})
	uitest.Keys(r.w, fyne.KeyUp, fyne.KeyReturn)
	r.wants("move 13 to 1")
}

func TestALongQueueDrawsOnlyWhatIsSeen(t *testing.T) {
	r := open(t, 1000, 300)
	var s app.Snapshot
	for i := range 500 {
		s.Jobs = append(s.Jobs, app.Job{Take: projects.ID(i + 1), Title: "a boat"})
	}
	r.pane.Draw(s)
	rows := 0
	for _, o := range test.LaidOutObjects(r.w.Content()) {
		if _, ok := o.(fyne.Shortcutable); ok {
			rows++
		}
	}
	if rows < 5 || rows > 12 {
		t.Errorf("%d rows are drawn", rows)
	}
	r.w.Canvas().Focus(r.focusable(0))
	for range 40 {
		uitest.Keys(r.w, fyne.KeyDown)
	}
	uitest.Keys(r.w, fyne.KeyReturn)
	r.wants("show 41")
}

func BenchmarkDraw(b *testing.B) {
	test.NewTempApp(b).Settings().SetTheme(theme.New(theme.Dark))
	q := queue.New(queue.Params{Commands: &room{}})
	s := busy()
	b.Run("same", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			q.Draw(s)
		}
	})
}
