package plan_test

import (
	"math"
	"testing"

	"kinora/engine/pack"
	"kinora/engine/plan"
	"kinora/projects"
	"kinora/projects/rational"
)

func TestAForecastIsWhatEarlierTakesCost(t *testing.T) {
	p := mustPlan(t, ball(), papercut())
	if p.Forecast.Seen != 0 || p.Forecast.Pixels != 128*80*25 {
		t.Errorf("without a history %+v", p.Forecast)
	}
	seen := plan.Costs{Sampling: plan.Cost{Seconds: 1e-9, Seen: 4}, Decoding: plan.Cost{Seconds: 1e-5, Seen: 3}}
	f := p.Expect(seen)
	if want := f.FLOPs*1e-9 + 128*80*25*1e-5; math.Abs(f.Seconds-want) > 1e-9*want || f.Seen != 3 {
		t.Errorf("%v s, seen %d; want %v s", f.Seconds, f.Seen, want)
	}
	// Of one stage alone nothing is known: its part is estimated, and so is the whole.
	half := p.Expect(plan.Costs{Sampling: seen.Sampling})
	if half.Seen != 0 || half.Seconds <= f.FLOPs*1e-9 || half.Seconds >= f.Seconds {
		t.Errorf("by one stage alone %+v", half)
	}
	if all, one := p.FLOPs(20), p.FLOPs(1); math.Abs(all-20*one) > 1 || all != p.Forecast.FLOPs {
		t.Errorf("%g FLOPs of a take, %g of a step", all, one)
	}
}

func TestPixelsThatAreEncodedCount(t *testing.T) {
	shot := ball()
	shot.Conditions = []projects.Condition{{Asset: "a", Frame: 0, Frames: 1, Strength: 1}}
	given := mustPlan(t, shot, papercut()).Forecast
	none := mustPlan(t, ball(), papercut()).Forecast
	if given.Pixels != none.Pixels+128*80 || given.Seconds <= none.Seconds {
		t.Errorf("with a still %+v, without %+v", given, none)
	}
}

// The draft below a final is denoised, but only the final is decoded.
func TestADraftIsForecastWithItsFinal(t *testing.T) {
	shot := ball()
	whole := mustPlan(t, shot, papercut())
	shot.Size, shot.Steps = projects.Size{Width: 64, Height: 64}, 4
	draft := mustPlan(t, shot, papercut())
	shot = ball()
	shot.Basis = &projects.Basis{Draft: &projects.Draft{Size: draft.Recipe.Size, Steps: 4}, Change: 1}
	f := mustPlan(t, shot, papercut()).Forecast
	if f.FLOPs != whole.Forecast.FLOPs+draft.Forecast.FLOPs || f.Pixels != whole.Forecast.Pixels {
		t.Errorf("both %+v, the draft %+v, the whole %+v", f, draft.Forecast, whole.Forecast)
	}
}

func TestDecodingIsCutToFitTheMemory(t *testing.T) {
	for name, context := range map[string]pack.Context{"blended": {}, "exact": {Frames: 14, Side: 7}} {
		before := int64(1) << 60
		for _, bytes := range []int64{0, 4 << 30, 1200 << 20, 800 << 20, 600 << 20, 450 << 20} {
			m := papercut()
			m.VAE.Context, m.VAE.BytesPerPixel = context, 2048
			shot := ball()
			shot.Size, shot.Seconds = projects.Size{Width: 192, Height: 144}, rational.Int(2)
			m.Limits.MaxTokens = 9000
			p := mustPlan(t, shot, m)
			key, notes := p.Key(), len(p.Notes)
			whole := p.Forecast.Bytes
			p.Fit(bytes)
			tile := p.Pack.VAE.Tile
			switch {
			case bytes == 0 || bytes >= whole:
				if tile != m.VAE.Tile || p.Forecast.Bytes != whole {
					t.Errorf("%s: cut to %+v for nothing", name, tile)
				}
			case p.Forecast.Bytes > bytes || p.Forecast.Bytes > before || len(p.Notes) != notes+1 || tile.Pixels < 64:
				t.Errorf("%s: %d bytes are forecast for %d, %+v, %q", name, p.Forecast.Bytes, bytes, tile, p.Notes)
			}
			if before = min(before, p.Forecast.Bytes); p.Key() != key {
				t.Errorf("%s: memory is a part of the recipe", name)
			}
		}
	}
	p := mustPlan(t, ball(), papercut())
	p.Fit(1)
	if tile := p.Pack.VAE.Tile; tile.Pixels != 64 || tile.Frames != 16 {
		t.Errorf("for a single byte there are tiles of %+v", tile)
	}
}

func TestASmallPackStaysLoadedWhereAllOfItFits(t *testing.T) {
	m := papercut()
	p := mustPlan(t, ball(), m)
	whole := p.Forecast.Bytes
	if !p.Forecast.Resident {
		t.Fatalf("a pack of a few files is loaded stage by stage: %+v", p.Forecast)
	}
	p.Fit(whole)
	if !p.Forecast.Resident || p.Forecast.Bytes != whole {
		t.Errorf("where all of it just fits: %+v", p.Forecast)
	}
	p.Fit(whole - 1)
	if p.Forecast.Resident || p.Forecast.Bytes >= whole || len(p.Notes) != 0 {
		t.Errorf("where a byte is missing: %+v, %q", p.Forecast, p.Notes)
	}
	again := p.Expect(plan.Costs{})
	if again.Resident || again.Bytes != p.Forecast.Bytes {
		t.Errorf("the bound is forgotten: %+v", again)
	}
	m.VAE.BytesPerPixel = 1 << 16
	if f := mustPlan(t, ball(), m).Forecast; f.Resident {
		t.Errorf("a large take leaves stages loaded: %+v", f)
	}
	m = papercut()
	m.Files = append(m.Files, pack.File{Path: "more", Size: 64 << 20})
	if f := mustPlan(t, ball(), m).Forecast; f.Resident || f.Bytes >= whole {
		t.Errorf("a large pack stays loaded: %+v", f)
	}
}
