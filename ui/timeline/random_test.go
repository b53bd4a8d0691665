package timeline_test

import (
	"maps"
	"math/rand/v2"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"kinora/app"
	"kinora/projects"
	"kinora/ui/timeline"
)

// TestRandomMice lets mice run over the pane: whatever they do, what is drawn is the
// document again when the button is up, and all of it can be undone and done again.
func TestRandomMice(t *testing.T) {
	for seed := range uint64(6) {
		onStand(t, func(s *stand) {
			dice := rand.New(rand.NewPCG(seed, 1))
			first, done := edited(s.last.Film), s.commands()
			for range 100 {
				s.randomly(dice)
				if !sameTimeline(s.Film(), s.last.Film) {
					t.Fatalf("seed %d: what is drawn is not the document", seed)
				}
			}
			last, n := edited(s.last.Film), s.commands()
			if n < done+10 {
				t.Errorf("seed %d: the mice did only %d things", seed, n-done)
			}
			s.studio.GoToHistory(done)
			if !maps.Equal(first, edited(s.last.Film)) {
				t.Errorf("seed %d: undoing does not come back to where it began", seed)
			}
			s.studio.GoToHistory(n)
			if !maps.Equal(last, edited(s.last.Film)) {
				t.Errorf("seed %d: doing it again comes elsewhere", seed)
			}
		})
	}
}

// edited is the rows of a film that commands change: takes and their outcomes stay.
func edited(f projects.Film) map[string]string {
	f.Takes, f.Outcomes, f.Next = nil, nil, 0
	out := map[string]string{}
	for k, row := range projects.Rows(f) {
		out[k] = string(row)
	}
	return out
}

func sameTimeline(a, b projects.Film) bool {
	return maps.Equal(edited(a), edited(b))
}

func (s *stand) randomly(dice *rand.Rand) {
	size := s.Lanes().Size()
	place := func() (float32, float32) {
		if dice.IntN(3) > 0 { // where the clips are
			return s.X(dice.Int64N(180)) + dice.Float32()*4 - 2, s.Row(s.v1) + dice.Float32()*20 - 10
		}
		return dice.Float32()*(size.Width+60) - 30, dice.Float32()*(size.Height+40) - 20
	}
	s.held = []fyne.KeyModifier{0, 0, 0, fyne.KeyModifierControl, fyne.KeyModifierAlt, fyne.KeyModifierShift}[dice.IntN(6)]
	s.SetTool(timeline.Tool(dice.IntN(6)))
	s.SetRippling(dice.IntN(3) == 0)
	on := s.Lanes()
	if dice.IntN(5) == 0 {
		on = s.Ruler()
	}
	x, y := place()
	switch dice.IntN(16) {
	case 0:
		on.Scrolled(scroll(0, dice.Float32()*80-40, at(x, y)))
	case 1:
		s.studio.Undo()
	case 2:
		s.Accept()
	case 3:
		s.studio.AddMarkerAt(s.FrameAt(x), "")
	case 4, 5:
		s.studio.Place(s.media[dice.IntN(3)], app.PlaceOverwrite, s.v1, dice.Int64N(200))
	case 6:
		s.Keys().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	default:
		s.mouse(on, dice, x, y, place)
	}
	s.pass(40 * time.Millisecond)
}

// mouse presses, moves a few times, perhaps gives up, and lets go.
func (s *stand) mouse(on timeline.Surface, dice *rand.Rand, x, y float32, place func() (float32, float32)) {
	button := desktop.MouseButtonPrimary
	if dice.IntN(6) == 0 {
		button = desktop.MouseButtonTertiary
	}
	s.down(on, x, y, button)
	moves := dice.IntN(4)
	for range moves {
		x, y = place()
		s.move(on, x, y)
	}
	if dice.IntN(8) == 0 {
		s.Escape()
	}
	s.up(on, x, y, moves > 0)
}
