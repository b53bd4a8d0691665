package av_test

import (
	"errors"
	"image/color"
	"math"
	"path/filepath"
	"testing"

	"kinora/engine/media"
	"kinora/engine/media/av"
	"kinora/projects/rational"
)

// flashFrame is the frame of the films below that is white, and sounds.
const flashFrame = 31

// frameSamples is the samples that sound with frame n, at rate frames per second.
func frameSamples(n int64, rate rational.Rat) (from, to int64) {
	at := func(n int64) int64 {
		return rational.Int(n).Div(rate).Mul(rational.Int(media.SoundRate)).Round()
	}
	return at(n), at(n + 1)
}

// writeFlash writes black and silent frames, but for one that is white and beeps.
func writeFlash(t *testing.T, path string, frames int64, rate rational.Rat, note string) {
	t.Helper()
	w, err := av.Create(path, presetFor(t, path), media.Params{Width: 64, Height: 64, Rate: rate, Sound: true})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Abort()
	for n := range frames {
		from, to := frameSamples(n, rate)
		picture, sound := flat(64, 64, color.RGBA{A: 255}), make([]float32, 2*(to-from))
		if n == flashFrame {
			picture = flat(64, 64, white)
			for i := range sound {
				sound[i] = float32(0.5 * math.Sin(float64(i/2)*2*math.Pi*2000/media.SoundRate))
			}
		}
		if err := errors.Join(w.Write(t.Context(), picture), w.WriteSound(t.Context(), sound)); err != nil {
			t.Fatal(err)
		}
	}
	if note != "" {
		w.Note("drift", note)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
}

func presetFor(t testing.TB, path string) media.Preset {
	t.Helper()
	p, err := media.PresetFor(path)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestSoundStaysWithItsFrame(t *testing.T) {
	ntsc := rational.New(30000, 1001)
	for _, name := range []string{"a.mp4", "a.webm", "a.mov", "a.mkv"} {
		for _, c := range []struct {
			rate rational.Rat
			note string
		}{{rational.Int(24), ""}, {ntsc, "with a note, which copies the file"}} {
			t.Run(name+" "+c.note, func(t *testing.T) {
				path := in(t, name)
				writeFlash(t, path, 60, c.rate, c.note)
				checkFlash(t, path, c.rate)
			})
		}
	}
}

// checkFlash fails where the flash or the beep is not where frame flashFrame is.
func checkFlash(t *testing.T, path string, rate rational.Rat) {
	t.Helper()
	r := openFile(t, path, av.Options{})
	for n := range int64(60) {
		f, err := r.Next(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if lit := f.Image.RGBAAt(30, 30).R > 128; lit != (n == flashFrame) {
			t.Errorf("frame %d is lit: %v", n, lit)
		}
		f.Release()
	}
	s := openSound(t, path)
	from, to := frameSamples(flashFrame, rate)
	all := hear(t, s, 0, 3*media.SoundRate)
	first, last := loudFrom(all)
	t.Logf("beep from %d to %d, want %d to %d", first, last, from, to)
	const allowed = media.SoundRate / 200 // what codecs smear
	if max(first-from, from-first) > allowed || max(last-to, to-last) > allowed {
		t.Errorf("beep from %d to %d, want %d to %d", first, last, from, to)
	}
	if got, want := rms(all[2*from:2*to]), 0.5/math.Sqrt2; math.Abs(got-want) > 0.05 {
		t.Errorf("loudness %.3f, want %.3f", got, want)
	}
}

// loudFrom is the samples between which a sound is not quiet.
func loudFrom(all []float32) (first, last int64) {
	for i, v := range all {
		if max(v, -v) > 0.1 {
			if first == 0 {
				first = int64(i / 2)
			}
			last = int64(i / 2)
		}
	}
	return first, last
}

func TestShortSoundEndsInSilenceAndWrongSoundIsRefused(t *testing.T) {
	for _, name := range []string{"a.mp4", "a.webm", "a.mov", "a.mkv"} {
		path := in(t, name)
		w, err := av.Create(path, presetFor(t, path), media.Params{Width: 64, Height: 64, Rate: rational.Int(10), Sound: true})
		if err != nil {
			t.Fatal(err)
		}
		for range 30 {
			if err := w.Write(t.Context(), flat(64, 64, red)); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.WriteSound(t.Context(), make([]float32, 5)); !errors.Is(err, media.Invalid) {
			t.Errorf("half a sample: %v", err)
		}
		if err := errors.Join(w.WriteSound(t.Context(), make([]float32, 4800)), w.Close()); err != nil {
			t.Fatal(err)
		}
		if err := w.WriteSound(t.Context(), make([]float32, 4)); !errors.Is(err, media.Invalid) {
			t.Errorf("after the end: %v", err)
		}
		list, err := av.Peaks(t.Context(), path, 10)
		if err != nil || len(list) < 30 || len(list) > 31 {
			t.Errorf("%s: sound of %d tenths of a second, want 30: %v", name, len(list), err)
		}
	}
}

func TestFormatsWithoutSoundIgnoreIt(t *testing.T) {
	for _, name := range []string{"a.gif", "a_%02d.png"} {
		path := in(t, name)
		w, err := av.Create(path, presetFor(t, path), media.Params{Width: 64, Height: 64, Rate: rational.Int(10), Sound: true})
		if err != nil {
			t.Fatal(err)
		}
		err = errors.Join(w.Write(t.Context(), flat(64, 64, red)), w.WriteSound(t.Context(), make([]float32, 9600)), w.Close())
		if err != nil {
			t.Fatal(err)
		}
		if info, err := av.Probe(t.Context(), path); err != nil || info.Audio != nil {
			t.Errorf("%s: %+v, %v", name, info, err)
		}
	}
}

func TestAbortingSoundLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	w, err := av.Create(filepath.Join(dir, "a.mp4"), preset(t, "mp4"), media.Params{Width: 64, Height: 64, Rate: rational.Int(10), Sound: true})
	if err != nil {
		t.Fatal(err)
	}
	err = errors.Join(w.Write(t.Context(), flat(64, 64, red)), w.WriteSound(t.Context(), make([]float32, 9600)))
	w.Abort()
	w.Abort()
	if left := entries(t, dir); err != nil || len(left) != 0 {
		t.Errorf("left %v, %v", left, err)
	}
}
