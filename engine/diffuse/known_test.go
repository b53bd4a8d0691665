package diffuse_test

import (
	"context"
	"errors"
	"fmt"
	"image"
	"math"
	"slices"
	"testing"

	"kinora/engine/diffuse"
	"kinora/engine/latent"
	"kinora/engine/pack"
	"kinora/engine/plan"
	"kinora/engine/tensor"
	"kinora/projects"
)

// frameIs checks that one latent frame is striped picture number f.
func frameIs(t *testing.T, l *diffuse.Latents, at, f int, tol float64) {
	t.Helper()
	for ch := range l.Channels {
		near(t, fmt.Sprintf("frame %d channel %d", at, ch), l.Plane(ch, at), colour(f, ch), tol)
	}
}

func frameIsMade(t *testing.T, l *diffuse.Latents, at int) {
	t.Helper()
	for ch := range l.Channels {
		near(t, fmt.Sprintf("frame %d channel %d", at, ch), l.Plane(ch, at), guided(ch), 2e-5)
	}
}

func TestAKnownFirstFrameIsKeptAndTheRestIsMade(t *testing.T) {
	for _, rule := range []string{"min", "scale"} {
		for _, update := range []string{"per_token", "x0_blend", "replace"} {
			for _, solver := range []string{"euler", "unipc"} {
				for _, noise := range []float64{0, 0.15} {
					t.Run(fmt.Sprintf("%s %s %s noise %v", rule, update, solver, noise), func(t *testing.T) {
						j := newJob(t)
						j.m.Cond.TimestepRule, j.m.Cond.Update, j.m.Schedule.Solver = rule, update, solver
						j.m.Cond.ImageNoiseScale = noise
						j.shot.Conditions = []projects.Condition{still(0, 1)}
						l := j.run(t)
						frameIs(t, l, 0, 0, 1e-6)
						for f := 1; f < l.Frames; f++ {
							frameIsMade(t, l, f)
						}
						times := j.model.times(3)
						near(t, "the known tokens' timestep", times[:6], 0, 0)
						near(t, "the others'", times[6:30], 1000*j.plan(t).Schedule.Sigmas[3], 1e-3)
					})
				}
			}
		}
	}
}

func TestKnownTokensReachTheModelClean(t *testing.T) {
	for noise, spread := range map[float64]float64{0: 0, 0.5: 0.5 * 0.95 * 0.95} {
		j := newJob(t)
		j.m.Cond.ImageNoiseScale = noise
		j.m.Schedule = pack.Schedule{Kind: "list", Solver: "euler", Sigmas: []float64{0.95, 0.5}, Steps: 2}
		j.shot.Conditions = []projects.Condition{still(0, 1)}
		j.run(t)
		seen := j.model.runs[0]["hidden_states"].(*tensor.Float).Data[:6*16]
		var rest []float32
		for i, v := range seen {
			rest = append(rest, v-float32(colour(0, i%16/4)))
		}
		near(t, "deviation from the picture", []float32{float32(deviation(rest))}, spread, 0.1*spread+1e-6)
	}
}

func TestAnInPlacePackTakesFramesAnywhere(t *testing.T) {
	j := newJob(t)
	j.m.Cond.Placement = "in_place"
	j.shot.Conditions = []projects.Condition{still(0, 1), {Asset: "b", Frame: 9, Frames: 8, Strength: 1}}
	l := j.run(t)
	frameIs(t, l, 0, 0, 1e-6)
	frameIsMade(t, l, 1)
	frameIsMade(t, l, 2)
	for k := range 2 { // frames 9…12 and 13…16 are pictures 0…3 and 4…7
		for ch := range l.Channels {
			want := 0.0
			for f := range 4 {
				want += colour(4*k+f, ch) / 4
			}
			near(t, fmt.Sprintf("frame %d channel %d", 3+k, ch), l.Plane(ch, 3+k), want, 1e-6)
		}
	}
	if got := j.model.runs[0]["hidden_states"].Dims()[1]; got != 30 {
		t.Errorf("%d tokens, want no extra ones", got)
	}
}

func TestAStillInsideFillsItsLatentFrame(t *testing.T) {
	j := newJob(t)
	j.m.Layout, j.model.inputs = pack.Grid, gridPorts()
	j.shot.Conditions = []projects.Condition{still(10, 1)}
	l := j.run(t)
	frameIs(t, l, 3, 0, 1e-6)
	frameIsMade(t, l, 2)
}

func TestExtraTokensCarryTheirTimeAndAreDropped(t *testing.T) {
	for placement, first := range map[string]int{"prepend": 0, "append": 30} {
		t.Run(placement, func(t *testing.T) {
			j := newJob(t)
			j.m.Cond.Placement = placement
			j.shot.Conditions = []projects.Condition{still(12, 1), still(-4, 1)}
			l := j.run(t)
			for f := range l.Frames {
				frameIsMade(t, l, f)
			}
			in := j.model.runs[1]
			if got := in["hidden_states"].Dims()[1]; got != 42 {
				t.Fatalf("%d tokens, want 30 and twice 6", got)
			}
			xyz := in["video_coords"].(*tensor.Float).Data
			near(t, "the first still's time", xyz[first:first+6], 1, 1e-6)
			near(t, "the second's", xyz[first+6:first+12], -4.0/12, 1e-6)
			near(t, "their timestep", j.model.times(1)[first:first+12], 0, 0)
			own := 12 - 12*first/30 // where the grid's own tokens begin
			near(t, "the grid's second time", xyz[own+6:own+12], 1.0/12, 1e-6)
			seen := in["hidden_states"].(*tensor.Float).Data[first*16 : (first+12)*16]
			for i, v := range seen {
				near(t, "an extra token", []float32{v}, colour(0, i%16/4), 1e-6)
			}
		})
	}
}

func TestReferencesLieBehindTheGridAtNegativeTime(t *testing.T) {
	j := newJob(t)
	j.m.Cond.Placement, j.m.Cond.NegativeIndex = "in_place", true
	j.shot.Conditions = []projects.Condition{still(0, 1), still(plan.ReferenceFrame(0), 1), still(plan.ReferenceFrame(1), 1)}
	l := j.run(t)
	frameIs(t, l, 0, 0, 1e-6)
	frameIsMade(t, l, 1)
	in := j.model.runs[1]
	if got := in["hidden_states"].Dims()[1]; got != 42 {
		t.Fatalf("%d tokens, want 30 and twice 6", got)
	}
	xyz := in["video_coords"].(*tensor.Float).Data
	near(t, "the first frame's time", xyz[:6], 0, 0)
	near(t, "the first reference's", xyz[30:36], -8, 0)
	near(t, "the second's", xyz[36:42], -16, 0)
	near(t, "the first row of the first reference", xyz[42+30:42+33], 0, 0)
	near(t, "their timestep", j.model.times(1)[30:42], 0, 0)
	for i, v := range in["hidden_states"].(*tensor.Float).Data[30*16 : 42*16] {
		near(t, "a token of a reference", []float32{v}, colour(0, i%16/4), 1e-6)
	}
}

func TestALongClipInsideIsPartExtraPartInPlace(t *testing.T) {
	j := newJob(t)
	j.shot.Seconds = sec(29, 12)
	j.shot.Conditions = []projects.Condition{{Asset: "b", Frame: 8, Frames: 13, Strength: 1}}
	l := j.run(t)
	// 13 frames are 4 latent ones: two beside the grid, two at 8/4+2.
	if got := j.model.runs[0]["hidden_states"].Dims()[1]; got != 48+12 {
		t.Errorf("%d tokens, want 48 and 12", got)
	}
	frameIsMade(t, l, 3)
	for ch := range l.Channels {
		want := 0.0
		for f := 5; f <= 8; f++ {
			want += colour(f, ch) / 4
		}
		near(t, "the third latent frame of the clip", l.Plane(ch, 4), want, 1e-6)
	}
	frameIsMade(t, l, 6)
}

func TestAWeakConditionStartsBetweenNoiseAndPicture(t *testing.T) {
	j := newJob(t)
	j.shot.Conditions = []projects.Condition{still(0, 0.6)}
	j.run(t)
	seen := j.model.runs[0]["hidden_states"].(*tensor.Float).Data[:6*16]
	var rest []float32
	for i, v := range seen {
		rest = append(rest, v-0.6*float32(colour(0, i%16/4)))
	}
	near(t, "the noise in it", []float32{float32(deviation(rest))}, 0.4, 0.08)
	for i, s := range j.plan(t).Schedule.Sigmas[:8] {
		near(t, "its timestep", j.model.times(i)[:6], 400*s, 1e-3)
	}
}

func TestUnderTheMinRuleAWeakConditionWaitsForTheOthers(t *testing.T) {
	j := newJob(t)
	j.m.Cond.TimestepRule = "min"
	j.shot.Conditions = []projects.Condition{still(0, 0.4)}
	j.run(t)
	start := j.model.runs[0]["hidden_states"].(*tensor.Float).Data[:96]
	for i, s := range j.plan(t).Schedule.Sigmas[:8] {
		near(t, "its timestep", j.model.times(i)[:6], 1000*math.Min(s, 0.6), 1e-3)
		moved := false
		for k, v := range j.model.runs[i]["hidden_states"].(*tensor.Float).Data[:96] {
			moved = moved || v != start[k]
		}
		if i > 0 {
			before := j.plan(t).Schedule.Sigmas[i-1]
			if want := before < 0.6; moved != want {
				t.Errorf("step %d: moved %v after level %v", i, moved, before)
			}
		}
	}
}

func TestEveryRuleBringsWeakConditionsToTheData(t *testing.T) {
	for _, rule := range []string{"min", "scale"} {
		for _, solver := range []string{"euler", "unipc"} {
			for _, strength := range []float64{0.2, 0.5, 0.95} {
				j := newJob(t)
				j.m.Cond.TimestepRule, j.m.Schedule.Solver = rule, solver
				j.shot.Conditions = []projects.Condition{still(0, strength)}
				l := j.run(t)
				frameIsMade(t, l, 0) // point data lets nothing of the picture survive
				frameIsMade(t, l, 1)
			}
		}
	}
}

// With point data at p and a picture c, blending predictions half and half lands
// between the two; under "replace" the picture only steers what the model sees, and
// the half-and-half of the end undoes nothing of the data.
func TestBlendingPullsWeakConditionsTowardsThePicture(t *testing.T) {
	for update, share := range map[string]float64{"x0_blend": 0.5, "replace": 0} {
		j := newJob(t)
		j.m.Cond.Update = update
		j.shot.Conditions = []projects.Condition{still(0, 0.5)}
		l := j.run(t)
		for ch := range l.Channels {
			near(t, update, l.Plane(ch, 0), (1-share)*guided(ch)+share*colour(0, ch), 2e-5)
		}
	}
}

func TestOneTimestepForAllTokensTakesNoKnownFrames(t *testing.T) {
	j := newJob(t)
	j.model.inputs[3].Shape = []int{-1}
	j.run(t) // text alone works
	j = newJob(t)
	j.model.inputs[3].Shape = []int{-1}
	j.shot.Conditions = []projects.Condition{still(0, 1)}
	if _, err := j.try(t.Context(), t); !errors.Is(err, diffuse.ErrPort) {
		t.Errorf("got %v", err)
	}
}

func TestAPackMayTakeOneTimestepWhereNothingIsKnown(t *testing.T) {
	each := newJob(t).run(t)
	j := newJob(t)
	j.m.Cond.OneTimestep = true
	if l := j.run(t); !slices.Equal(l.Clip.Data, each.Clip.Data) {
		t.Error("the clip is another one")
	}
	if got := j.model.runs[0]["timestep"].Dims(); !slices.Equal(got, []int{2, 1}) {
		t.Errorf("timestep is %v", got)
	}
	j = newJob(t)
	j.m.Cond.OneTimestep = true
	j.shot.Conditions = []projects.Condition{still(0, 1)}
	frameIs(t, j.run(t), 0, 0, 1e-6)
	if got := j.model.runs[0]["timestep"].Dims(); !slices.Equal(got, []int{2, 30}) {
		t.Errorf("with a known frame timestep is %v", got)
	}
}

func TestMissingPicturesAreAnError(t *testing.T) {
	broken := errors.New("the file is gone")
	for name, c := range map[string]struct {
		pictures diffuse.Pictures
		want     error
	}{
		"no way to get any": {nil, diffuse.ErrPictures},
		"none there": {func(context.Context, projects.Condition, int, projects.Size) ([]*image.RGBA, error) {
			return nil, nil
		}, diffuse.ErrPictures},
		"unreadable": {func(context.Context, projects.Condition, int, projects.Size) ([]*image.RGBA, error) {
			return nil, broken
		}, broken},
		"another size": {func(context.Context, projects.Condition, int, projects.Size) ([]*image.RGBA, error) {
			return striped(1, projects.Size{Width: 20, Height: 16}), nil
		}, latent.ErrExtent},
	} {
		j := newJob(t)
		j.pictures = c.pictures
		j.shot.Conditions = []projects.Condition{still(0, 1)}
		if _, err := j.try(t.Context(), t); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A long clip is encoded piece by piece: what comes of it is what the whole gives.
func TestALongSourceIsEncodedInPieces(t *testing.T) {
	known := func(j *job) []float32 {
		j.pictures, j.m.VAE.Context.Frames = moving, 1
		j.shot.Seconds = sec(33, 12)
		j.shot.Conditions = []projects.Condition{{Asset: "clip", Frames: 33, Strength: 1}}
		return j.run(t).Data
	}
	long := newLong(t)
	if got, want := known(long), known(newJob(t)); len(long.plan(t).Windows) < 2 || !slices.Equal(got, want) {
		t.Errorf("latents %v, want %v", got[:9], want[:9])
	}
}
