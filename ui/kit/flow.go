package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Flow puts objects beside each other, and below each other where a line is full, gap
// apart: chips. Its height is right from the second layout on, as with every text that
// breaks in Fyne.
func Flow(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&flow{gap: gap}, objects...)
}

type flow struct {
	gap   float32
	width float32 // of the last layout
}

// Layout is called by Fyne.
func (f *flow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	f.width = size.Width
	f.lay(objects, func(o fyne.CanvasObject, at fyne.Position, size fyne.Size) {
		o.Move(at)
		o.Resize(size)
	})
}

// MinSize is called by Fyne.
func (f *flow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	f.lay(objects, func(_ fyne.CanvasObject, at fyne.Position, one fyne.Size) {
		size.Width = max(size.Width, one.Width)
		size.Height = max(size.Height, at.Y+one.Height)
	})
	return size
}

// lay finds the place of every object that is seen.
func (f *flow) lay(objects []fyne.CanvasObject, put func(fyne.CanvasObject, fyne.Position, fyne.Size)) {
	var x, y, row float32
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		size := o.MinSize()
		if f.width > 0 {
			size.Width = min(size.Width, f.width)
		}
		if x > 0 && f.width > 0 && x+size.Width > f.width {
			x, y, row = 0, y+row+f.gap, 0
		}
		put(o, fyne.NewPos(x, y), size)
		x, row = x+size.Width+f.gap, max(row, size.Height)
	}
}
