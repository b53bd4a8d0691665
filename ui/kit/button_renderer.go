package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"kinora/ui/theme"
)

type buttonRenderer struct {
	b      *Button
	ground *canvas.Rectangle
	words  *Text
	hint   *Text
	icon   *Icon
}

func (r *buttonRenderer) MinSize() fyne.Size {
	if r.b.icon != "" {
		return fyne.NewSquareSize(r.b.height)
	}
	width := r.words.MinSize().Width + 2*theme.Inset
	if r.b.small {
		width -= 2 * theme.Gap
	}
	if r.b.hint != "" {
		width += r.hint.MinSize().Width + theme.Inset
	}
	return fyne.NewSize(width, r.b.height)
}

func (r *buttonRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.icon.Resize(size)
	words, hint := r.words.MinSize(), r.hint.MinSize()
	width := words.Width
	if r.b.hint != "" {
		width += theme.Inset + hint.Width
	}
	x := (size.Width - width) / 2
	place(r.words, x, size.Height, words)
	place(r.hint, x+words.Width+theme.Inset, size.Height, hint)
}

// place puts an object at x and in the middle of a height.
func place(o fyne.CanvasObject, x, height float32, size fyne.Size) {
	o.Move(fyne.NewPos(x, (height-size.Height)/2))
	o.Resize(size)
}

func (r *buttonRenderer) Refresh() {
	ground, ink := r.colors()
	r.ground.FillColor = color.Transparent
	if ground != "" {
		r.ground.FillColor = theme.Color(r.b, ground)
	}
	r.ground.CornerRadius = theme.Radius
	r.ground.StrokeWidth = 0
	if r.b.focused {
		r.ground.StrokeWidth, r.ground.StrokeColor = 1.5, theme.Color(r.b, r.ring())
	}
	r.words.SetRole(r.b.role())
	r.words.SetText(r.b.text)
	r.words.SetColor(ink)
	r.hint.SetText(r.b.hint)
	r.hint.SetColor(ink)
	r.icon.Set(r.b.icon, ink)
	r.Layout(r.b.Size())
	r.ground.Refresh()
	canvas.Refresh(r.b)
}

// colors are the roles of ground ("" for none) and ink.
func (r *buttonRenderer) colors() (ground, ink fyne.ThemeColorName) {
	b := r.b
	switch {
	case b.off && b.style == Bare:
		return "", theme.Faint
	case b.off:
		return theme.Raised, theme.Faint
	case b.style == Strong:
		return theme.Accent, theme.OnAccent
	case b.on:
		return theme.AccentSoft, theme.Accent
	case b.hovered:
		return theme.Hover, theme.Text
	case b.style == Bare:
		return "", theme.Secondary
	}
	return theme.Raised, theme.Text
}

// role sets the words of the main button in semibold.
func (b *Button) role() Role {
	switch {
	case b.small:
		return Value
	case b.style == Strong:
		return Firm
	}
	return Body
}

// ring is the colour of the keyboard's place: the accent is no ring on itself.
func (r *buttonRenderer) ring() fyne.ThemeColorName {
	if r.b.style == Strong && !r.b.off {
		return theme.Text
	}
	return theme.Accent
}

// Objects leaves out what is empty: each object costs at every repaint of the window.
func (r *buttonRenderer) Objects() []fyne.CanvasObject {
	switch {
	case r.b.icon != "":
		return []fyne.CanvasObject{r.ground, r.icon}
	case r.b.hint == "":
		return []fyne.CanvasObject{r.ground, r.words}
	}
	return []fyne.CanvasObject{r.ground, r.words, r.hint}
}

func (r *buttonRenderer) Destroy() {}
