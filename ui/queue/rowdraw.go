package queue

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"kinora/projects"
	"kinora/ui/kit"
	"kinora/ui/theme"
)

// rowRenderer draws a job: sign, title over where it belongs, state over its strip, the
// times, the buttons.
type rowRenderer struct {
	r                   *row
	ground              *canvas.Rectangle
	sign                *kit.Icon
	strip               *kit.Progress
	title, below, state *kit.Text
	left, elapsed       *kit.Text
}

const (
	rowHeight  float32 = 48
	signWide   float32 = 42
	timesWide  float32 = 104
	buttonSide float32 = 28
	narrow     float32 = 620 // below it the state takes the place of where a job belongs
)

// MinSize is called by Fyne.
func (d *rowRenderer) MinSize() fyne.Size { return fyne.NewSize(300, high()) }

// high is the height of a row, which grows with its text.
func high() float32 { return max(rowHeight, theme.Type(rowHeight)) }

// line puts something where it is in a row of the usual height, y units below its top.
func line(o fyne.CanvasObject, x, y, width, height float32) {
	by := high() / rowHeight
	put(o, x, y*by, width, height*by)
}

// Layout is called by Fyne.
func (d *rowRenderer) Layout(size fyne.Size) {
	d.ground.Move(fyne.NewPos(theme.Gap, 1))
	d.ground.Resize(fyne.NewSize(size.Width-2*theme.Gap, size.Height-2))
	put(d.sign, theme.Inset+2, (size.Height-18)/2, 18, 18)
	right := size.Width - theme.Inset
	for _, b := range []*kit.Button{d.r.show, d.r.second, d.r.first} {
		if b.Visible() {
			right -= buttonSide
			put(b, right, (size.Height-buttonSide)/2, buttonSide, buttonSide)
		}
	}
	right = size.Width - theme.Inset - 3*buttonSide - 8 // the same for all rows
	d.placeTimes(right)
	right -= timesWide + 16
	wide := right - signWide
	d.below.Hidden = size.Width < narrow
	if d.below.Hidden {
		line(d.title, signWide, 6, wide, 18)
		line(d.state, signWide, 24, wide, 16)
		line(d.strip, signWide, 42, wide, 3)
		return
	}
	stateWide := max(200, wide*0.42)
	textWide := wide - stateWide - 16
	line(d.title, signWide, 6, textWide, 18)
	line(d.below, signWide, 25, textWide, 16)
	at := signWide + textWide + 16
	if d.strip.Visible() {
		line(d.state, at, 9, stateWide, 16)
		line(d.strip, at, 32, stateWide, 3)
	} else {
		line(d.state, at, 15, stateWide, 18)
	}
}

// placeTimes puts one time in the middle, two below each other.
func (d *rowRenderer) placeTimes(right float32) {
	left, elapsed := float32(6), float32(25)
	if d.elapsed.Text() == "" {
		left = (rowHeight - 18) / 2
	}
	if d.left.Text() == "" {
		elapsed = (rowHeight - 16) / 2
	}
	line(d.left, right-timesWide, left, timesWide, 18)
	line(d.elapsed, right-timesWide, elapsed, timesWide, 16)
}

func put(o fyne.CanvasObject, x, y, width, height float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(width, height))
}

// Refresh is called by Fyne.
func (d *rowRenderer) Refresh() {
	r, j := d.r, d.r.job
	d.paint()
	d.sign.Set(sign(j))
	d.title.SetText(title(j))
	d.title.SetColor(ink(j.State))
	d.below.SetText(r.say)
	text, ink := state(j, r.held)
	d.state.SetText(text)
	d.state.SetColor(ink)
	left, elapsed := times(j)
	d.left.SetText(left)
	d.elapsed.SetText(elapsed)
	d.strip.Set(j.Fraction)
	if runs := j.State == projects.Running; runs != d.strip.Visible() {
		if runs {
			d.strip.Show()
		} else {
			d.strip.Hide()
		}
	}
	d.Layout(r.Size())
	canvas.Refresh(d.ground)
}

// ink keeps what is over in the background.
func ink(s projects.OutcomeState) fyne.ThemeColorName {
	if s == projects.Cancelled || s == projects.Done {
		return theme.Secondary
	}
	return theme.Text
}

func (d *rowRenderer) paint() {
	g := d.ground
	g.CornerRadius, g.FillColor, g.StrokeWidth = theme.Radius, color.Transparent, 0
	if d.r.hovered || d.r.job.State == projects.Running {
		g.FillColor = theme.Color(d.r, theme.Raised)
	}
	if d.r.focused {
		g.StrokeWidth, g.StrokeColor = 1, theme.Color(d.r, theme.Secondary)
	}
}

// Objects is called by Fyne.
func (d *rowRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{
		d.ground, d.sign, d.title, d.below, d.state, d.strip, d.left, d.elapsed, d.r.first, d.r.second, d.r.show,
	}
}

// Destroy is called by Fyne.
func (d *rowRenderer) Destroy() {}
