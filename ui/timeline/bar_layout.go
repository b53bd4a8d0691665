package timeline

import (
	"fyne.io/fyne/v2"

	"kinora/ui/theme"
)

// barLayout puts the tools left, the zoom right, and the time code in the middle where there is room. Where the ends
// alone are too much, what is least needed is left out: the keys behind the words, which the tips say too, then the
// zoom's slider.
type barLayout struct{ b *bar }

// MinSize is called by Fyne.
func (barLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(320, barHeight) }

// Layout is called by Fyne.
func (l barLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	left, time, right := objects[0], objects[1], objects[2]
	l.shorten(left, right, size.Width-3*theme.Inset)
	a, m, z := left.MinSize().Width, time.MinSize().Width, right.MinSize().Width
	place(left, theme.Inset-4, 0, a, size.Height)
	place(right, size.Width-z-theme.Inset, 0, z, size.Height)
	from, to := theme.Inset+a+theme.Inset, size.Width-z-2*theme.Inset
	x := min(max((size.Width-m)/2, from), to-m)
	place(time, x, 0, m, size.Height)
	if x < from {
		time.Hide()
	} else {
		time.Show()
	}
}

// shorten leaves out what the two ends have no room for.
func (l barLayout) shorten(left, right fyne.CanvasObject, room float32) {
	fits := func() bool { return left.MinSize().Width+right.MinSize().Width <= room }
	l.b.brief(false)
	l.b.slider.Show()
	if !fits() {
		l.b.brief(true)
	}
	if !fits() {
		l.b.slider.Hide()
	}
}
