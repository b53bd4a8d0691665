package render_test

import (
	"context"
	"errors"
	"math"
	"testing"

	"kinora/engine/media"
	"kinora/engine/render"
	"kinora/projects"
	"kinora/projects/rational"
)

// frame is how many samples sound during a frame at 24 frames per second.
const frame = 2000

// hum is files of sound by path: what sounds at a sample.
type hum struct {
	files  map[string]func(n int64) float32
	opened map[string]int
	open   int
	seeks  int
}

func (h *hum) Open(_ context.Context, path string) (media.Sound, error) {
	f, ok := h.files[path]
	if path == "mute" {
		return nil, &media.Error{Kind: media.NoSound, Path: path}
	}
	if !ok {
		return nil, &media.Error{Kind: media.Missing, Path: path}
	}
	h.open++
	h.opened[path]++
	return &hummer{hum: h, f: f, next: -1}, nil
}

type hummer struct {
	hum  *hum
	f    func(int64) float32
	next int64
}

func (h *hummer) Read(_ context.Context, at int64, buf []float32) error {
	if at != h.next {
		h.hum.seeks++
	}
	for i := 0; i < len(buf); i += 2 {
		buf[i] = h.f(at + int64(i/2))
		buf[i+1] = -buf[i]
	}
	h.next = at + int64(len(buf)/2)
	return nil
}

func (h *hummer) Info() media.Info { return media.Info{} }

func (h *hummer) Close() { h.hum.open-- }

// ramp counts its samples, flat is always 1.
func ramp(n int64) float32 { return float32(n) }
func flat(int64) float32   { return 1 }

func sounds() *hum {
	return &hum{opened: map[string]int{}, files: map[string]func(int64) float32{"a": ramp, "b": flat, "c": flat}}
}

func sound(clips ...projects.Clip) projects.Track {
	return projects.Track{Kind: projects.SoundTrack, Clips: clips}
}

// listen reads the samples of both channels in uneven pieces and checks that they are
// opposite, as in all files of hum.
func listen(t *testing.T, h *hum, spec render.Spec, samples int) []float32 {
	t.Helper()
	s := render.NewSound(spec, h.Open)
	var left []float32
	for n, piece := 0, 333; n < samples; n, piece = n+piece, 777 {
		piece = min(piece, samples-n)
		buf := make([]float32, 2*piece)
		buf[0] = 99 // what was there does not matter
		if err := s.Read(t.Context(), int64(n), buf); err != nil {
			t.Fatal(err)
		}
		for i := 0; i < len(buf); i += 2 {
			if buf[i] != -buf[i+1] {
				t.Fatalf("sample %d is %v and %v", n+i/2, buf[i], buf[i+1])
			}
			left = append(left, buf[i])
		}
	}
	s.Close()
	if h.open != 0 {
		t.Errorf("%d files are open", h.open)
	}
	return left
}

// same compares samples from a number on with what they should be.
func same(t *testing.T, got []float32, from, to int, want func(n int) float64) {
	t.Helper()
	for n := from; n < to; n++ {
		if w := want(n); math.Abs(float64(got[n])-w) > 1e-4*max(1, math.Abs(w)) {
			t.Fatalf("sample %d is %v, want %v", n, got[n], w)
		}
	}
}

func constant(v float64) func(int) float64 { return func(int) float64 { return v } }

func TestSampleNOfTheTimelineIsExactlyTheSourcesSample(t *testing.T) {
	got := listen(t, sounds(), film(sound(clip('a', 1, 3, 5))), 5*frame)
	same(t, got, 0, frame, constant(0))
	same(t, got, frame+240, 4*frame-240, func(n int) float64 { return float64(n - frame + 5*frame) })
	same(t, got, 4*frame, 5*frame, constant(0))
}

func TestACutFadesForFiveMilliseconds(t *testing.T) {
	got := listen(t, sounds(), film(sound(clip('b', 0, 2, 0), clip('c', 2, 2, 9))), 4*frame)
	fade := func(n int) float64 {
		d := min(n%(2*frame), 2*frame-1-n%(2*frame))
		return min(1, (float64(d)+0.5)/240)
	}
	same(t, got, 0, 4*frame, fade)
}

func TestTheHalvesOfASplitClipSoundAsOne(t *testing.T) {
	h := sounds()
	spec := film(sound(clip('a', 0, 2, 3), clip('a', 2, 2, 5)))
	for i := range spec.Timeline.Tracks[0].Clips { // a time that is no whole number of samples
		c := &spec.Timeline.Tracks[0].Clips[i]
		c.From = c.From.Add(rational.New(1, 96001))
	}
	got := listen(t, h, spec, 4*frame)
	same(t, got, 240, 4*frame-240, func(n int) float64 { return float64(n + 3*frame) })
	if h.seeks != 1 || h.opened["a"] != 1 {
		t.Errorf("%d seeks, opened %d times", h.seeks, h.opened["a"])
	}
}

func TestADissolveIsHeardAsACrossfade(t *testing.T) {
	c := clip('b', 2, 3, 0)
	c.Dissolve = 2
	h := sounds()
	h.files["a"] = func(int64) float32 { return 3 }
	got := listen(t, h, film(sound(clip('a', 0, 2, 0), c)), 5*frame)
	same(t, got, 240, 2*frame, constant(3))
	same(t, got, 2*frame, 4*frame, func(n int) float64 {
		w := (float64(n-2*frame) + 0.5) / (2 * frame)
		return 3*(1-w) + w
	})
	same(t, got, 4*frame, 5*frame-240, constant(1))
}

func TestAFadeIsHeard(t *testing.T) {
	c := clip('b', 1, 4, 0)
	c.FadeIn, c.FadeOut = 1, 2
	got := listen(t, sounds(), film(sound(c, clip('b', 5, 1, 0))), 6*frame)
	same(t, got, frame, 2*frame, func(n int) float64 { return (float64(n-frame) + 0.5) / frame })
	same(t, got, 2*frame, 3*frame, constant(1))
	same(t, got, 3*frame, 5*frame, func(n int) float64 { return (float64(5*frame-1-n) + 0.5) / (2 * frame) })
	same(t, got, 5*frame+240, 6*frame-240, constant(1))
}

func TestTheHalvesOfASplitClipThatFadeThereDoNotSoundAsOne(t *testing.T) {
	first, second := clip('b', 0, 2, 0), clip('b', 2, 2, 2)
	first.FadeOut = 1
	got := listen(t, sounds(), film(sound(first, second)), 4*frame)
	same(t, got, frame, 2*frame, func(n int) float64 { return (float64(2*frame-1-n) + 0.5) / frame })
	same(t, got, 2*frame, 2*frame+240, func(n int) float64 { return (float64(n-2*frame) + 0.5) / 240 })
}

func TestTracksAreSummedWithTheirGain(t *testing.T) {
	loud, quiet, mute, fast := clip('b', 0, 4, 0), clip('c', 0, 4, 0), clip('b', 0, 4, 0), clip('b', 0, 4, 0)
	loud.Gain, quiet.Gain, mute.Mute, fast.Speed = 6, -20, true, rational.Int(2)
	spec := film(sound(loud), sound(quiet), sound(mute), sound(fast), off(sound(clip('b', 0, 4, 0))), pictures(clip('b', 0, 4, 0)))
	same(t, listen(t, sounds(), spec, 4*frame), 240, 4*frame-240, constant(math.Pow(10, 0.3)+0.1))
}

func TestSoundsSaysWhetherThereIsAnything(t *testing.T) {
	spec := film(sound(clip('b', 2, 2, 0)), pictures(clip('a', 0, 9, 0)))
	for _, c := range []struct {
		from, to int64
		want     bool
	}{{0, 9, true}, {0, 2, false}, {3, 4, true}, {4, 9, false}} {
		if got := spec.Sounds(c.from, c.to); got != c.want {
			t.Errorf("from %d to %d: %v", c.from, c.to, got)
		}
	}
}

func TestWhatCannotBeHeardIsSilentUnlessTheFilmIsStrict(t *testing.T) {
	spec := film(sound(clip('x', 0, 2, 0)), sound(clip('b', 0, 2, 0)))
	s := render.NewSound(spec, sounds().Open)
	defer s.Close()
	buf := make([]float32, 2*frame)
	if err := s.Read(t.Context(), 0, buf); err != nil || buf[1000] != 1 || !errors.Is(s.Troubles()["x"], media.Missing) {
		t.Errorf("%v, %v, %v", buf[1000], err, s.Troubles())
	}
	spec.Strict = true
	s.SetSpec(spec)
	if err := s.Read(t.Context(), 0, buf); !errors.Is(err, media.Missing) {
		t.Error(err)
	}
	spec.Files[projects.Source{Medium: 'x' - 'a' + 1}] = render.File{Path: "mute"}
	s.SetSpec(spec)
	if err := s.Read(t.Context(), 0, buf); err != nil {
		t.Errorf("a file without sound: %v", err)
	}
}

func TestAnEditOfTheSoundKeepsFilesOpen(t *testing.T) {
	h := sounds()
	s := render.NewSound(film(sound(clip('a', 0, 4, 0))), h.Open)
	defer s.Close()
	buf := make([]float32, 2*frame)
	for i, spec := range []render.Spec{film(sound(clip('a', 0, 4, 2))), film(sound(clip('a', 0, 4, 2))), film(sound(clip('b', 0, 4, 2)))} {
		s.SetSpec(spec)
		if err := s.Read(t.Context(), frame, buf); err != nil {
			t.Fatal(i, err)
		}
	}
	if h.opened["a"] != 1 || h.open != 1 || buf[10] != 1 {
		t.Errorf("opened %d times, %d are open, %v", h.opened["a"], h.open, buf[10])
	}
}
