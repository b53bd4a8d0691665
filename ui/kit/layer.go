package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Layer lies over everything else in a window and lets every click through. The
// picture that is dragged and the tips are drawn in it: Canvas.Overlays would take
// the pointer from what is below.
type Layer struct {
	widget.BaseWidget
	// After calls f on the goroutine of the window once d has passed, unless stop was
	// called before. Tests have a clock of their own.
	After func(d time.Duration, f func()) (stop func())

	ghost  *ghost
	escape *escape
	tip    *tip
}

// NewLayer makes an empty layer; it belongs last in the Stack that a window shows.
func NewLayer() *Layer {
	l := &Layer{After: after, ghost: newGhost(), escape: newEscape(), tip: newTip()}
	l.ExtendBaseWidget(l)
	return l
}

// UnderLayer puts a layer over the content of a window.
func UnderLayer(content fyne.CanvasObject, l *Layer) *fyne.Container {
	return container.NewStack(content, l)
}

// after is what new layers wait with.
var after = later

// StandStill has nothing come by itself in layers that are made from now on: for tests,
// where Fyne would call back on a goroutine of its own.
func StandStill() { after = func(time.Duration, func()) func() { return func() {} } }

func later(d time.Duration, f func()) func() {
	timer := time.AfterFunc(d, func() { fyne.Do(f) })
	return func() { timer.Stop() }
}

// layered is an overlay with a layer of its own: the window's lies below it.
type layered interface{ topLayer() *Layer }

// layerOf is the uppermost layer of the window that o is in, nil where there is none.
func layerOf(o fyne.CanvasObject) *Layer {
	c := canvasOf(o)
	if c == nil {
		return nil
	}
	if top := c.Overlays().Top(); top != nil {
		if over, ok := top.(layered); ok {
			return over.topLayer()
		}
		return nil
	}
	return layerIn(c.Content())
}

// canvasOf is the canvas that o is in, nil for none. Fyne's test driver panics where
// there is no window.
func canvasOf(o fyne.CanvasObject) fyne.Canvas {
	driver := fyne.CurrentApp().Driver()
	if len(driver.AllWindows()) == 0 {
		return nil
	}
	return driver.CanvasForObject(o)
}

func layerIn(content fyne.CanvasObject) *Layer {
	stack, ok := content.(*fyne.Container)
	if !ok || len(stack.Objects) == 0 {
		return nil
	}
	l, _ := stack.Objects[len(stack.Objects)-1].(*Layer)
	return l
}

// CreateRenderer is called by Fyne.
func (l *Layer) CreateRenderer() fyne.WidgetRenderer {
	return &layerRenderer{objects: []fyne.CanvasObject{l.ghost, l.tip, l.escape}}
}

type layerRenderer struct{ objects []fyne.CanvasObject }

func (r *layerRenderer) Layout(fyne.Size)             {} // everything in it moves by itself
func (r *layerRenderer) MinSize() fyne.Size           { return fyne.Size{} }
func (r *layerRenderer) Refresh()                     {}
func (r *layerRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *layerRenderer) Destroy()                     {}
