package status

import (
	"fyne.io/fyne/v2"

	"kinora/ui/kit"
	"kinora/ui/theme"
)

const (
	height     float32 = 34
	stripWidth float32 = 180
	gap        float32 = 12
)

// line puts what goes on at the left, each as wide as it needs, the machine at the right
// end, and the last notice in what is left between them.
type line struct{ b *Bar }

// MinSize is called by Fyne.
func (line) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(400, height) }

// Layout is called by Fyne.
func (l line) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	b := l.b
	machine := b.machine.MinSize().Width
	room := size.Width - machine - gap
	put(b.machine, size.Width-machine, machine, size.Height)
	behind := l.behind()
	words := min(wide(b.words), max(0, room-behind))
	put(b.words, 0, words, size.Height)
	x := words + gap
	for _, o := range l.parts() {
		width := widthOf(o, b)
		if width > 0 {
			put(o, x, width, height)
			x += width + gap
		}
	}
	l.putNews(x, max(0, room-x), size.Height)
}

// putNews puts the last notice at x, and behind it the button that shows what it is about.
func (l line) putNews(x, room, height float32) {
	b := l.b
	if !b.reveal.Visible() {
		put(b.news, x, room, height)
		return
	}
	button := b.reveal.MinSize().Width
	if b.news.Text() != "" {
		news := min(wide(b.news), max(0, room-button-gap))
		put(b.news, x, news, height)
		x += news + gap
	}
	put(b.reveal, x, button, height)
}

// wide is how wide a text is.
func wide(t *kit.Text) float32 {
	return fyne.MeasureText(t.Text(), theme.Type(theme.SizeValue), fyne.TextStyle{}).Width + 2
}

// parts are what stands between the words and the last notice.
func (l line) parts() []fyne.CanvasObject {
	b := l.b
	return []fyne.CanvasObject{b.strip, b.left, b.waiting, b.watch, b.pause, b.going, b.cancel}
}

// behind is how much room the parts and the button of the notice need.
func (l line) behind() float32 {
	var sum float32
	for _, o := range append(l.parts(), l.b.reveal) {
		if width := widthOf(o, l.b); width > 0 {
			sum += width + gap
		}
	}
	return sum
}

func widthOf(o fyne.CanvasObject, b *Bar) float32 {
	switch {
	case !o.Visible():
		return 0
	case o == fyne.CanvasObject(b.strip):
		return stripWidth
	}
	return o.MinSize().Width
}

// put places an object at x in the middle of the bar.
func put(o fyne.CanvasObject, x, width, room float32) {
	tall := min(max(o.MinSize().Height, 6), room)
	o.Move(fyne.NewPos(x, (room-tall)/2))
	o.Resize(fyne.NewSize(width, tall))
}
