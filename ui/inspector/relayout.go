package inspector

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// relayout places everything below o anew after words have become longer or shorter. Fyne
// does it too, but only when it paints next: what comes of a change is then one frame
// late, and texts that break two. It draws nothing again.
func relayout(o fyne.CanvasObject) {
	for range 2 { // a text knows the lines that it needs when it has its width
		settle(o)
	}
}

func settle(o fyne.CanvasObject) {
	switch o := o.(type) {
	case *fyne.Container:
		if o.Layout != nil {
			o.Layout.Layout(o.Objects, o.Size())
		}
		for _, child := range o.Objects {
			settle(child)
		}
	case *container.Scroll:
		if size := o.Content.MinSize().Max(o.Size()); o.Content.Size() != size {
			o.Content.Resize(size)
			o.Refresh() // its bars; it draws all of the content again
		}
		settle(o.Content)
	}
}
