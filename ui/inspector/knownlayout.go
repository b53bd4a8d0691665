package inspector

import (
	"fyne.io/fyne/v2"

	"kinora/projects"
	"kinora/projects/rational"
)

// The extents of the strip of known frames.
const (
	stripHeight float32 = 40
	stripEnd    float32 = 66 // width of the first and the last place
	stripGap    float32 = 4
)

// knownLayout puts the first frame at the left, the last at the right, and the others
// between them by their time.
type knownLayout struct{ k *known }

// MinSize is called by Fyne.
func (knownLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(3*stripEnd+2*stripGap, stripHeight)
}

// Layout is called by Fyne.
func (l knownLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	k := l.k
	put(k.first, 0, stripEnd)
	put(k.middle, stripEnd+stripGap, size.Width-2*(stripEnd+stripGap))
	put(k.last, size.Width-stripEnd, stripEnd)
	for i, known := range k.card.Known {
		put(k.stills[i], k.left(known, size.Width), stripEnd)
	}
}

func put(o fyne.CanvasObject, x, width float32) {
	o.Move(fyne.NewPos(x, 0))
	o.Resize(fyne.NewSize(width, stripHeight))
}

// left is where a known frame begins in a strip of a width.
func (k *known) left(known projects.Known, width float32) float32 {
	switch known.Place {
	case projects.PlaceFirst:
		return 0
	case projects.PlaceLast:
		return width - stripEnd
	}
	from, room := middleOf(width)
	share := float32(0.5)
	if length := k.length(); !length.Zero() {
		share = float32(known.At.Div(length).Float())
	}
	return min(max(from+share*room-stripEnd/2, from), from+room-stripEnd)
}

// middleOf is where the stretch between the first and the last place begins, and its width.
func middleOf(width float32) (from, room float32) {
	return stripEnd + stripGap, width - 2*(stripEnd+stripGap)
}

// placeAt is the place at x of the strip, and its time to the tenth of a second where it
// is neither the first nor the last.
func (k *known) placeAt(x float32) (projects.Place, rational.Rat) {
	width := k.strip.Size().Width
	from, room := middleOf(width)
	switch {
	case x < from:
		return projects.PlaceFirst, rational.Rat{}
	case x >= from+room:
		return projects.PlaceLast, rational.Rat{}
	}
	tenths := float64((x-from)/room) * k.length().Float() * 10
	return projects.PlaceAt, rational.New(int64(tenths+0.5), 10)
}
