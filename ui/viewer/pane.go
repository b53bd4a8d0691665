package viewer

import (
	"fyne.io/fyne/v2"

	"kinora/ui/kit"
	"kinora/ui/theme"
)

const (
	stripHeight float32 = 48
	barHeight   float32 = 36
	sidePad     float32 = 2 * 8 // between the edge of the pane and the strip
)

// paneLayout puts the picture above the filmstrip above the transport. In full screen the
// picture has all of it and the transport lies over its lower end.
type paneLayout struct{ v *Viewer }

// MinSize is called by Fyne.
func (l *paneLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	if l.v.full {
		return fyne.NewSize(320, 180)
	}
	return fyne.NewSize(300, 140+stripHeight+barHeight)
}

// Layout is called by Fyne.
func (l *paneLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	v := l.v
	if v.full {
		put(v.ground, 0, 0, size.Width, size.Height)
		put(v.clip, 0, 0, size.Width, size.Height)
		wide := min(size.Width-2*sidePad, 900)
		put(v.bar.root, (size.Width-wide)/2, size.Height-barHeight-20, wide, barHeight+8)
	} else {
		bar := size.Height - barHeight - 8
		strip := bar - stripHeight - 4
		put(v.ground, 0, 0, size.Width, strip)
		put(v.clip, theme.Inset, theme.Inset, size.Width-2*theme.Inset, strip-theme.Inset-6)
		put(v.strip, sidePad, strip, size.Width-2*sidePad, stripHeight)
		put(v.bar.root, sidePad, bar, size.Width-2*sidePad, barHeight)
	}
	v.placeLabels()
	v.drawStrip()
}

func put(o fyne.CanvasObject, x, y, width, height float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(max(0, width), max(0, height)))
}

// labels is what the places of the labels depend on.
type labels struct {
	at          fyne.Position
	size, room  fyne.Size
	corner      fyne.Position
	badge, fast string
	words       told
}

// placeLabels puts what is written on the picture where the picture is.
func (v *Viewer) placeLabels() {
	at, size := v.stage.place()
	now := labels{at, size, v.clip.Size(), v.clip.Position(), v.badge.Text(), v.speed.Text(), v.words.now}
	if now == v.placed {
		return
	}
	v.placed = now
	v.clear(at, size)
	if size.IsZero() {
		at, size = fyne.Position{}, v.clip.Size()
	}
	corner := v.clip.Position().AddXY(max(0, at.X), max(0, at.Y))
	right := v.clip.Position().X + min(v.clip.Size().Width, at.X+size.Width)
	sit(v.badge, corner.AddXY(10, 10))
	sit(v.speed, fyne.NewPos(right-10-v.speed.MinSize().Width, corner.Y+10))
	wide := min(v.clip.Size().Width-2*theme.Inset, 420)
	high := v.words.heightFor(wide)
	middle := v.clip.Position().AddXY((v.clip.Size().Width-wide)/2, (v.clip.Size().Height-high)/2)
	v.words.Move(middle)
	v.words.Resize(fyne.NewSize(wide, high))
}

// clear leaves out the ground where the picture is: within what can be seen of it.
func (v *Viewer) clear(at fyne.Position, size fyne.Size) {
	from := fyne.NewPos(max(0, at.X), max(0, at.Y))
	to := fyne.NewPos(min(v.clip.Size().Width, at.X+size.Width), min(v.clip.Size().Height, at.Y+size.Height))
	v.ground.leave(v.clip.Position().Add(from), fyne.NewSize(to.X-from.X, to.Y-from.Y))
}

// sit moves a label to its place in its own size.
func sit(b *kit.Badge, at fyne.Position) {
	if !b.Visible() {
		return
	}
	b.Move(at)
	b.Resize(b.MinSize())
}
