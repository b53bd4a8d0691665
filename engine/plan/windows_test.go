package plan_test

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"kinora/engine/pack"
	"kinora/engine/plan"
	"kinora/projects"
	"kinora/projects/rational"
)

// rolling is a manifest whose windows are 7 latent frames that share 2.
func rolling() *pack.Manifest {
	m := papercut()
	m.Limits.Frames.Max, m.Window = 25, pack.Window{Frames: 25, Overlap: 8}
	return m
}

func lasting(seconds int64) projects.Shot {
	shot := ball()
	shot.Seconds = rational.Int(seconds)
	return shot
}

func TestWindowsMakeEveryFrameOnce(t *testing.T) {
	for _, causal := range []bool{true, false} {
		for s := int64(1); s <= 90; s++ {
			m := rolling()
			m.Geometry.CausalFix = causal
			p := mustPlan(t, lasting(s), m)
			made := 0
			for i, w := range p.Windows {
				head := w.Head()
				if w.Start+head != made || i > 0 && head < 2 || w.Frames-head < 1 {
					t.Fatalf("%d s: window %d %+v after %d frames", s, i, w, made)
				}
				if len(p.Windows) > 1 && w.Frames != 7-btoi(!causal) {
					t.Errorf("%d s: window %d has %d frames", s, i, w.Frames)
				}
				if i > 0 && w.Known[0] != (plan.Known{Source: plan.OfTake, From: w.Start, Frames: head, Strength: 1}) {
					t.Errorf("%d s: window %d knows %+v", s, i, w.Known[0])
				}
				made = w.Start + w.Frames
			}
			if made != p.Grid.Frames || p.Grid.Frames != mustPlan(t, lasting(s), m).Grid.Frames {
				t.Errorf("%d s: %d of %d latent frames", s, made, p.Grid.Frames)
			}
		}
	}
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

func TestWhatFitsIntoOneWindowIsOne(t *testing.T) {
	p := mustPlan(t, lasting(2), rolling())
	if !reflect.DeepEqual(p.Windows, []plan.Window{{Frames: 7}}) || p.Streams || p.Pack.VAE.Tile.Frames != 0 {
		t.Errorf("windows %v, streams %v, tile %v", p.Windows, p.Streams, p.Pack.VAE.Tile)
	}
}

func TestKnownFramesLandInTheWindowThatMakesThem(t *testing.T) {
	m := rolling()
	m.Cond.Placement = "in_place"
	shot := lasting(10) // 121 frames, 31 latent ones
	for _, frame := range []int{0, 24, 25, 60, 120} {
		shot.Conditions = append(shot.Conditions, projects.Condition{Frame: frame, Frames: 1, Strength: 1})
	}
	shot.Conditions = append(shot.Conditions, projects.Condition{Frame: 37, Frames: 40, Strength: 0.5})
	p := mustPlan(t, shot, m)
	seen := map[int][]int{} // source: latent frames of the take
	for i, w := range p.Windows {
		for _, k := range w.Known {
			if k.Source == plan.OfTake {
				continue
			}
			if k.At < w.Head() || k.At+k.Frames > w.Frames {
				t.Errorf("window %d: %+v lies in its head or behind its end", i, k)
			}
			if s := w.Start + k.At - k.From; k.Source == 5 && s != 10 {
				t.Errorf("window %d shows the clip from latent frame %d on", i, s)
			}
			for f := range k.Frames {
				seen[k.Source] = append(seen[k.Source], w.Start+k.At+f)
			}
		}
	}
	slices.Sort(seen[5])
	want := map[int][]int{0: {0}, 1: {6}, 2: {7}, 3: {15}, 4: {30}, 5: {10, 11, 12, 13, 14, 15, 16, 17, 18, 19}}
	if !reflect.DeepEqual(seen, want) {
		t.Errorf("known frames at %v, want %v", seen, want)
	}
}

func TestKeyframesBesideTheGridKeepTheirTime(t *testing.T) {
	shot := lasting(10)
	shot.Conditions = []projects.Condition{{Frame: 60, Frames: 1, Strength: 1}}
	p := mustPlan(t, shot, rolling())
	found := 0
	for _, w := range p.Windows {
		for _, k := range w.Known {
			if !k.Extra {
				continue
			}
			found++
			// The grid's latent frame 15 stands for pixel frames 57 to 60.
			if at := 4*(15-w.Start+p.Lead(w.Start)) - 3; k.Offset < at || k.Offset > at+3 {
				t.Errorf("at %d of a window that begins with latent frame %d", k.Offset, w.Start)
			}
		}
	}
	if found != 1 {
		t.Errorf("it is in %d windows", found)
	}
}

func TestLaterWindowsAreShownTheBeginning(t *testing.T) {
	m := rolling()
	m.Cond.NegativeIndex = true
	shot := lasting(10)
	for references := range 4 {
		p := mustPlan(t, shot, m)
		for i, w := range p.Windows {
			var own, given []plan.Known
			for _, k := range w.Known {
				switch {
				case k.Extra && k.Source == plan.OfTake:
					own = append(own, k)
				case k.Extra:
					given = append(given, k)
				}
			}
			want := []plan.Known{{Source: plan.OfTake, Frames: 1, Extra: true, Offset: plan.ReferenceFrame(references), Strength: 1}}
			if i == 0 || references == plan.MaxReferences {
				want = nil
			}
			if !reflect.DeepEqual(own, want) || len(given) != references {
				t.Errorf("%d references: window %d is shown %+v and %+v", references, i, given, own)
			}
		}
		shot.Conditions = append(shot.Conditions, projects.Condition{Frame: plan.ReferenceFrame(references), Frames: 1, Strength: 1})
	}
}

func TestTheBeginningTakesAPlaceThatIsFree(t *testing.T) {
	m := rolling()
	m.Cond.NegativeIndex = true
	shot := lasting(10)
	shot.Conditions = []projects.Condition{{Frame: plan.ReferenceFrame(1), Frames: 1, Strength: 1}}
	for i, w := range mustPlan(t, shot, m).Windows {
		taken := map[int]bool{}
		for _, k := range w.Known {
			if k.Extra && taken[k.Offset] {
				t.Errorf("window %d: two references at %d", i, k.Offset)
			}
			taken[k.Offset] = taken[k.Offset] || k.Extra
		}
		if !taken[plan.ReferenceFrame(1)] || taken[plan.ReferenceFrame(0)] != (i > 0) || taken[plan.ReferenceFrame(2)] {
			t.Errorf("window %d has references at %v", i, taken)
		}
	}
}

func TestWindowsShrinkToTheLongestSequence(t *testing.T) {
	m := rolling()
	m.Window.Frames, m.Limits.MaxTokens = 49, 8*40
	p := mustPlan(t, lasting(4), m)
	if p.Forecast.Tokens != 320 || len(p.Windows) < 2 {
		t.Errorf("%d tokens in %d windows", p.Forecast.Tokens, len(p.Windows))
	}
	m.Cond.NegativeIndex = true
	if p := mustPlan(t, lasting(4), m); p.Forecast.Tokens != 320 {
		t.Errorf("with a reference %d tokens", p.Forecast.Tokens)
	}
	shot := lasting(4)
	for k := range 2 {
		shot.Conditions = append(shot.Conditions, projects.Condition{Frame: plan.ReferenceFrame(k), Frames: 1, Strength: 1})
	}
	if p := mustPlan(t, shot, m); p.Forecast.Tokens != 320 || len(p.Windows) < 2 {
		t.Errorf("with three references %d tokens in %d windows", p.Forecast.Tokens, len(p.Windows))
	}
}

func TestALongTakeIsForecastByItsWindows(t *testing.T) {
	short, long := mustPlan(t, lasting(4), rolling()), mustPlan(t, lasting(60), rolling())
	if n := len(long.Windows); long.Forecast.Passes != 2*20*n || n != 36 {
		t.Errorf("%d passes, %d windows", long.Forecast.Passes, n)
	}
	if long.Forecast.Bytes != short.Forecast.Bytes {
		t.Errorf("%d bytes for a minute, %d for four seconds", long.Forecast.Bytes, short.Forecast.Bytes)
	}
	if long.Forecast.Seconds < 10*short.Forecast.Seconds || !long.Streams {
		t.Errorf("%v s and %v s, streams %v", long.Forecast.Seconds, short.Forecast.Seconds, long.Streams)
	}
	big := rolling()
	big.Files[1].Size = 20 << 30
	if mustPlan(t, lasting(60), big).Streams {
		t.Error("20 GB stay loaded while pictures are decoded")
	}
}

func TestPacksThatCannotRollSaySo(t *testing.T) {
	for name, change := range map[string]func(*pack.Manifest){
		"no overlap":              func(m *pack.Manifest) { m.Window.Overlap = 0 },
		"patches across frames":   func(m *pack.Manifest) { m.Geometry.Patch[0] = 2 },
		"an overlap of nearly it": func(m *pack.Manifest) { m.Window.Overlap = 20 },
	} {
		m, shot := rolling(), lasting(10)
		change(m)
		_, err := plan.For(shot, m, projects.PackRef{}, "cpu")
		var refused *plan.Error
		if !errors.As(err, &refused) || refused.Field != plan.Seconds || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestDriftIsMeasuredAgainstTheBeginning(t *testing.T) {
	m := rolling()
	m.Cond.Placement = "in_place"
	stretch := func(p plan.Plan) (plan.Stretch, []plan.Stretch) { return p.Compared() }
	first, others := stretch(mustPlan(t, lasting(4), m))
	if first != (plan.Stretch{To: 7}) || !reflect.DeepEqual(others, []plan.Stretch{{7, 10}, {10, 13}}) {
		t.Errorf("a long take: %v %v", first, others)
	}
	if _, others := stretch(mustPlan(t, lasting(2), m)); len(others) != 0 {
		t.Errorf("one window: %v", others)
	}
	shot := lasting(2)
	shot.Conditions = []projects.Condition{{Frames: 9, Strength: 1}}
	first, others = stretch(mustPlan(t, shot, m))
	if first != (plan.Stretch{To: 3}) || !reflect.DeepEqual(others, []plan.Stretch{{3, 7}}) {
		t.Errorf("a clip that goes on: %v %v", first, others)
	}
	shot.Conditions = []projects.Condition{{Frame: 17, Frames: 8, Strength: 1}}
	first, others = stretch(mustPlan(t, shot, m))
	if first != (plan.Stretch{5, 7}) || !reflect.DeepEqual(others, []plan.Stretch{{0, 5}}) {
		t.Errorf("what comes before a clip: %v %v", first, others)
	}
}
