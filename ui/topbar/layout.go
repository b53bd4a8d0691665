package topbar

import (
	"fyne.io/fyne/v2"

	"kinora/ui/theme"
)

const (
	height   float32 = 44
	markSide float32 = 20
	gap      float32 = 10
	nameMost float32 = 280
)

// bar puts the film at the left, the palette in the middle of the window as far as there
// is room, and the rest at the right.
type bar struct{ b *Bar }

// MinSize is called by Fyne.
func (l bar) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(620, height) }

// Layout is called by Fyne.
func (l bar) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	b := l.b
	put(objects[0], 0, size, fyne.NewSquareSize(markSide))
	right := size.Width
	for _, o := range []fyne.CanvasObject{b.export, b.pack, b.device} {
		if width := o.MinSize().Width; o.Visible() && width > 0 {
			right -= width
			put(o, right, size, o.MinSize())
			right -= gap
		}
	}
	name := b.name.MinSize()
	name.Width = min(name.Width, nameMost)
	left := markSide + gap
	put(b.name, left, size, name)
	left += name.Width + gap
	find := b.find.MinSize()
	x := min(max((size.Width-find.Width)/2, left+gap), right-find.Width)
	put(b.find, x, size, find)
	room := right
	if b.find.Visible() {
		room = x - gap
	}
	put(b.state, left, size, fyne.NewSize(max(0, room-left), theme.Row))
}

// put places an object of a size at x, in the middle of the height.
func put(o fyne.CanvasObject, x float32, room, size fyne.Size) {
	o.Move(fyne.NewPos(x, (room.Height-size.Height)/2))
	o.Resize(size)
}
