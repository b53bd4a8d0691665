package diffuse_test

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"testing"

	"kinora/engine/diffuse"
	"kinora/engine/infer"
	"kinora/engine/pack"
	"kinora/engine/plan"
	"kinora/engine/tensor"
	"kinora/projects"
)

// guided is where classifier-free guidance of 4 takes point data: u + 4(c-u), for
// the words "three" and "no".
func guided(ch int) float64 { return mean(2, ch) + 4*(mean(5, ch)-mean(2, ch)) }

func TestSamplingArrivesAtTheDataInEveryForm(t *testing.T) {
	cases := map[string]func(*job){
		"tokens, batched":    func(*job) {},
		"tokens, sequential": func(j *job) { j.m.Guidance.Mode = "sequential" },
		"UniPC": func(j *job) {
			j.m.Schedule.Solver, j.m.Schedule.TimestepRound = "unipc", "none"
		},
		"linear-quadratic": func(j *job) { j.m.Schedule.Kind = "linear_quadratic" },
		"an explicit list": func(j *job) { j.m.Schedule.Kind, j.m.Schedule.Sigmas = "list", []float64{1, 0.7, 0.2} },
		"grid":             func(j *job) { j.m.Layout, j.model.inputs = pack.Grid, gridPorts() },
		"grid, sequential": func(j *job) {
			j.m.Layout, j.model.inputs, j.m.Guidance.Mode = pack.Grid, gridPorts(), "sequential"
		},
		"one frame":            func(j *job) { j.shot.Seconds = sec(1, 12) },
		"one step":             func(j *job) { j.shot.Steps = 1 },
		"prompts as they come": func(j *job) { j.m.Text.Padding = "longest" },
	}
	for name, change := range cases {
		t.Run(name, func(t *testing.T) {
			j := newJob(t)
			change(j)
			l := j.run(t)
			for ch := range l.Channels {
				for f := range l.Frames {
					near(t, fmt.Sprintf("channel %d frame %d", ch, f), l.Plane(ch, f), guided(ch), 2e-5)
				}
			}
		})
	}
}

func TestGridAndTokenFormsAgreeOnSpreadData(t *testing.T) {
	var got []*diffuse.Latents
	for _, grid := range []bool{false, true} {
		j := newJob(t)
		j.model.spread = 0.8
		if grid {
			j.m.Layout, j.model.inputs = pack.Grid, gridPorts()
		}
		got = append(got, j.run(t))
	}
	if !slices.Equal(got[0].Data, got[1].Data) {
		t.Error("the two forms differ")
	}
}

func TestSpreadDataKeepsItsSpreadAndSeedsMatter(t *testing.T) {
	results := map[uint64][]float32{}
	for _, seed := range []uint64{1, 2, 1} {
		j := newJob(t)
		j.shot.Seed, j.shot.Steps, j.model.spread = seed, 60, 0.5
		j.shot.Seconds, j.shot.Size = sec(4, 1), projects.Size{Width: 128, Height: 96}
		j.m.Schedule.Solver = "unipc"
		one := 1.0
		j.shot.Guidance = &one
		l := j.run(t)
		near(t, "the deviation of channel 0", []float32{float32(deviation(l.Data[:l.Size()/4]))}, 0.5, 0.03)
		if before, ok := results[seed]; ok && !slices.Equal(before, l.Data) {
			t.Error("one seed gave two results")
		}
		results[seed] = l.Data
	}
	if slices.Equal(results[1], results[2]) {
		t.Error("two seeds gave one result")
	}
}

func TestALongerTakeBeginsWithTheSameNoise(t *testing.T) {
	var starts [][]float32
	for _, seconds := range []int64{1, 2} {
		j := newJob(t)
		j.shot.Seconds = sec(seconds, 1)
		j.run(t)
		x := j.model.runs[0]["hidden_states"].(*tensor.Float)
		starts = append(starts, x.Data[:4*6*16]) // 4 latent frames of 2×3 tokens
	}
	if !slices.Equal(starts[0], starts[1]) {
		t.Error("the first frames' noise depends on the length")
	}
}

func TestTheModelSeesWhatTheContractSays(t *testing.T) {
	j := newJob(t)
	j.shot.Steps = 3
	j.model.inputs = append(j.model.inputs, infer.Port{Name: "guidance", Shape: []int{-1}})
	j.run(t)
	in := j.model.runs[1]
	for name, want := range map[string][]int{
		"hidden_states": {2, 30, 16}, "encoder_hidden_states": {2, 6, 3}, "encoder_attention_mask": {2, 6},
		"timestep": {2, 30}, "video_coords": {2, 3, 30}, "guidance": {2},
	} {
		if got := in[name].Dims(); !slices.Equal(got, want) {
			t.Errorf("%s is %v, want %v", name, got, want)
		}
	}
	near(t, "guidance", in["guidance"].(*tensor.Float).Data, 4, 0)
	near(t, "timestep", j.model.times(1), 1000*j.plan(t).Schedule.Sigmas[1], 1e-4)
	// "no": one word and the end; then "three words here"; zeros behind both.
	want := []float32{2, 1, 0, 0, 0, 0, 5, 5, 4, 1, 0, 0}
	for i, v := range in["encoder_hidden_states"].(*tensor.Float).Data {
		if v != want[i/3] {
			t.Fatalf("embedding %d is %v, want %v", i/3, v, want[i/3])
		}
	}
	mask := in["encoder_attention_mask"].(*tensor.Int).Data
	if !slices.Equal(mask, []int64{1, 1, 0, 0, 0, 0, 1, 1, 1, 1, 0, 0}) {
		t.Errorf("mask %v", mask)
	}
}

func TestCoordinatesAreSecondsAndPixels(t *testing.T) {
	j := newJob(t)
	j.run(t)
	xyz := j.model.runs[0]["video_coords"].(*tensor.Float).Data
	for token, want := range map[int][3]float64{0: {0, 0, 0}, 2: {0, 0, 32}, 3: {0, 16, 0}, 6: {1.0 / 12, 0, 0}, 29: {13.0 / 12, 16, 32}} {
		for axis, v := range want {
			if got := float64(xyz[axis*30+token]); math.Abs(got-v) > 1e-6 {
				t.Errorf("token %d axis %d is %v, want %v", token, axis, got, v)
			}
		}
	}
}

func TestStagesAreOpenedOneAfterAnother(t *testing.T) {
	j := newJob(t)
	j.run(t)
	if want := []plan.Stage{plan.TextEncoder, plan.Transformer}; !slices.Equal(j.model.opened, want) {
		t.Errorf("opened %v, want %v", j.model.opened, want)
	}
	j = newJob(t)
	j.shot.Conditions = append(j.shot.Conditions, still(0, 1))
	j.run(t)
	if want := []plan.Stage{plan.TextEncoder, plan.VAEEncoder, plan.Transformer}; !slices.Equal(j.model.opened, want) {
		t.Errorf("opened %v, want %v", j.model.opened, want)
	}
}

func TestNoGuidanceMeansOneBranch(t *testing.T) {
	for name, change := range map[string]func(*job){
		"scale 1":   func(j *job) { one := 1.0; j.shot.Guidance = &one },
		"mode none": func(j *job) { j.m.Guidance.Mode = "none" },
	} {
		j := newJob(t)
		change(j)
		l := j.run(t)
		near(t, name, l.Plane(0, 0), mean(5, 0), 1e-5)
		if got := j.model.runs[0]["hidden_states"].Dims()[0]; got != 1 || len(j.model.runs) != 8 {
			t.Errorf("%s: batch %d, %d runs", name, got, len(j.model.runs))
		}
	}
}

func TestUnknownInputsAreRefusedByName(t *testing.T) {
	j := newJob(t)
	j.model.inputs = append(j.model.inputs, infer.Port{Name: "audio_hidden_states"})
	_, err := j.try(t.Context(), t)
	if !errors.Is(err, diffuse.ErrPort) || err.Error() != "denoise: audio_hidden_states of transformer: the engine cannot fill this input" {
		t.Errorf("got %v", err)
	}
}

func TestAGridOfOtherChannelsIsRefused(t *testing.T) {
	j := newJob(t)
	j.m.Layout, j.model.inputs = pack.Grid, gridPorts()
	j.model.inputs[0].Shape[1] = 36
	if _, err := j.try(t.Context(), t); !errors.Is(err, diffuse.ErrPort) {
		t.Errorf("got %v", err)
	}
}

func TestValuesThatAreNotNumbersStopTheRun(t *testing.T) {
	j := newJob(t)
	j.model.poison = float32(math.Inf(1))
	if _, err := j.try(t.Context(), t); !errors.Is(err, diffuse.ErrNotFinite) || len(j.model.runs) != 1 {
		t.Errorf("got %v after %d runs", err, len(j.model.runs))
	}
}

func TestABrokenGraphEndsTheRunWithTheStep(t *testing.T) {
	j := newJob(t)
	j.model.during = func(run int) error {
		if run == 2 {
			return errBroken
		}
		return nil
	}
	_, err := j.try(t.Context(), t)
	if !errors.Is(err, errBroken) || err.Error() != "denoise: step 3 of 8: the graph broke" {
		t.Errorf("got %v", err)
	}
}

func TestCancellingStopsInsideAStep(t *testing.T) {
	why := errors.New("the person pressed stop")
	ctx, cancel := context.WithCancelCause(t.Context())
	j := newJob(t)
	j.model.during = func(run int) error {
		if run == 3 {
			cancel(why)
			return context.Cause(ctx) // as a session does between two nodes
		}
		return nil
	}
	if _, err := j.try(ctx, t); !errors.Is(err, why) {
		t.Errorf("got %v", err)
	}
	if len(j.model.runs) != 4 {
		t.Errorf("%d runs", len(j.model.runs))
	}
}

func TestACancelledRunOpensNothing(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	j := newJob(t)
	if _, err := j.try(ctx, t); !errors.Is(err, context.Canceled) || len(j.model.opened) != 0 {
		t.Errorf("got %v after opening %v", err, j.model.opened)
	}
}

func TestEventsTellStageStepAndPicture(t *testing.T) {
	j := newJob(t)
	var steps []string
	j.observe = func(e diffuse.Event) {
		steps = append(steps, fmt.Sprintf("%s %d/%d", e.Stage, e.Step, e.Steps))
		if e.Preview == nil {
			return
		}
		got := e.Preview()
		if len(got) != 5 || got[0].Rect.Dx() != 6 || got[0].Rect.Dy() != 4 {
			t.Fatalf("%d pictures of %v", len(got), got[0].Rect)
		}
		// With point data the estimate is right from the first step on.
		r := uint8(max(0, min(255, (guided(0)+1)*127.5+0.5)))
		if p := got[2].RGBAAt(3, 1); math.Abs(float64(p.R)-float64(r)) > 1 || p.A != 255 {
			t.Errorf("step %d: pixel %v, want red %d", e.Step, p, r)
		}
	}
	j.shot.Steps = 2
	j.run(t)
	want := []string{
		"text_encoder 0/2", "text_encoder 1/2", "text_encoder 2/2",
		"transformer 0/2", "transformer 1/2", "transformer 2/2",
	}
	if !slices.Equal(steps, want) {
		t.Errorf("events %v", steps)
	}
}
