package av_test

import (
	"context"
	"errors"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"kinora/engine/media"
	"kinora/engine/media/av"
)

// sounding are files with ten seconds of noise in them: their names and how they are encoded.
var sounding = []struct {
	name string
	args []string
	rate int
}{
	{"a.wav", []string{"-c:a", "pcm_s16le"}, 44100},
	{"b.flac", []string{"-c:a", "flac"}, 48000},
	{"c.m4a", []string{"-c:a", "aac", "-b:a", "256k", "-f", "mp4"}, 44100},
	{"d.ogg", []string{"-c:a", "libopus", "-b:a", "256k"}, 48000},
	{"e.mka", []string{"-c:a", "flac", "-f", "matroska"}, 48000},
	{"f.aac", []string{"-c:a", "aac", "-b:a", "256k", "-f", "adts"}, 48000},
	{"g.ogg", []string{"-c:a", "flac"}, 48000},
	{"h.mov", []string{"-c:a", "pcm_s24le", "-f", "mov"}, 96000},
}

const noiseSeconds = 10

// noise makes a file of pink noise, of which every sample is like no other.
func noise(t *testing.T, dir, name string, rate int, args []string) string {
	t.Helper()
	path := filepath.Join(dir, name)
	source := []string{"-f", "lavfi", "-i", "anoisesrc=color=pink:seed=7:amplitude=0.5:duration=10:sample_rate=" + strconv.Itoa(rate), "-ac", "2"}
	ffmpeg(t, dir, append(append(source, args...), name)...)
	return path
}

func openSound(t *testing.T, path string) media.Sound {
	t.Helper()
	s, err := av.OpenSound(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	return s
}

// hear reads samples of a sound, 4096 at a time.
func hear(t testing.TB, s media.Sound, from, count int64) []float32 {
	t.Helper()
	all := make([]float32, count*media.SoundChannels)
	for at := int64(0); at < count; at += 4096 {
		part := all[at*media.SoundChannels : min(at+4096, count)*media.SoundChannels]
		if err := s.Read(t.Context(), from+at, part); err != nil {
			t.Fatal(err)
		}
	}
	return all
}

// rms is how loud samples are.
func rms(samples []float32) float64 {
	sum := 0.0
	for _, v := range samples {
		sum += float64(v) * float64(v)
	}
	return math.Sqrt(sum / float64(max(len(samples), 1)))
}

// minus is the difference of two sounds.
func minus(a, b []float32) []float32 {
	out := make([]float32, len(a))
	for i := range a {
		out[i] = a[i] - b[i]
	}
	return out
}

func TestASoundIsTheSameWhereverReadingBegins(t *testing.T) {
	dir := t.TempDir()
	for _, c := range sounding {
		t.Run(c.name, func(t *testing.T) {
			path := noise(t, dir, c.name, c.rate, c.args)
			s := openSound(t, path)
			if d := s.Info().Duration.Float(); math.Abs(d-noiseSeconds) > 0.2 || s.Info().Video != nil || s.Info().Audio == nil {
				t.Errorf("info %+v", s.Info())
			}
			whole := hear(t, s, 0, (noiseSeconds+1)*media.SoundRate)
			if end := noiseSeconds * media.SoundRate * media.SoundChannels; rms(whole[:end]) < 0.02 || rms(whole[end+4096:]) > 0.001 {
				t.Errorf("loudness %.4f, after the end %.4f", rms(whole[:end]), rms(whole[end+4096:]))
			}
			for _, at := range []int64{400_000, 399_000, 0, 100, 250_001, 47_999, 479_000, 240_000, 600_000, -5000, 3} {
				got := hear(t, s, at, 3000)
				want := make([]float32, len(got))
				if at < 0 {
					copy(want[min(-2*at, int64(len(want))):], whole)
				} else if 2*at < int64(len(whole)) {
					copy(want, whole[2*at:])
				}
				// Resampling begins anew between two samples: half of one may be missing.
				allowed := 0.02
				if c.rate == 44100 {
					allowed = 0.4
				}
				if off := rms(minus(got, want)); off > allowed*rms(whole) {
					t.Errorf("from %d: %.5f off, loudness %.5f", at, off, rms(got))
				}
			}
		})
	}
}

func TestASoundWithoutAnyIsRefused(t *testing.T) {
	dir := t.TempDir()
	silent := filepath.Join(dir, "a.mp4")
	writeSmall(t, silent)
	text := filepath.Join(dir, "b.wav")
	if err := os.WriteFile(text, []byte("no sound at all"), 0o600); err != nil {
		t.Fatal(err)
	}
	for path, kind := range map[string]media.Kind{silent: media.NoSound, text: media.Unsupported, filepath.Join(dir, "c.wav"): media.Missing} {
		if _, err := av.OpenSound(t.Context(), path); !errors.Is(err, kind) {
			t.Errorf("%s: %v", path, err)
		}
		if _, err := av.Peaks(t.Context(), path, 10); !errors.Is(err, kind) {
			t.Errorf("peaks of %s: %v", path, err)
		}
	}
}

func TestReadingSoundEndsWithItsContextAndGoesOn(t *testing.T) {
	dir := t.TempDir()
	s := openSound(t, noise(t, dir, "a.m4a", 44100, []string{"-c:a", "aac", "-f", "mp4"}))
	want := hear(t, s, 100_000, 1000)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := s.Read(ctx, 300_000, make([]float32, 100)); !errors.Is(err, context.Canceled) {
		t.Errorf("an ended context: %v", err)
	}
	if off := rms(minus(hear(t, s, 100_000, 1000), want)); off > 1e-3 {
		t.Errorf("%.5f off afterwards", off)
	}
	if err := s.Read(t.Context(), 0, make([]float32, 3)); !errors.Is(err, media.Invalid) {
		t.Errorf("half a sample: %v", err)
	}
	s.Close()
	if err := s.Read(t.Context(), 0, make([]float32, 2)); !errors.Is(err, media.Invalid) {
		t.Errorf("after closing: %v", err)
	}
	if _, err := av.Peaks(ctx, s.Info().Path, 10); !errors.Is(err, context.Canceled) {
		t.Errorf("peaks for nobody: %v", err)
	}
}

func TestPeaksAreTheEnvelope(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.wav")
	ffmpeg(t, dir, "-f", "lavfi", "-i", "aevalsrc='0.1*floor(t)*sin(2*PI*500*t)':s=48000:d=6.5", "-c:a", "pcm_f32le", path)
	for _, perSecond := range []int{1, 7, 100} {
		list, err := av.Peaks(t.Context(), path, perSecond)
		if err != nil || len(list) != (13*perSecond+1)/2 {
			t.Fatalf("%d a second: %d peaks, %v", perSecond, len(list), err)
		}
		for i, p := range list {
			from, to := math.Floor(float64(i)/float64(perSecond)), math.Floor(float64(i+1)/float64(perSecond)-1e-9)
			if high := float64(p[1]); high < 0.1*from-0.01 || high > 0.1*to+0.01 || math.Abs(high+float64(p[0])) > 0.01 {
				t.Errorf("%d a second, peak %d: %v, want %.1f to %.1f", perSecond, i, p, 0.1*from, 0.1*to)
			}
		}
	}
	if _, err := av.Peaks(t.Context(), path, 0); !errors.Is(err, media.Invalid) {
		t.Errorf("no peaks at all: %v", err)
	}
}

func TestHearingKeepsNothing(t *testing.T) {
	path := noise(t, t.TempDir(), "a.m4a", 44100, []string{"-c:a", "aac", "-f", "mp4"})
	buf := make([]float32, 4096)
	checkSteady(t, func() {
		s, err := av.OpenSound(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		for _, at := range []int64{0, 300_000, 100_000} {
			if err := s.Read(t.Context(), at, buf); err != nil {
				t.Fatal(err)
			}
		}
		s.Close()
	})
}
