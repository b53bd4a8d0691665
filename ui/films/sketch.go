package films

import (
	"image"
	"image/color"
	"image/draw"

	"fyne.io/fyne/v2"

	"kinora/ui/theme"
)

// template is what a new film holds at first.
type template int

const (
	emptyTemplate template = iota
	actsTemplate
	loopTemplate
	textTemplate
	templates
)

// sketch draws a template in the colours of the window.
func sketch(t template) *image.RGBA {
	p := image.NewRGBA(image.Rect(0, 0, 192, 108))
	fill(p, p.Rect, theme.Raised)
	switch t {
	case emptyTemplate:
		frame(p, image.Rect(66, 36, 126, 72), theme.Tick)
	case actsTemplate:
		for i := range 6 {
			x, y := 24+(i%3)*50, 22+(i/3)*36
			role := theme.Tick
			if i%3 == 1 {
				role = theme.Accent
			}
			fill(p, image.Rect(x, y, x+44, y+26), role)
		}
	case loopTemplate:
		ring(p, image.Pt(96, 54), 30, 22)
	case textTemplate:
		for i, w := range []int{110, 84, 120, 62} {
			fill(p, image.Rect(36, 26+i*16, 36+w, 32+i*16), theme.Tick)
		}
		fill(p, image.Rect(26, 24, 29, 82), theme.Accent)
	}
	return p
}

func fill(p *image.RGBA, r image.Rectangle, role fyne.ThemeColorName) {
	draw.Draw(p, r, image.NewUniform(ink(role)), image.Point{}, draw.Src)
}

func frame(p *image.RGBA, r image.Rectangle, role fyne.ThemeColorName) {
	fill(p, r, role)
	fill(p, r.Inset(2), theme.Raised)
}

// ring is most of a circle, with its gap in the accent.
func ring(p *image.RGBA, at image.Point, outer, inner int) {
	for y := -outer; y <= outer; y++ {
		for x := -outer; x <= outer; x++ {
			if d := x*x + y*y; d > outer*outer || d < inner*inner {
				continue
			}
			role := theme.Tick
			if x > 0 && y < 0 {
				role = theme.Accent
			}
			p.Set(at.X+x, at.Y+y, ink(role))
		}
	}
}

func ink(role fyne.ThemeColorName) color.Color {
	s := fyne.CurrentApp().Settings()
	return s.Theme().Color(role, s.ThemeVariant())
}
