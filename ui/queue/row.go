package queue

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"kinora/app"
	"kinora/assets/icons"
	"kinora/projects"
	"kinora/ui/kit"
	"kinora/ui/theme"
)

// row is one job.
type row struct {
	widget.BaseWidget
	kit.Source
	q    *Queue
	job  app.Job
	say  string // what belongs says
	held bool   // all are paused

	first, second, show *kit.Button
	hovered, focused    bool
}

var (
	_ fyne.Tappable          = (*row)(nil)
	_ fyne.SecondaryTappable = (*row)(nil)
	_ fyne.Draggable         = (*row)(nil)
	_ fyne.Focusable         = (*row)(nil)
	_ fyne.Shortcutable      = (*row)(nil)
	_ desktop.Hoverable      = (*row)(nil)
	_ kit.Tipped             = (*row)(nil)
)

func newRow(q *Queue) *row {
	r := &row{q: q}
	r.Drag, r.Pick = q.params.Drag, r.pick
	r.first, r.second, r.show = r.button(), r.button(), r.button()
	r.show.SetIcon(icons.Eye)
	r.show.Tip = lang.L("Show its shot")
	r.show.Tap = func() { q.params.Commands.ShowTake(r.job.Take) }
	r.ExtendBaseWidget(r)
	return r
}

func (r *row) button() *kit.Button {
	b := kit.NewIconButton("", 28, 16, kit.Bare, nil)
	b.Forward = r.q.params.Forward
	return b
}

// set changes what the row shows; the same again costs nothing.
func (r *row) set(j app.Job, say string, held bool) {
	if r.job == j && r.say == say && r.held == held && r.first.Tap != nil {
		return
	}
	same := r.job.State == j.State && r.job.Take == j.Take && r.first.Tap != nil
	r.job, r.say, r.held = j, say, held
	if !same {
		r.arm()
	}
	r.Refresh()
}

// arm gives the buttons what can be done with the job.
func (r *row) arm() {
	c, id := r.q.params.Commands, r.job.Take
	give := func(b *kit.Button, icon, tip string, tap func(projects.ID)) {
		b.SetIcon(icon)
		b.Tip, b.Tap = tip, func() { tap(id) }
	}
	switch r.job.State {
	case projects.Running, projects.Waiting:
		give(r.first, icons.Pause, lang.L("Pause"), c.PauseTake)
		give(r.second, icons.Close, lang.L("Cancel"), c.CancelTake)
	case projects.Paused:
		give(r.first, icons.Play, lang.L("Go on"), c.ResumeTake)
		give(r.second, icons.Close, lang.L("Cancel"), c.CancelTake)
	case projects.Failed, projects.Cancelled:
		give(r.first, icons.Refresh, lang.L("Try again"), c.RetryTake)
		give(r.second, icons.Dice, lang.L("Again with another seed"), c.AgainTake)
	default:
		give(r.first, icons.Dice, lang.L("Again with another seed"), c.AgainTake)
		give(r.second, icons.Eye, lang.L("Show its shot"), c.ShowTake)
	}
	if r.job.State == projects.Done {
		r.show.Hide()
	} else {
		r.show.Show()
	}
}

// pick is what is dragged from here: jobs that wait.
func (r *row) pick(fyne.Position) (payload any, look kit.Ghost, ok bool) {
	return dragged{r.job.Take}, kit.Ghost{Label: title(r.job)}, movable(r.job)
}

// dragged is a job on its way to another place.
type dragged struct{ take projects.ID }

// menu is all that can be done with the job.
func (r *row) menu() []kit.MenuItem {
	c, j, q := r.q.params.Commands, r.job, r.q
	item := func(text, icon, keys string, can bool, do func()) kit.MenuItem {
		m := kit.MenuItem{Text: text, Icon: icon, Keys: keys, Do: do}
		if !can {
			m.Why = lang.L("Not in this state")
		}
		return m
	}
	open := movable(j) || j.State == projects.Running
	lost := j.State == projects.Failed || j.State == projects.Cancelled
	return []kit.MenuItem{
		item(lang.L("Show its shot"), icons.Eye, "⏎", true, func() { c.ShowTake(j.Take) }),
		{},
		item(lang.L("Pause"), icons.Pause, "P", j.State == projects.Running || j.State == projects.Waiting, func() { c.PauseTake(j.Take) }),
		item(lang.L("Go on"), icons.Play, "P", j.State == projects.Paused, func() { c.ResumeTake(j.Take) }),
		item(lang.L("Cancel"), icons.Close, "Del", open, func() { c.CancelTake(j.Take) }),
		item(lang.L("Try again"), icons.Refresh, "R", lost, func() { c.RetryTake(j.Take) }),
		item(lang.L("Again with another seed"), icons.Dice, "D", true, func() { c.AgainTake(j.Take) }),
		{},
		item(lang.L("Make it sooner"), icons.Up, "Alt+↑", movable(j), func() { q.move(j.Take, -1) }),
		item(lang.L("Make it later"), icons.Down, "Alt+↓", movable(j), func() { q.move(j.Take, 1) }),
	}
}

// Tapped is called by Fyne.
func (r *row) Tapped(*fyne.PointEvent) {
	kit.TipOut(r)
	if c := r.canvas(); c != nil {
		c.Focus(r)
	}
}

// TappedSecondary is called by Fyne.
func (r *row) TappedSecondary(e *fyne.PointEvent) {
	kit.TipOut(r)
	if c := r.canvas(); c != nil {
		kit.ShowMenu(c, e.AbsolutePosition, r.menu(), nil)
	}
}

func (r *row) canvas() fyne.Canvas { return fyne.CurrentApp().Driver().CanvasForObject(r) }

// Tooltip is called by the kit: a reason is often wider than its place.
func (r *row) Tooltip() string {
	if r.job.State == projects.Failed {
		text, _ := state(r.job, false)
		return text
	}
	return ""
}

// MouseIn is called by Fyne.
func (r *row) MouseIn(e *desktop.MouseEvent) {
	kit.TipIn(r, e)
	r.hovered = true
	r.Refresh()
}

// MouseMoved is called by Fyne.
func (r *row) MouseMoved(e *desktop.MouseEvent) { kit.TipMoved(r, e) }

// MouseOut is called by Fyne.
func (r *row) MouseOut() {
	kit.TipOut(r)
	r.hovered = false
	r.Refresh()
}

// FocusGained is called by Fyne.
func (r *row) FocusGained() {
	r.focused = true
	r.Refresh()
}

// FocusLost is called by Fyne.
func (r *row) FocusLost() {
	r.focused = false
	r.Refresh()
}

// TypedRune is called by Fyne.
func (r *row) TypedRune(rune) {}

// TypedKey is called by Fyne.
func (r *row) TypedKey(e *fyne.KeyEvent) {
	kit.TipOut(r)
	c, id := r.q.params.Commands, r.job.Take
	switch e.Name {
	case fyne.KeyUp:
		r.q.list.focusBy(id, -1)
	case fyne.KeyDown:
		r.q.list.focusBy(id, 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		c.ShowTake(id)
	case fyne.KeyDelete, fyne.KeyBackspace:
		c.CancelTake(id)
	case fyne.KeyP:
		r.pause()
	case fyne.KeyR:
		c.RetryTake(id)
	case fyne.KeyD:
		c.AgainTake(id)
	default:
		if r.q.params.Forward != nil {
			r.q.params.Forward(e)
		}
	}
}

func (r *row) pause() {
	if r.job.State == projects.Paused {
		r.q.params.Commands.ResumeTake(r.job.Take)
	} else {
		r.q.params.Commands.PauseTake(r.job.Take)
	}
}

// TypedShortcut is called by Fyne. What is not for the row is for the window.
func (r *row) TypedShortcut(s fyne.Shortcut) {
	if c, ok := s.(*desktop.CustomShortcut); ok && c.Modifier == fyne.KeyModifierAlt {
		switch c.KeyName {
		case fyne.KeyUp:
			r.q.move(r.job.Take, -1)
			return
		case fyne.KeyDown:
			r.q.move(r.job.Take, 1)
			return
		}
	}
	if c, ok := r.canvas().(fyne.Shortcutable); ok {
		c.TypedShortcut(s)
	}
}

// CreateRenderer is called by Fyne.
func (r *row) CreateRenderer() fyne.WidgetRenderer {
	d := &rowRenderer{
		r: r, ground: canvas.NewRectangle(nil), sign: kit.NewIcon("", 18, theme.Text), strip: kit.NewProgress(3),
		title: kit.NewText("", kit.Body, theme.Text).Truncated(), below: kit.NewText("", kit.Value, theme.Secondary).Truncated(),
		state:   kit.NewText("", kit.Value, theme.Text).Truncated(),
		left:    kit.NewText("", kit.Value, theme.Text).Aligned(fyne.TextAlignTrailing),
		elapsed: kit.NewText("", kit.Tiny, theme.Faint).Aligned(fyne.TextAlignTrailing),
	}
	d.Refresh()
	return d
}
