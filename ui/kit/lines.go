package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"kinora/ui/theme"
)

// Lines is a list that scrolls: of versions, packs, kinds of files. It has the keyboard as
// a whole: the arrows go through it, Return and Space choose. Only what can be seen has
// objects, so that it may be as long as it likes.
type Lines struct {
	widget.BaseWidget
	Choose  func(i int)
	Menu    func(i int, at fyne.Position) // a click with the other button, within the window; may be nil
	Removed func(i int)                   // Delete was pressed; may be nil
	Follow  bool                          // the arrows choose at once
	Forward Forward

	get     func(i int) Line
	height  float32 // of a line, where text is as large as usual
	count   int
	at      int
	focused bool
	scroll  *container.Scroll
	body    *fyne.Container
	lines   map[int]*line
}

var _ fyne.Focusable = (*Lines)(nil)

// NewLines makes an empty list of lines of a height; get says what the i-th shows.
func NewLines(height float32, get func(i int) Line, choose func(i int)) *Lines {
	l := &Lines{Choose: choose, get: get, height: height, lines: map[int]*line{}}
	l.body = container.New(linesLayout{l})
	l.scroll = container.NewVScroll(l.body)
	l.scroll.OnScrolled = func(fyne.Position) { l.place() }
	l.ExtendBaseWidget(l)
	return l
}

// Update draws the list anew, with so many lines.
func (l *Lines) Update(count int) {
	l.count = count
	l.at = max(0, min(l.at, count-1))
	l.place()
	l.body.Refresh()
	l.scroll.Refresh()
}

// At is the line that the keyboard is at, 0 in an empty list.
func (l *Lines) At() int { return l.at }

// MoveTo puts the keyboard's mark on a line and scrolls it into sight.
func (l *Lines) MoveTo(i int) { l.moveTo(i) }

// Shown is what the lines show that can be seen, from the top.
func (l *Lines) Shown() []Line {
	var all []Line
	for i := range l.count {
		if one := l.lines[i]; one != nil {
			all = append(all, one.show)
		}
	}
	return all
}

// Tap does what a click on a line does.
func (l *Lines) Tap(i int) { l.take(i) }

func (l *Lines) take(i int) {
	l.moveTo(i)
	if l.Choose != nil && i >= 0 && i < l.count {
		l.Choose(i)
	}
}

func (l *Lines) moveTo(i int) {
	if i < 0 || i >= l.count {
		return
	}
	l.at = i
	top, room := float32(i)*l.high(), l.scroll.Size().Height
	switch {
	case top < l.scroll.Offset.Y:
		l.scroll.ScrollToOffset(fyne.NewPos(0, top))
	case top+l.high() > l.scroll.Offset.Y+room && room > 0:
		l.scroll.ScrollToOffset(fyne.NewPos(0, top+l.high()-room))
	}
	l.place()
}

// high is the height of a line, which grows with its text.
func (l *Lines) high() float32 { return max(l.height, theme.Type(l.height)) }

// place has lines where they can be seen, and no others.
func (l *Lines) place() {
	from := max(0, int(l.scroll.Offset.Y/l.high())-1)
	to := min(l.count, int((l.scroll.Offset.Y+l.scroll.Size().Height)/l.high())+2)
	old := l.lines
	l.lines = map[int]*line{}
	l.body.Objects = l.body.Objects[:0]
	for i := from; i < to; i++ {
		one := old[i]
		if one == nil {
			one = newLine(l)
			one.at = i
		}
		one.show = l.get(i)
		one.Move(fyne.NewPos(0, float32(i)*l.high()))
		one.Resize(fyne.NewSize(l.body.Size().Width, l.high()))
		one.Refresh()
		l.lines[i] = one
		l.body.Objects = append(l.body.Objects, one)
	}
}

// linesLayout makes room for all lines.
type linesLayout struct{ l *Lines }

// MinSize is called by Fyne.
func (r linesLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(120, float32(r.l.count)*r.l.high())
}

// Layout is called by Fyne.
func (r linesLayout) Layout([]fyne.CanvasObject, fyne.Size) { r.l.place() }

// FocusGained is called by Fyne.
func (l *Lines) FocusGained() {
	l.focused = true
	l.place()
}

// FocusLost is called by Fyne.
func (l *Lines) FocusLost() {
	l.focused = false
	l.place()
}

// TypedRune is called by Fyne.
func (l *Lines) TypedRune(rune) {}

// TypedKey is called by Fyne.
func (l *Lines) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyUp:
		l.step(l.at - 1)
	case fyne.KeyDown:
		l.step(l.at + 1)
	case fyne.KeyHome:
		l.step(0)
	case fyne.KeyEnd:
		l.step(l.count - 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		if l.Follow && l.Forward != nil { // it is taken already: Return is for the button of the sheet
			l.Forward(e)
			return
		}
		l.take(l.at)
	case fyne.KeySpace:
		l.take(l.at)
	case fyne.KeyDelete:
		if l.Removed != nil && l.count > 0 {
			l.Removed(l.at)
		}
	default:
		if l.Forward != nil {
			l.Forward(e)
		}
	}
}

func (l *Lines) step(to int) {
	to = max(0, min(to, l.count-1))
	if l.Follow && to != l.at {
		l.take(to)
		return
	}
	l.moveTo(to)
}

// CreateRenderer is called by Fyne.
func (l *Lines) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(l.scroll) }
