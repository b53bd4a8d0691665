package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"kinora/ui/theme"
)

// Piece is a part of a Runs in a role's colour.
type Piece struct {
	Text  string
	Color fyne.ThemeColorName
}

// Runs is one line of text in several colours, which ends in an ellipsis where it is
// longer than its place: a prompt with the names in it marked.
type Runs struct {
	widget.BaseWidget
	role   Role
	pieces []Piece
}

// NewRuns makes an empty line in a role.
func NewRuns(role Role) *Runs {
	l := &Runs{role: role}
	l.ExtendBaseWidget(l)
	return l
}

// Set changes the line; the same pieces again cost nothing. They must not be written to
// afterwards.
func (l *Runs) Set(pieces []Piece) {
	if !slices.Equal(l.pieces, pieces) {
		l.pieces = pieces
		l.Refresh()
	}
}

// Text is what the line says.
func (l *Runs) Text() string {
	var text string
	for _, p := range l.pieces {
		text += p.Text
	}
	return text
}

// CreateRenderer is called by Fyne.
func (l *Runs) CreateRenderer() fyne.WidgetRenderer {
	r := &runsRenderer{l: l}
	r.Refresh()
	return r
}

type runsRenderer struct {
	l     *Runs
	texts []fyne.CanvasObject
	width float32 // that the texts were made for
}

func (r *runsRenderer) MinSize() fyne.Size {
	size, style := typeOf(r.l.role)
	return fyne.NewSize(0, fyne.MeasureText("M", size, style).Height)
}

// Layout makes the texts anew where the width has changed.
func (r *runsRenderer) Layout(size fyne.Size) {
	if size.Width == r.width {
		return
	}
	r.width, r.texts = size.Width, r.texts[:0]
	var x float32
	for _, p := range r.l.pieces {
		whole := r.add(p, x)
		last := r.texts[len(r.texts)-1]
		x += last.Size().Width
		if !whole {
			break
		}
	}
}

// add puts a piece at x and reports whether it had room.
func (r *runsRenderer) add(p Piece, x float32) (whole bool) {
	size, style := typeOf(r.l.role)
	measure := func(s string) float32 { return fyne.MeasureText(s, size, style).Width }
	text := canvas.NewText(p.Text, theme.Color(r.l, p.Color))
	text.TextSize, text.TextStyle = size, style
	if room := r.width - x; measure(p.Text) > room {
		text.Text = ellipsis(p.Text, max(1, room), measure)
	}
	text.Move(fyne.NewPos(x, 0))
	text.Resize(text.MinSize())
	r.texts = append(r.texts, text)
	return text.Text == p.Text
}

func (r *runsRenderer) Refresh() {
	r.width = -1
	r.Layout(r.l.Size())
	canvas.Refresh(r.l)
}

func (r *runsRenderer) Objects() []fyne.CanvasObject { return r.texts }
func (r *runsRenderer) Destroy()                     {}
