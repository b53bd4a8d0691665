package kit_test

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"kinora/ui/kit"
)

// drawn are the parts of a plate that are drawn.
func drawn(p *kit.Plate) (parts []*canvas.Rectangle) {
	for _, o := range p.Objects() {
		if r := o.(*canvas.Rectangle); r.Visible() {
			parts = append(parts, r)
		}
	}
	return parts
}

// round is how many pixels of parts cost what a round corner costs.
func round(parts []*canvas.Rectangle) (area float32) {
	for _, r := range parts {
		if r.TopLeftCornerRadius+r.BottomLeftCornerRadius > 0 {
			area += r.Size().Width * r.Size().Height
		}
	}
	return area
}

func TestALargePlateIsRoundAtItsEndsOnly(t *testing.T) {
	at, size := fyne.NewPos(10, 20), fyne.NewSize(200, 120)
	p := kit.NewPlate()
	p.Paint(color.White, 8)
	p.Put(at, size)
	parts := drawn(p)
	if len(parts) != 3 || round(parts) > 200*24 {
		t.Fatalf("%d parts, %v pixels round", len(parts), round(parts))
	}
	for y := at.Y; y < at.Y+size.Height; y++ { // each row is covered over its whole width
		covered := false
		for _, r := range parts {
			covered = covered || r.Position().Y <= y && y < r.Position().Y+r.Size().Height && r.Position().X == 10 && r.Size().Width == 200
		}
		if !covered {
			t.Fatalf("row %v is bare", y)
		}
	}
	p.Edge(color.Black, 1.5)
	p.Put(at, size)
	if n := len(drawn(p)); n != 5 {
		t.Errorf("%d parts with an edge", n)
	}
}

func TestAnOutlineLeavesItsMiddleAlone(t *testing.T) {
	p := kit.NewOutline()
	p.Paint(color.White, 8)
	p.Put(fyne.Position{}, fyne.NewSize(200, 120))
	if n := len(drawn(p)); n != 0 {
		t.Errorf("%d parts without an edge", n)
	}
	p.Edge(color.Black, 1)
	p.Put(fyne.Position{}, fyne.NewSize(200, 120))
	var area float32
	for _, r := range drawn(p) {
		area += r.Size().Width * r.Size().Height
	}
	if area > 200*120/3 {
		t.Errorf("%v pixels of %v are drawn", area, 200*120)
	}
}

func TestSmallPlatesAreDrawnWhole(t *testing.T) {
	p := kit.NewPlate()
	p.Paint(color.White, 8)
	p.Put(fyne.Position{}, fyne.NewSize(60, 30))
	if parts := drawn(p); len(parts) != 1 || parts[0].Size() != fyne.NewSize(60, 30) {
		t.Errorf("drawn as %v", parts)
	}
}
