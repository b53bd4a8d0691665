package viewer_test

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"kinora/app"
)

// However narrow the viewer, the buttons that play are there and nothing lies over anything.
func TestTheTransportGivesUpWhatIsLeastNeeded(t *testing.T) {
	d := newDesk(t)
	d.Draw(watching())
	d.Screen(app.Screen{Image: picture(), State: at(7, false)})
	seen := map[string]bool{}
	for width := float32(120); width <= 1200; width += 5 {
		d.w.Resize(fyne.NewSize(width, 560))
		end, shown := float32(0), ""
		for i, o := range d.BarParts() {
			if o.Size().Width == 0 {
				continue
			}
			shown += fmt.Sprint(i)
			if x := o.Position().X; x < end || x+o.Size().Width > width {
				t.Fatalf("%v wide: part %d lies at %v to %v, the one before ends at %v", width, i, x, x+o.Size().Width, end)
			}
			end = o.Position().X + o.Size().Width
		}
		seen[shown] = true
	}
	for _, want := range []string{"2", "24", "024", "0234", "01234"} {
		if !seen[want] {
			t.Errorf("never only %s of the parts: %v", want, seen)
		}
	}
}
