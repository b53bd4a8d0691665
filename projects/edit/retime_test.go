package edit_test

import (
	"errors"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"kinora/projects"
	"kinora/projects/edit"
	"kinora/projects/rational"
)

func atRate(f projects.Film, rate rational.Rat) (projects.Film, error) {
	h := f.Head
	h.Rate = rate
	return edit.SetHead(f, h)
}

func TestAtAnotherRateEverythingKeepsItsSeconds(t *testing.T) {
	f, ids := row(t, 24, 48, -24, 36)
	f, _, _ = edit.SetDissolve(f, ids[1], 12, edit.Alone)
	f, _ = edit.AddMarker(f, 60, "here")
	f = must(t)(edit.SetIn(f, 24))
	f = must(t)(edit.SetOut(f, 72))
	f = lock(t, f, "V1")
	g := must(t)(atRate(f, rational.Int(60)))
	expect(t, g, "V1", [2]int64{0, 60}, [2]int64{60, 180}, [2]int64{240, 330})
	if d := clip(t, g, ids[1]).Dissolve; d != 30 {
		t.Errorf("the dissolve has %d frames", d)
	}
	if tl := g.Timeline; tl.Markers[0].Frame != 150 || tl.In != 60 || tl.Out != 180 {
		t.Errorf("marked %+v, %d to %d", tl.Markers, tl.In, tl.Out)
	}
	if f.Timeline.Markers[0].Frame != 60 {
		t.Error("the film that was given is not as it was")
	}
	expect(t, must(t)(atRate(g, rational.Int(24))), "V1", on(f, "V1")...)
}

func TestClipsThatAreShorterThanAFrameHaveOne(t *testing.T) {
	f, _ := row(t, 1, 1, 1, 21)
	expect(t, must(t)(atRate(f, rational.Int(1))), "V1", [2]int64{0, 1}, [2]int64{1, 2}, [2]int64{2, 3}, [2]int64{3, 4})
}

func TestAClipThatPlaysBackwardsShowsTheSameStretch(t *testing.T) {
	f, ids := row(t, 48)
	f = must(t)(edit.SetSpeed(f, ids[0], rational.Int(-1), false, edit.Alone))
	c := clip(t, must(t)(atRate(f, rational.Int(12))), ids[0])
	if c.Frames != 24 || c.From.Add(rational.New(1, 12)) != rational.Int(3) {
		t.Errorf("%d frames from %v s", c.Frames, c.From)
	}
}

func TestBadHeadsAreRefused(t *testing.T) {
	f, _ := row(t, 20)
	flat := f.Head
	flat.Size.Height = 0
	if _, err := edit.SetHead(f, flat); !errors.Is(err, edit.ErrValue) {
		t.Error(err)
	}
	if _, err := atRate(f, rational.Rat{}); !errors.Is(err, edit.ErrValue) {
		t.Error(err)
	}
}

// Whatever was done to a film, it can go to any rate and on from there.
func TestFilmsOfRandomCommandsGoToEveryRate(t *testing.T) {
	names := slices.Sorted(maps.Keys(commands))
	rates := []rational.Rat{rational.Int(1), rational.Int(12), rational.New(24000, 1001), rational.Int(25), rational.Int(60), rational.Int(240)}
	for seed := range uint64(30) {
		d := &dice{Rand: rand.New(rand.NewPCG(seed, 11)), film: start()}
		for range 60 {
			if after, err := commands[names[d.IntN(len(names))]](d, d.film); err == nil {
				d.film = after
			}
		}
		for range 6 {
			d.film = must(t)(atRate(d.film, rates[d.IntN(len(rates))]))
		}
	}
}
