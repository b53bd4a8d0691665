package plan_test

import (
	"errors"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"kinora/engine/latent"
	"kinora/engine/pack"
	"kinora/engine/plan"
	"kinora/projects"
	"kinora/projects/rational"
)

// papercut is a manifest like the built-in pack's.
func papercut() *pack.Manifest {
	return &pack.Manifest{
		ID: "papercut", Name: "Papercut", Layout: pack.Token, FPS: 12,
		Geometry: pack.Geometry{
			LatentChannels: 8, Patch: [3]int{1, 2, 2}, Compression: pack.Compression{Time: 4, Space: 8},
			CausalFix: true, Coords: pack.Coords{Unit: "seconds"},
		},
		Cond:     pack.Conditioning{Placement: "prepend", PrefixLatentFrames: 2, TimestepRule: "scale", Update: "per_token"},
		Schedule: pack.Schedule{Kind: "flow_shift", Solver: "euler", Steps: 20, Shift: 3},
		Guidance: pack.Guidance{Mode: "batched", Scale: 4},
		Limits: pack.Limits{
			Frames: pack.FrameLimits{Min: 1, Max: 49, Default: 25},
			Size:   pack.SizeLimits{Min: 64, Max: 192, Multiple: 16, Default: [2]int{128, 80}},
			Steps:  pack.StepLimits{Min: 1, Max: 100}, MaxTokens: 1000,
		},
		Window: pack.Window{Frames: 49, Overlap: 8},
		Files: []pack.File{
			{Path: "text_encoder/model.onnx", Size: 8 << 20},
			{Path: "transformer/model.onnx", Size: 40 << 20},
			{Path: "vae_decoder/model.onnx", Size: 4 << 20},
			{Path: "vae_encoder/model.onnx", Size: 4 << 20},
		},
	}
}

func ball() projects.Shot { return projects.Shot{Prompt: "a red ball", Seed: 7} }

func mustPlan(t *testing.T, shot projects.Shot, m *pack.Manifest) plan.Plan {
	t.Helper()
	p, err := plan.For(shot, m, projects.PackRef{ID: m.ID}, "cpu")
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestAShotWithoutWishesGetsThePacksDefaults(t *testing.T) {
	p := mustPlan(t, ball(), papercut())
	want := projects.Recipe{
		Version: projects.RecipeVersion, Mode: projects.TextToVideo, Prompt: "a red ball", Seed: 7,
		Pack: projects.PackRef{ID: "papercut"}, Size: projects.Size{Width: 128, Height: 80}, Frames: 25,
		Rate: rational.Int(12), Steps: 20, Guidance: 4,
	}
	if !reflect.DeepEqual(p.Recipe, want) {
		t.Errorf("recipe %+v", p.Recipe)
	}
	if len(p.Notes) != 0 {
		t.Errorf("notes %q", p.Notes)
	}
	if p.Grid != (latent.Grid{Channels: 8, Frames: 7, Height: 10, Width: 16}) || p.Schedule.Steps() != 20 {
		t.Errorf("grid %v, %d steps", p.Grid, p.Schedule.Steps())
	}
	if !reflect.DeepEqual(p.Windows, []plan.Window{{Frames: 7}}) || len(p.Sources) != 0 {
		t.Errorf("windows %v, sources %v", p.Windows, p.Sources)
	}
	if !slices.Equal(p.Stages, []plan.Stage{plan.TextEncoder, plan.Transformer, plan.VAEDecoder}) {
		t.Errorf("stages %v", p.Stages)
	}
	if p.Key() != p.Recipe.Key() || len(p.Key()) != 64 {
		t.Errorf("key %q", p.Key())
	}
}

func TestSnapsAreSaid(t *testing.T) {
	cases := map[string]struct {
		change func(*projects.Shot, *pack.Manifest)
		note   string
		frames int
		size   projects.Size
	}{
		"seconds between two steps": {
			func(s *projects.Shot, _ *pack.Manifest) { s.Seconds = rational.New(23, 10) },
			"2.3 s became 2.42 s (29 frames at 12 fps): Papercut makes 1+4k frames", 29,
			projects.Size{Width: 128, Height: 80},
		},
		"less than one frame": {
			func(s *projects.Shot, _ *pack.Manifest) { s.Seconds = rational.New(1, 100) },
			"0.01 s became 0.08 s (1 frame at 12 fps): Papercut makes 1+4k frames", 1,
			projects.Size{Width: 128, Height: 80},
		},
		"just above the longest": {
			func(s *projects.Shot, _ *pack.Manifest) { s.Seconds = rational.New(42, 10) },
			"4.2 s became 4.08 s (49 frames at 12 fps): Papercut makes 1+4k frames", 49,
			projects.Size{Width: 128, Height: 80},
		},
		"no causal fix": {
			func(s *projects.Shot, m *pack.Manifest) {
				m.Geometry.CausalFix, s.Seconds = false, rational.Int(1)
				s.Seconds = rational.New(11, 10)
			},
			"1.1 s became 1 s (12 frames at 12 fps): Papercut makes 4k frames", 12,
			projects.Size{Width: 128, Height: 80},
		},
		"patches in time": {
			func(s *projects.Shot, m *pack.Manifest) {
				m.Geometry.Patch[0], s.Seconds = 2, rational.Int(2)
			},
			"2 s became 1.75 s (21 frames at 12 fps): Papercut makes 5+8k frames", 21,
			projects.Size{Width: 128, Height: 80},
		},
		"a size between": {
			func(s *projects.Shot, _ *pack.Manifest) { s.Size = projects.Size{Width: 120, Height: 87} },
			"120×87 became 128×80: Papercut makes sides in steps of 16 pixels", 25,
			projects.Size{Width: 128, Height: 80},
		},
		"another rate": {
			func(s *projects.Shot, _ *pack.Manifest) { s.Rate = rational.Int(24) },
			"24 fps is not Papercut's own 12 fps: motion may be less true", 25,
			projects.Size{Width: 128, Height: 80},
		},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			shot, m := ball(), papercut()
			c.change(&shot, m)
			p := mustPlan(t, shot, m)
			if !slices.Equal(p.Notes, []string{c.note}) || p.Recipe.Frames != c.frames || p.Recipe.Size != c.size {
				t.Errorf("%q, %d frames, %v", p.Notes, p.Recipe.Frames, p.Recipe.Size)
			}
		})
	}
}

func TestTheForecastGrowsWithTheWork(t *testing.T) {
	small := mustPlan(t, ball(), papercut()).Forecast
	if small.Tokens != 280 || small.Passes != 40 || small.Bytes < 40<<20 || small.Seconds <= 0 {
		t.Errorf("forecast %+v", small)
	}
	// By hand: 10.5 M parameters, 280 tokens, 40 passes.
	params := 40.0 * (1 << 20) / 4
	if want := 40 * 2 * params * 280; small.FLOPs < want || small.FLOPs > 1.2*want {
		t.Errorf("%g FLOPs, the matrices alone are %g", small.FLOPs, want)
	}
	one := 1.0
	for name, change := range map[string]func(*projects.Shot){
		"longer":     func(s *projects.Shot) { s.Seconds = rational.Int(4) },
		"larger":     func(s *projects.Shot) { s.Size = projects.Size{Width: 192, Height: 128} },
		"more steps": func(s *projects.Shot) { s.Steps = 40 },
	} {
		shot := ball()
		change(&shot)
		if f := mustPlan(t, shot, papercut()).Forecast; f.FLOPs <= small.FLOPs || f.Seconds <= small.Seconds || f.Bytes < small.Bytes {
			t.Errorf("%s: %+v", name, f)
		}
	}
	shot := ball()
	shot.Guidance = &one
	if f := mustPlan(t, shot, papercut()).Forecast; f.Passes != 20 {
		t.Errorf("without guidance: %d passes", f.Passes)
	}
	fast, err := plan.For(ball(), papercut(), projects.PackRef{}, "cuda")
	if err != nil || fast.Forecast.Seconds >= small.Seconds {
		t.Errorf("on cuda: %v, %v", fast.Forecast.Seconds, err)
	}
}

// FuzzFor: whatever a shot asks for, the answer is a plan or one line, and planning
// a plan's own recipe changes nothing.
func FuzzFor(f *testing.F) {
	f.Add("a ball", int64(23), int64(10), 120, 87, int64(12), 20, 4.0, 0, 1, 1.0)
	f.Add("x", int64(0), int64(1), 0, 0, int64(0), 0, 1.0, 9, 30, 0.5)
	f.Add("x", int64(-5), int64(0), -1, 1<<40, int64(-3), -9, math.Inf(1), -4, -1, math.NaN())
	f.Add(" ", int64(1<<62), int64(3), 64, 64, int64(24), 100, 30.0, 24, 1<<30, 1e-300)
	f.Fuzz(func(t *testing.T, prompt string, num, den int64, w, h int, rate int64, steps int, guidance float64,
		frame, frames int, strength float64,
	) {
		shot := projects.Shot{
			Prompt: prompt, Seconds: rational.New(num, den), Size: projects.Size{Width: w, Height: h},
			Rate: rational.Int(rate), Steps: steps, Guidance: &guidance,
			Conditions: []projects.Condition{{Asset: "a", Frame: frame, Frames: frames, Strength: strength}},
		}
		for _, placement := range []string{"prepend", "in_place"} {
			m := papercut()
			m.Cond.Placement, m.Cond.NegativeIndex = placement, true
			p, err := plan.For(shot, m, projects.PackRef{}, "cpu")
			if err != nil {
				var e *plan.Error
				if !errors.As(err, &e) || strings.Contains(err.Error(), "\n") {
					t.Fatalf("%v", err)
				}
				continue
			}
			again, err := plan.For(p.Recipe.Shot(), m, projects.PackRef{}, "cpu")
			if err != nil || again.Key() != p.Key() {
				t.Fatalf("planned again: %v\n%+v\n%+v", err, p.Recipe, again.Recipe)
			}
			inside(t, p)
		}
	})
}

// inside checks that every known frame exists on both sides.
func inside(t *testing.T, p plan.Plan) {
	t.Helper()
	made := make([]bool, p.Grid.Frames)
	for _, w := range p.Windows {
		for _, k := range w.Known {
			if k.Source == plan.OfTake {
				if slices.Contains(made[k.From:k.From+k.Frames], false) {
					t.Fatalf("%+v is not made yet at %d", k, w.Start)
				}
				continue
			}
			s := p.Sources[k.Source]
			if k.Frames < 1 || k.From < 0 || k.From+k.Frames > s.Latents(p.Pack.Geometry) {
				t.Fatalf("%+v of source %+v", k, s)
			}
			if !k.Extra && (k.At < 0 || k.At+k.Frames > w.Frames) {
				t.Fatalf("%+v in a window of %d", k, w.Frames)
			}
			if _, err := latent.Of(p.Pack.Geometry, s.Lead+s.Frames, 16, 16); err != nil {
				t.Fatalf("source %+v: %v", s, err)
			}
		}
		for f := range w.Frames {
			made[w.Start+f] = true
		}
	}
}
