package timeline_test

import (
	"testing"

	"fyne.io/fyne/v2"
)

func TestTheEndsOfTheBarGiveWay(t *testing.T) {
	onStand(t, func(s *stand) {
		row, parts := s.Bar()
		left, right := parts[0], parts[2]
		var widest float32
		for _, width := range []float32{1400, 900, 760, 640, 1400} {
			row.Resize(fyne.NewSize(width, row.Size().Height))
			if end, begin := left.Position().X+left.Size().Width, right.Position().X; end > begin {
				t.Errorf("at a width of %v the tools end at %v and the zoom begins at %v", width, end, begin)
			}
			if width == 1400 && widest == 0 {
				widest = left.Size().Width
			}
		}
		if left.Size().Width != widest {
			t.Errorf("with its room back the row of tools is %v wide, was %v", left.Size().Width, widest)
		}
		row.Resize(fyne.NewSize(640, row.Size().Height))
		if left.Size().Width >= widest {
			t.Error("the keys are shown where there is no room for them")
		}
	})
}
