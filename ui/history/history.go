// Package history is the list of all that was done to the film: what is done, and what was
// taken back and can be done again. A click goes there. It changes nothing but through
// commands; it must not import engine.
package history

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"kinora/app"
	"kinora/assets/icons"
	"kinora/ui/kit"
	"kinora/ui/theme"
	"kinora/ui/words"
)

// Commands is what the list calls on app.
type Commands interface {
	History() (names []string, done int)
	GoToHistory(n int)
}

// Params is what the list needs.
type Params struct{ Commands Commands }

// History is a popover with the list.
type History struct {
	params Params
	over   *kit.Popover
	names  []string
	done   int
	undo   string
	redo   string

	list  *kit.Lines
	count *kit.Text
	root  fyne.CanvasObject
}

const (
	width  float32 = 300
	height float32 = 420
	row    float32 = 32
)

// New makes the list; Show shows it.
func New(p Params) *History {
	h := &History{params: p, count: kit.NewText("", kit.Small, theme.Faint)}
	h.list = kit.NewLines(row, h.line, h.goTo)
	head := kit.Columns(8, kit.NewLabel(lang.L("HISTORY")), h.count)
	h.root = kit.Padded(10, 8, 8, 8, container.NewBorder(kit.Padded(0, 0, 8, 4, head), nil, nil, nil, kit.Wide(width, kit.Tall(height, h.list))))
	return h
}

// Show opens the list below an object, such as the button of Undo.
func (h *History) Show(below fyne.CanvasObject) {
	if !h.open() {
		return
	}
	h.over.ShowUnder(below)
	h.list.MoveTo(h.top())
}

// ShowOver opens the list in the upper middle of a window.
func (h *History) ShowOver(c fyne.Canvas) {
	if !h.open() {
		return
	}
	h.over.Show(c)
	h.list.MoveTo(h.top())
}

// open makes the popover; false where it is there already.
func (h *History) open() bool {
	if h.Open() {
		return false
	}
	h.over = &kit.Popover{Content: h.root, Focus: h.list}
	h.list.Forward = h.over.Key
	h.load()
	return true
}

// Open reports whether the list is to be seen.
func (h *History) Open() bool { return h.over != nil && h.over.Open() }

// Close takes the list away.
func (h *History) Close() {
	if h.over != nil {
		h.over.Close()
	}
}

// Draw shows a snapshot.
func (h *History) Draw(s app.Snapshot) {
	if !h.Open() || s.Undo == h.undo && s.Redo == h.redo && h.fresh() {
		return
	}
	h.undo, h.redo = s.Undo, s.Redo
	h.load()
}

// fresh reports whether the list is as it was.
func (h *History) fresh() bool {
	names, done := h.params.Commands.History()
	return done == h.done && len(names) == len(h.names)
}

func (h *History) load() {
	h.names, h.done = h.params.Commands.History()
	h.count.SetText(fmt.Sprintf(lang.L("%d of %d"), h.done, len(h.names)))
	h.list.Update(len(h.names) + 1)
}

// top is the line of what holds now. The newest stands first, the beginning last.
func (h *History) top() int { return len(h.names) - h.done }

// place is how many commands are done at a line.
func (h *History) place(line int) int { return len(h.names) - line }

func (h *History) line(i int) kit.Line {
	n := h.place(i)
	l := kit.Line{Icon: icons.Check, Color: theme.Secondary, On: n == h.done, Faint: n > h.done}
	switch {
	case n == 0:
		l.Title, l.Icon = lang.L("The film as it began"), icons.Film
	default:
		l.Title = words.Translate(h.names[n-1])
	}
	if n > h.done {
		l.Icon, l.Color = icons.Redo, theme.Faint
	}
	return l
}

func (h *History) goTo(line int) {
	h.params.Commands.GoToHistory(h.place(line))
	h.load()
}
