package assemble_test

import (
	"context"
	"errors"
	"math"
	"testing"

	"kinora/engine/assemble"
	"kinora/projects"
	"kinora/projects/rational"
)

// ramping is a sound whose sample n is n millionths: it shows from where it was read.
type ramping struct{ open *int }

func (r ramping) Read(_ context.Context, at int64, buf []float32) error {
	for i := range buf {
		buf[i] = float32(at+int64(i/2)) / 1e6
	}
	return nil
}

func (r ramping) Close() { *r.open-- }

// listenTo reads the sound of an assembly whole, one sample per entry.
func listenTo(t *testing.T, a projects.Assembly, frames int) []float64 {
	t.Helper()
	open := 0
	track := assemble.NewTrack(a, func(context.Context, string) (assemble.Sound, error) {
		open++
		return ramping{&open}, nil
	})
	var all []float64
	for i := range frames {
		samples, err := track.Frame(t.Context(), i)
		if err != nil {
			t.Fatal(err)
		}
		for j := 0; j < len(samples); j += 2 {
			if samples[j] != samples[j+1] {
				t.Fatalf("the channels differ in frame %d", i)
			}
			all = append(all, float64(samples[j])*1e6)
		}
	}
	track.Close()
	if open != 0 {
		t.Errorf("%d files stay open", open)
	}
	return all
}

// parts of clips and of a take, 10 frames each, at 24 a second.
func clipFrom(frame int64) projects.Part {
	return projects.Part{Asset: "clip", From: rational.New(frame, 24), Frames: 10}
}

func newFrames() projects.Part { return projects.Part{Count: 10, Frames: 10} }

func dissolving(p projects.Part, frames int) projects.Part {
	p.Dissolve = frames
	return p
}

func TestKeptStretchesSoundInTheirPlaceAndNewOnesAreSilent(t *testing.T) {
	const part, frame = 20000, 2000 // samples
	cases := []struct {
		name  string
		loop  bool
		parts []projects.Part
		want  map[int]float64 // by sample; what the clip's own number is there
	}{
		{"retaken", false, []projects.Part{clipFrom(0), newFrames(), clipFrom(20)}, map[int]float64{
			1: 1, 1000: 1000, part - 481: part - 481, part - 240: (part - 240) * 0.5, part: 0, part + 10000: 0,
			2 * part: 42, 2*part + 480: 2*part + 480, 3*part - 1: 3*part - 1,
		}},
		{"extended before", false, []projects.Part{newFrames(), clipFrom(4)}, map[int]float64{
			100: 0, part - 1: 0, part + 239: (8000 + 239) * 0.5, part + 480: 8000 + 480,
		}},
		{"a loop", true, []projects.Part{clipFrom(0), newFrames()}, map[int]float64{
			239: 239 * 0.5, 480: 480, part - 240: (part - 240) * 0.5, part: 0,
		}},
		{"a cut through a clip that goes on", false, []projects.Part{clipFrom(0), clipFrom(10)}, map[int]float64{
			part - 1: part - 1, part: part, part + 100: part + 100,
		}},
		{"a dissolve", false, []projects.Part{clipFrom(0), dissolving(clipFrom(100), 4)}, map[int]float64{
			part - 4*frame - 1: part - 4*frame - 1,
			part - 2*frame:     0.5*(part-2*frame) + 0.5*(200000+2*frame), part: 200000 + 4*frame,
		}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			a := projects.Assembly{Rate: rational.Int(24), Loop: c.loop, Parts: c.parts}
			all := listenTo(t, a, a.Frames())
			if len(all) != a.Frames()*frame {
				t.Fatalf("%d samples", len(all))
			}
			for at, want := range c.want {
				if math.Abs(all[at]-want) > 2+want*0.005 {
					t.Errorf("sample %d is %.1f, want %.1f", at, all[at], want)
				}
			}
		})
	}
}

func TestASoundThatFailsIsAnErrorAndOneThatIsNotThereIsSilent(t *testing.T) {
	a := projects.Assembly{Rate: rational.Int(24), Parts: []projects.Part{clipFrom(0)}}
	broken := errors.New("broken")
	track := assemble.NewTrack(a, func(context.Context, string) (assemble.Sound, error) { return nil, broken })
	if _, err := track.Frame(t.Context(), 0); !errors.Is(err, broken) {
		t.Errorf("%v", err)
	}
	track = assemble.NewTrack(a, func(context.Context, string) (assemble.Sound, error) { return nil, nil })
	samples, err := track.Frame(t.Context(), 0)
	if err != nil || len(samples) != 4000 || samples[100] != 0 {
		t.Errorf("%d samples, %v", len(samples), err)
	}
}
