package diffuse_test

import (
	"context"
	"image"
	"math"
	"slices"
	"testing"

	"kinora/engine/diffuse"
	"kinora/engine/latent"
	"kinora/engine/pack"
	"kinora/engine/tensor"
	"kinora/projects"
)

// newLong is a job of several windows: 4 latent frames each, of which 2 are shared.
func newLong(t *testing.T) *job {
	t.Helper()
	j := newJob(t)
	j.m.Window = pack.Window{Frames: 13, Overlap: 8}
	j.m.Limits.Frames.Max, j.m.Limits.Frames.Default = 13, 13
	j.m.Cond.Placement, j.m.Cond.NegativeIndex = "in_place", false
	j.shot.Seconds = sec(33, 12) // 9 latent frames
	j.model.spread = 0.5
	return j
}

func TestWindowsGoOnFromEachOther(t *testing.T) {
	j := newLong(t)
	l := j.run(t)
	steps, windows := 8, j.plan(t).Windows
	if len(windows) != 4 || len(j.model.runs) != 4*steps {
		t.Fatalf("%d windows, %d runs", len(windows), len(j.model.runs))
	}
	for i, w := range windows[1:] {
		first := j.model.runs[(i+1)*steps]
		head := 6 * w.Head()
		near(t, "the head's timestep", first["timestep"].(*tensor.Float).Data[:head], 0, 0)
		made := latent.NewClip(l.WithFrames(w.Head()))
		made.CopyFrames(0, l.Clip, w.Start, w.Head())
		tokens := make([]float32, made.Size())
		latent.Pack(tokens, made.Data, made.Grid, [3]int{1, 2, 2})
		if got := first["hidden_states"].(*tensor.Float).Data[:len(tokens)]; !slices.Equal(got, tokens) {
			t.Errorf("window %d does not begin with what the take has there", i+1)
		}
		// Its time goes on after a first frame that it does not have: 1, 5, 9 and 13 frames.
		xyz := first["video_coords"].(*tensor.Float).Data
		for f := range 4 {
			near(t, "time", xyz[6*f:6*f+6], float64(1+4*f)/12, 1e-6)
		}
	}
}

func TestALaterWindowSeesTheTakesFirstFrame(t *testing.T) {
	j := newLong(t)
	j.m.Cond.NegativeIndex = true
	l := j.run(t)
	in := j.model.runs[8]
	xyz, x := in["video_coords"].(*tensor.Float).Data, in["hidden_states"].(*tensor.Float).Data
	near(t, "the reference's time", xyz[24:30], -8, 0)
	near(t, "its timestep", in["timestep"].(*tensor.Float).Data[24:30], 0, 0)
	want := make([]float32, 6*16)
	first := latent.NewClip(l.WithFrames(1))
	first.CopyFrames(0, l.Clip, 0, 1)
	latent.Pack(want, first.Data, first.Grid, [3]int{1, 2, 2})
	if !slices.Equal(x[24*16:30*16], want) {
		t.Error("it is another frame")
	}
}

func TestAlignedWindowsHaveTheFirstOnesMoments(t *testing.T) {
	var gaps []float64
	for _, share := range []float64{0, 1} {
		j := newLong(t)
		j.m.Window.Align = share
		// Every window comes out brighter than the one before: a drift.
		j.model.during = func(run int) error {
			j.model.poison = -0.4 * float32(run/8)
			return nil
		}
		l := j.run(t)
		gaps = append(gaps, math.Abs(average(l.Clip, 7, 9)-average(l.Clip, 0, 4)))
	}
	// A window is aligned as a whole, with its head, so what is new in it keeps a part.
	if gaps[0] < 0.5 || gaps[1] > gaps[0]/2 {
		t.Errorf("the last frames are %.2f from the first ones, aligned %.2f", gaps[0], gaps[1])
	}
}

func average(c latent.Clip, from, to int) float64 {
	sum, n := 0.0, 0
	for ch := range c.Channels {
		for f := from; f < to; f++ {
			for _, v := range c.Plane(ch, f) {
				sum, n = sum+float64(v), n+1
			}
		}
	}
	return sum / float64(n)
}

func TestWhatIsSaidToBeFinalIs(t *testing.T) {
	j := newLong(t)
	j.m.Window.Align = 0.5
	var early latent.Clip
	var told []int
	j.final = func(_ context.Context, take latent.Clip, frames int) error {
		if early.Data == nil {
			early = latent.NewClip(take.Grid)
		}
		from := 0
		if n := len(told); n > 0 {
			from = told[n-1]
		}
		early.CopyFrames(from, take, from, frames-from)
		told = append(told, frames)
		return nil
	}
	l := j.run(t)
	if !slices.Equal(early.Data, l.Data) || !slices.IsSorted(told) || told[0] == 0 {
		t.Errorf("frames changed after they were final; told %v", told)
	}
	j.final = func(context.Context, latent.Clip, int) error { return errBroken }
	if _, err := j.try(t.Context(), t); err == nil {
		t.Error("its error is lost")
	}
}

// memory is a Keeper that forgets what comes after a step, as if it had been killed.
type memory struct {
	windows []latent.Clip
	last    diffuse.Snapshot
	left    int // steps until the end
	stop    context.CancelFunc
	draft   *memory
	of      *memory // what this is the draft of
}

func (m *memory) Draft() diffuse.Keeper {
	if m.draft == nil {
		m.draft = &memory{of: m}
	}
	return m.draft
}

func (m *memory) Recall() ([]latent.Clip, diffuse.Snapshot) { return m.windows, m.last }

func (m *memory) Step(s diffuse.Snapshot) {
	s.X = slices.Clone(s.X)
	s.Movers = slices.Clone(s.Movers)
	for i := range s.Movers {
		v := &s.Movers[i]
		v.Last, v.X0, v.Older = slices.Clone(v.Last), slices.Clone(v.X0), slices.Clone(v.Older)
	}
	m.last = s
	m.count()
}

func (m *memory) Window(_ int, c latent.Clip) {
	m.windows = append(m.windows, latent.Clip{Grid: c.Grid, Data: slices.Clone(c.Data)})
	m.count()
}

func (m *memory) count() {
	if m.of != nil {
		m.of.count()
		return
	}
	if m.left--; m.left == 0 {
		m.stop()
	}
}

func TestAKilledRunGoesOnFromAnyStep(t *testing.T) {
	for _, solver := range []string{"euler", "unipc"} {
		for _, update := range []string{"per_token", "x0_blend", "replace"} {
			change := func(j *job) {
				j.m.Schedule.Solver, j.m.Cond.Update, j.m.Window.Align = solver, update, 0.25
				j.m.Cond.ImageNoiseScale = 0.1
				j.shot.Steps = 3
				j.shot.Seconds = sec(21, 12)
			}
			whole := newLong(t)
			change(whole)
			want := whole.run(t)
			all := len(whole.plan(t).Windows) * 3
			for step := 1; step <= all; step++ {
				j := newLong(t)
				change(j)
				ctx, stop := context.WithCancel(t.Context())
				m := &memory{left: step, stop: stop}
				j.keeper = m
				if _, err := j.try(ctx, t); err == nil && step < all {
					t.Fatal("it was not stopped")
				}
				stop()
				ran := len(j.model.runs)
				got := j.run(t)
				if !slices.Equal(got.Data, want.Data) {
					t.Errorf("%s %s: after step %d the take is another", solver, update, step)
				}
				if again := len(j.model.runs) - ran; again != all-step {
					t.Errorf("after step %d of %d there were %d more", step, all, again)
				}
			}
		}
	}
}

// However the windows follow each other, and with a draft below, which is windows as well.
func TestAKilledRunGoesOnInAnyDirection(t *testing.T) {
	clip := func(frame int) projects.Condition {
		return projects.Condition{Asset: "clip", Frame: frame, Frames: 4, Strength: 1}
	}
	for name, change := range map[string]func(j *job){
		"backward": func(j *job) { j.shot.Conditions = []projects.Condition{clip(29)} },
		"inward":   func(j *job) { j.shot.Conditions = []projects.Condition{clip(0), clip(29)} },
		"blended": func(j *job) {
			j.shot.Conditions = []projects.Condition{clip(0), clip(29)}
			j.shot.Basis = &projects.Basis{Blend: true, Change: 0.9}
		},
		"remixed": func(j *job) { j.shot.Basis = &projects.Basis{Asset: "clip", Change: 0.9} },
		"from a draft": func(j *job) {
			j.shot.Basis = &projects.Basis{Draft: &projects.Draft{Size: projects.Size{Width: 32, Height: 16}, Steps: 3}, Change: 0.9}
		},
	} {
		fresh := func() *job {
			j := newLong(t)
			j.m.Window.Align, j.shot.Steps = 0.25, 3
			j.pictures = moving
			change(j)
			return j
		}
		whole := fresh()
		want := whole.run(t)
		all := len(whole.model.runs)
		if n := whole.plan(t).Schedule.Steps() * len(whole.plan(t).Windows); all < n || n < 6 {
			t.Fatalf("%s: %d runs, %d steps", name, all, n)
		}
		for step := 1; step <= all; step++ {
			j := fresh()
			ctx, stop := context.WithCancel(t.Context())
			j.keeper = &memory{left: step, stop: stop}
			if _, err := j.try(ctx, t); err == nil && step < all {
				t.Fatal("it was not stopped")
			}
			stop()
			ran := len(j.model.runs)
			if got := j.run(t); !slices.Equal(got.Data, want.Data) {
				t.Errorf("%s: after step %d the take is another", name, step)
			}
			if again := len(j.model.runs) - ran; again != all-step {
				t.Errorf("%s: after step %d of %d there were %d more", name, step, all, again)
			}
		}
	}
}

// moving is pictures that tell their time, at twelve a second.
func moving(_ context.Context, c projects.Condition, n int, size projects.Size) ([]*image.RGBA, error) {
	var out []*image.RGBA
	for i := range n {
		img := image.NewRGBA(image.Rect(0, 0, size.Width, size.Height))
		for k := range img.Pix {
			img.Pix[k] = uint8(3*(i+int(c.From.Float()*12+0.5)) + k%7)
		}
		out = append(out, img)
	}
	return out, nil
}

func TestWhatWasKeptOfAnotherTakeIsRefused(t *testing.T) {
	x := make([]float32, 24*16)
	for name, m := range map[string]*memory{
		"a window of another size": {windows: []latent.Clip{latent.NewClip(latent.Grid{Channels: 4, Frames: 4, Height: 2, Width: 2})}},
		"fewer tokens":             {last: diffuse.Snapshot{Step: 1, X: x[1:]}},
		"no solvers":               {last: diffuse.Snapshot{Step: 1, X: x}},
	} {
		j := newLong(t)
		j.keeper = m
		if _, err := j.try(t.Context(), t); err == nil {
			t.Errorf("%s is taken", name)
		}
	}
}
