package plan_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"kinora/engine/latent"
	"kinora/engine/pack"
	"kinora/engine/plan"
	"kinora/projects"
	"kinora/projects/rational"
)

// rolled is a clip of so many frames.
func rolled(frames int, rate rational.Rat) plan.Material {
	return plan.Material{Name: "clip.mp4", Asset: "clip", Size: projects.Size{Width: 128, Height: 80}, Rate: rate, Frames: frames}
}

// inPlace is a pack whose known frames lie in the grid, as the built-in one's do.
func inPlace() *pack.Manifest {
	m := papercut()
	m.Cond.Placement = "in_place"
	m.Window.Frames = 25
	return m
}

// arranged plans every shot of an arrangement and checks that its takes and its parts
// fit each other.
func arranged(t *testing.T, a plan.Arrangement, err error, m *pack.Manifest) []plan.Plan {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	var plans []plan.Plan
	for _, shot := range a.Shots {
		p := mustPlan(t, shot, m)
		if p.Recipe.Seconds() != shot.Seconds || strings.Contains(strings.Join(p.Notes, ""), "condition") {
			t.Errorf("planning changed what was arranged: %v became %v, %q", shot.Seconds, p.Recipe.Seconds(), p.Notes)
		}
		inside(t, p)
		plans = append(plans, p)
	}
	for _, part := range a.Assembly.Parts {
		if part.Frames < 1 {
			t.Errorf("part %+v", part)
		}
		if part.Asset == "" {
			r := plans[part.Take].Recipe
			if part.First < 0 || part.Count < 1 || part.First+part.Count > r.Frames {
				t.Errorf("part %+v of a take of %d frames", part, r.Frames)
			}
		}
	}
	return plans
}

// free reports whether no known latent frame of a plan touches pixel frames [from, to).
func free(p plan.Plan, from, to int) bool {
	for _, k := range p.Windows[0].Known {
		first := latent.FirstPixel(p.Pack.Geometry, k.At)
		if !k.Extra && first < to && latent.PixelFrames(p.Pack.Geometry, k.At+k.Frames) > from {
			return false
		}
	}
	return true
}

func TestExtendingKnowsTheEndsAndMakesTheRest(t *testing.T) {
	m := inPlace()
	a, err := plan.Extend(ball(), rolled(40, rational.Int(12)), rational.New(13, 12), rational.Int(1), plan.Reach{}, m)
	plans := arranged(t, a, err, m)
	want := []projects.Part{
		{Take: 0, First: 0, Count: 13, Frames: 13, Fit: projects.Stretch},
		{Asset: "clip", Frames: 40},
		{Take: 1, First: 9, Count: 12, Frames: 12, Fit: projects.Stretch},
	}
	for i, p := range a.Assembly.Parts {
		if p != want[i] {
			t.Errorf("part %d %+v, want %+v", i, p, want[i])
		}
	}
	if c := plans[0].Recipe.Conditions[0]; c.Frame != 13 || c.Frames != 8 || !c.From.Zero() {
		t.Errorf("before: %+v", c)
	}
	if c := plans[1].Recipe.Conditions[0]; c.Frame != 0 || c.Frames != 9 || c.From != rational.New(31, 12) {
		t.Errorf("after: %+v", c)
	}
	if !free(plans[0], 0, 13) || !free(plans[1], 9, 21) {
		t.Error("what is to be made is known")
	}
	if a.Assembly.Match != plan.DefaultMatch || len(a.Notes) != 0 {
		t.Errorf("match %d, notes %q", a.Assembly.Match, a.Notes)
	}
}

func TestTheContextGivesWayToWhatIsToBeMade(t *testing.T) {
	m := inPlace()
	for wanted, known := range map[int]int{12: 9, 16: 9, 20: 5, 24: 1} {
		a, err := plan.Extend(ball(), rolled(40, rational.Int(12)), rational.Rat{}, rational.New(int64(wanted), 12), plan.Reach{}, m)
		p := arranged(t, a, err, m)[0]
		if n := p.Recipe.Conditions[0].Frames; n != known {
			t.Errorf("%d new frames: %d known, want %d", wanted, n, known)
		}
	}
	a, err := plan.Extend(ball(), rolled(40, rational.Int(12)), rational.Rat{}, rational.Int(2), plan.Reach{Context: 9}, m)
	arranged(t, a, err, m)
	if len(a.Notes) != 1 {
		t.Errorf("a context that was asked for is cut without a word: %q", a.Notes)
	}
}

func TestAStretchIsRoundedOutwards(t *testing.T) {
	m := inPlace()
	a, err := plan.Retake(ball(), rolled(36, rational.Int(12)), rational.New(1, 2), rational.New(4, 3), plan.Reach{}, m)
	p := arranged(t, a, err, m)[0]
	parts := a.Assembly.Parts // 6 to 16 was asked for
	if parts[0].Frames != 6 || parts[1].Frames != 12 || parts[2].From != rational.New(18, 12) || parts[2].Frames != 18 {
		t.Errorf("parts %+v", parts)
	}
	if a.Assembly.Frames() != 36 || !free(p, parts[1].First, parts[1].First+12) {
		t.Errorf("%d frames", a.Assembly.Frames())
	}
}

func TestARetakeAtAnEndKeepsTheLength(t *testing.T) {
	m := inPlace()
	for _, span := range [][2]int64{{0, 10}, {29, 36}, {20, 99}} {
		a, err := plan.Retake(ball(), rolled(36, rational.Int(12)), rational.New(span[0], 12), rational.New(span[1], 12), plan.Reach{}, m)
		arranged(t, a, err, m)
		if a.Assembly.Frames() != 36 {
			t.Errorf("%v: %d frames of 36", span, a.Assembly.Frames())
		}
	}
}

func TestOtherRatesGetAWholeFractionAndFillTheTime(t *testing.T) {
	m := inPlace()
	for _, c := range []struct{ rate, take rational.Rat }{
		{rational.Int(24), rational.Int(12)},
		{rational.New(24000, 1001), rational.New(12000, 1001)},
		{rational.Int(25), rational.New(25, 2)},
		{rational.Int(60), rational.Int(12)},
	} {
		clip := rolled(200, c.rate)
		a, err := plan.Fill(ball(), clip, clip, rational.Int(1), plan.Reach{}, m)
		p := arranged(t, a, err, m)[0]
		if p.Recipe.Rate != c.take {
			t.Errorf("%v fps: a take of %v", c.rate, p.Recipe.Rate)
		}
		k := c.rate.Div(c.take).Round()
		if n := a.Assembly.Parts[1]; int64(n.Frames) != (int64(n.Count)+1)*k-1 {
			t.Errorf("%v fps: %d new frames are shown for %d", c.rate, n.Count, n.Frames)
		}
	}
}

func TestALoopKnowsItsOwnTwoEnds(t *testing.T) {
	m := inPlace()
	a, err := plan.Loop(ball(), rolled(40, rational.Int(12)), rational.Int(1), plan.Reach{}, m)
	p := arranged(t, a, err, m)[0]
	left, right := p.Recipe.Conditions[0], p.Recipe.Conditions[1]
	if !a.Assembly.Loop || !right.From.Zero() || left.From.Zero() || right.Frame != left.Frames+12 {
		t.Errorf("%+v", p.Recipe.Conditions)
	}
}

func TestPacksThatPutKnownFramesBesideTheGridAreArrangedToo(t *testing.T) {
	m := papercut() // prepends
	clip := rolled(40, rational.Int(12))
	a, err := plan.Fill(ball(), clip, clip, rational.Int(1), plan.Reach{}, m)
	p := arranged(t, a, err, m)[0]
	if part := a.Assembly.Parts[1]; !free(p, part.First, part.First+part.Count) {
		t.Errorf("what is to be made is known: %+v", p.Windows[0].Known)
	}
}

func TestAClipOfOneFrameCanBeExtended(t *testing.T) {
	m := inPlace()
	one := rolled(1, rational.Rat{})
	a, err := plan.Extend(ball(), one, rational.Int(1), rational.Int(1), plan.Reach{}, m)
	arranged(t, a, err, m)
	if a.Assembly.Rate != rational.Int(12) {
		t.Errorf("%v fps", a.Assembly.Rate)
	}
}

func TestWhatCannotBeArrangedIsRefused(t *testing.T) {
	m, clip := inPlace(), rolled(40, rational.Int(12))
	_, nothing := plan.Extend(ball(), clip, rational.Rat{}, rational.Rat{}, plan.Reach{}, m)
	_, long := plan.Extend(ball(), clip, rational.Int(plan.LongestTake), rational.Rat{}, plan.Reach{}, m)
	_, outside := plan.Retake(ball(), clip, rational.Int(9), rational.Int(10), plan.Reach{}, m)
	_, whole := plan.Retake(ball(), rolled(9, rational.Int(12)), rational.Rat{}, rational.Int(1), plan.Reach{}, m)
	for name, err := range map[string]error{"nothing": nothing, "too long": long, "outside": outside, "all of it": whole} {
		var e *plan.Error
		if !errors.As(err, &e) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzArranging(f *testing.F) {
	f.Add(40, int64(12), int64(1), 12, 5, true)
	f.Add(1, int64(30000), int64(1001), 100, 0, false)
	f.Add(7, int64(60), int64(1), 1, 99, true)
	f.Fuzz(func(t *testing.T, frames int, num, den int64, over, context int, place bool) {
		if frames < 1 || frames > 1e6 || num < 1 || den < 1 || num/den > 1000 || den/num > 10 || over < 1 || over > 1e6 {
			t.Skip()
		}
		m := papercut()
		if place {
			m = inPlace()
		}
		clip := rolled(frames, rational.New(num, den))
		reach := plan.Reach{Context: max(0, context%1000)}
		a, err := plan.Loop(ball(), clip, rational.New(int64(over), 12), reach, m)
		if err == nil {
			arranged(t, a, nil, m)
		}
		a, err = plan.Retake(ball(), clip, rational.New(int64(over), 12), rational.New(int64(over)+9, 12), reach, m)
		if err == nil {
			arranged(t, a, nil, m)
		}
	})
}

func TestALongContinuationIsSeveralWindows(t *testing.T) {
	m := inPlace()
	a, err := plan.Extend(ball(), rolled(40, rational.Int(12)), rational.Rat{}, rational.Int(10), plan.Reach{}, m)
	p := arranged(t, a, err, m)[0]
	if len(p.Windows) < 5 || p.Recipe.Conditions[0].Frames != 9 || a.Assembly.Frames() != 40+120 {
		t.Errorf("%d windows, %d known frames, %d frames", len(p.Windows), p.Recipe.Conditions[0].Frames, a.Assembly.Frames())
	}
	if first, others := p.Compared(); first != (plan.Stretch{To: 3}) || len(others) != len(p.Windows) {
		t.Errorf("drift is measured from %v to %v", first, others)
	}
}

func TestLongWaysRollAwayFromWhatIsKnown(t *testing.T) {
	m := inPlace()
	m.Cond.NegativeIndex = true
	clip := rolled(40, rational.Int(12))
	ways := map[string]func() (plan.Arrangement, error){
		"before a clip": func() (plan.Arrangement, error) {
			return plan.Extend(ball(), clip, rational.Int(10), rational.Rat{}, plan.Reach{}, m)
		},
		"between two": func() (plan.Arrangement, error) {
			return plan.Fill(ball(), clip, clip, rational.Int(10), plan.Reach{}, m)
		},
		"from one into another": func() (plan.Arrangement, error) {
			return plan.Connect(ball(), clip, clip, rational.Int(10), plan.Reach{}, m)
		},
		"a way back": func() (plan.Arrangement, error) {
			return plan.Loop(ball(), clip, rational.Int(10), plan.Reach{}, m)
		},
	}
	for name, way := range ways {
		a, err := way()
		p := arranged(t, a, err, m)[0]
		first, last := p.Windows[0], p.Windows[len(p.Windows)-1]
		if name == "before a clip" {
			if first.Start+first.Frames != p.Grid.Frames || last.Start != 0 || last.Tail() < 2 || last.Head() != 0 || p.Streams {
				t.Errorf("%s: %+v", name, p.Windows)
			}
			shown := last.Known[len(last.Known)-1]
			if s := p.Sources[len(p.Sources)-1]; !shown.Extra || shown.Source != len(p.Sources)-1 || s.Condition != 0 || s.Frames != 1 {
				t.Errorf("%s: it is shown %+v of %+v", name, shown, s)
			}
		} else if first.Start != 0 || p.Windows[1].Start+p.Windows[1].Frames != p.Grid.Frames || last.Head() < 2 || last.Tail() < 2 {
			t.Errorf("%s: %+v", name, p.Windows)
		}
		wholeOnce(t, name, p)
		first0, others := p.Compared()
		if len(others) != len(p.Windows) || first0.To-first0.From < 2 {
			t.Errorf("%s: drift is measured from %v to %v", name, first0, others)
		}
	}
}

// wholeOnce fails unless windows make every frame of a take once, and know what others
// have made of theirs.
func wholeOnce(t *testing.T, name string, p plan.Plan) {
	t.Helper()
	made := make([]bool, p.Grid.Frames)
	for i, w := range p.Windows {
		for f := range w.Frames {
			known := f < w.Head() || f >= w.Frames-w.Tail()
			if made[w.Start+f] != known {
				t.Errorf("%s: window %d, frame %d: made %v, known %v", name, i, f, !known, known)
			}
			made[w.Start+f] = true
		}
	}
	if slices.Contains(made, false) {
		t.Errorf("%s: nobody makes all of it: %+v", name, p.Windows)
	}
}

func TestInwardWindowsMeetAtEveryLength(t *testing.T) {
	for _, causal := range []bool{true, false} {
		for _, most := range []int{25, 49} {
			m := inPlace()
			m.Geometry.CausalFix, m.Window.Frames = causal, most
			for n := int64(2); n < 400; n += 3 {
				clip := rolled(40, rational.Int(12))
				a, err := plan.Loop(ball(), clip, rational.New(n, 12), plan.Reach{}, m)
				wholeOnce(t, "a loop", arranged(t, a, err, m)[0])
				a, err = plan.Extend(ball(), clip, rational.New(n, 12), rational.Rat{}, plan.Reach{}, m)
				wholeOnce(t, "a beginning", arranged(t, a, err, m)[0])
			}
		}
	}
}

func TestALongClipIsRemixedInWindows(t *testing.T) {
	m := inPlace()
	a, err := plan.Remix(ball(), rolled(121, rational.Int(12)), 0.5, projects.Crop, m)
	if err != nil {
		t.Fatal(err)
	}
	p := mustPlan(t, a.Shots[0], m)
	if p.Recipe.Frames != 121 || len(p.Windows) < 5 || p.Sources[p.Basis.Source].Frames != 121 || len(a.Notes) != 0 {
		t.Errorf("%d frames in %d windows, %q", p.Recipe.Frames, len(p.Windows), a.Notes)
	}
}
