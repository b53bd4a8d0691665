package viewer

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"kinora/projects/rational"
	"kinora/ui/kit"
	"kinora/ui/theme"
	"kinora/ui/words"
)

// timecode is where the player is. A click on it makes it a field to go elsewhere.
type timecode struct {
	widget.BaseWidget
	Tip     string
	v       *Viewer
	text    *kit.Text
	field   *kit.Entry
	ground  *kit.Surface
	editing bool
	hovered bool
	frame   int64
	rate    rational.Rat
}

var (
	_ fyne.Tappable      = (*timecode)(nil)
	_ desktop.Hoverable  = (*timecode)(nil)
	_ desktop.Cursorable = (*timecode)(nil)
	_ kit.Tipped         = (*timecode)(nil)
)

func newTimecode(v *Viewer) *timecode {
	t := &timecode{v: v, rate: rational.Int(25), ground: kit.NewSurface(theme.Hover, theme.Gap)}
	t.text = kit.NewText(words.Timecode(0, t.rate), kit.Code, theme.Text)
	t.field = kit.NewEntry("", nil)
	t.field.TextStyle = fyne.TextStyle{Monospace: true}
	t.field.Submit, t.field.Left = t.submit, t.end
	t.field.Forward = func(*fyne.KeyEvent) { t.v.unfocus() } // Escape
	t.field.Hide()
	t.ground.Hide()
	t.ExtendBaseWidget(t)
	return t
}

// set shows a frame.
func (t *timecode) set(frame int64, rate rational.Rat) {
	if t.frame != frame || t.rate != rate {
		t.frame, t.rate = frame, rate
		t.text.SetText(words.Timecode(frame, rate))
	}
}

// edit makes it a field.
func (t *timecode) edit() {
	c := fyne.CurrentApp().Driver().CanvasForObject(t)
	if t.editing || c == nil || t.v.state.Frames == 0 {
		return
	}
	t.v.params.Commands.Pause()
	t.editing = true
	t.field.Display(t.text.Text())
	t.field.Show()
	t.text.Hide()
	t.Refresh()
	c.Focus(t.field)
	t.field.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// submit goes where the field says; what says nothing stays to be put right.
func (t *timecode) submit() {
	frame, ok := words.ParseTimecode(t.field.Text, t.frame, t.rate)
	if !ok {
		t.field.TypedShortcut(&fyne.ShortcutSelectAll{})
		return
	}
	t.v.unfocus()
	t.v.params.Commands.GoTo(min(frame, max(0, t.v.state.Frames-1)))
}

// end makes it a text again.
func (t *timecode) end() {
	if !t.editing {
		return
	}
	t.editing = false
	t.field.Hide()
	t.text.Show()
	t.Refresh()
}

// Tapped is called by Fyne.
func (t *timecode) Tapped(*fyne.PointEvent) {
	kit.TipOut(t)
	t.edit()
}

// MouseIn is called by Fyne.
func (t *timecode) MouseIn(e *desktop.MouseEvent) {
	kit.TipIn(t, e)
	t.hover(true)
}

// MouseMoved is called by Fyne.
func (t *timecode) MouseMoved(e *desktop.MouseEvent) { kit.TipMoved(t, e) }

// MouseOut is called by Fyne.
func (t *timecode) MouseOut() {
	kit.TipOut(t)
	t.hover(false)
}

func (t *timecode) hover(in bool) {
	t.hovered = in
	t.Refresh()
}

// Tooltip is what it says when the pointer rests on it.
func (t *timecode) Tooltip() string { return t.Tip }

// Cursor is called by Fyne.
func (t *timecode) Cursor() desktop.Cursor { return desktop.TextCursor }

// CreateRenderer is called by Fyne.
func (t *timecode) CreateRenderer() fyne.WidgetRenderer {
	return &timecodeRenderer{t, []fyne.CanvasObject{t.ground, t.text, t.field}}
}

type timecodeRenderer struct {
	t       *timecode
	objects []fyne.CanvasObject
}

func (r *timecodeRenderer) MinSize() fyne.Size {
	return fyne.NewSize(r.t.text.MinSize().Width+12, 30)
}

func (r *timecodeRenderer) Layout(size fyne.Size) {
	r.t.ground.Resize(size)
	center(r.t.text, 6, size.Height)
	put(r.t.field, -2, (size.Height-r.t.field.MinSize().Height)/2, size.Width+34, r.t.field.MinSize().Height)
}

func (r *timecodeRenderer) Refresh() {
	r.t.ground.Hidden = !r.t.hovered || r.t.editing
	r.Layout(r.t.Size())
	canvas.Refresh(r.t)
}

func (r *timecodeRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *timecodeRenderer) Destroy()                     {}
