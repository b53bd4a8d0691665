package engine_test

import (
	"context"
	"math"
	"path/filepath"
	"testing"

	"kinora/engine"
	"kinora/engine/media"
	"kinora/engine/media/av"
	"kinora/engine/plan"
	"kinora/projects"
	"kinora/projects/rational"
)

// humming is a drawn clip of n frames at 12 a second whose loudness rises evenly to 1/2.
func humming(t testing.TB, n int) string {
	t.Helper()
	_, frames := drawn(t, 128, 80, rational.Int(12), n)
	path := filepath.Join(t.TempDir(), "humming.mkv")
	preset, err := media.PresetFor(path)
	if err != nil {
		t.Fatal(err)
	}
	w, err := av.Create(path, preset, media.Params{Width: 128, Height: 80, Rate: rational.Int(12), Sound: true})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Abort()
	for i, img := range frames {
		sound := make([]float32, 4000*2)
		for j := range sound {
			at := 4000*i + j/2
			sound[j] = float32(at) / float32(8000*n) * float32(math.Sin(float64(at)*2*math.Pi*1000/48000))
		}
		if err := w.Write(context.Background(), img); err != nil {
			t.Fatal(err)
		}
		if err := w.WriteSound(context.Background(), sound); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// heardIn is a file's sound: n frames of 4000 samples of it, interleaved.
func heardIn(t testing.TB, path string, n int) []float32 {
	t.Helper()
	s, err := av.OpenSound(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	all := make([]float32, n*4000*2)
	if err := s.Read(context.Background(), 0, all); err != nil {
		t.Fatal(err)
	}
	return all
}

// sameSound fails where a stretch of frames does not sound as one of the source does,
// but for the 10 ms at its ends.
func sameSound(t *testing.T, out []float32, at int, source []float32, from, n int) {
	t.Helper()
	for i := 2 * 480; i < 8000*n-2*480; i++ {
		if got, want := out[8000*at+i], source[8000*from+i]; max(got-want, want-got) > 1e-3 {
			t.Fatalf("frame %d, number %d: %v, want %v", at, i, got, want)
		}
	}
}

func silent(t *testing.T, out []float32, at, n int) {
	t.Helper()
	for i, v := range out[8000*at : 8000*(at+n)] {
		if v != 0 {
			t.Fatalf("new frames from %d on are not silent: number %d is %v", at, i, v)
		}
	}
}

func TestTheSoundOfAClipStaysWhereTheClipIsKept(t *testing.T) {
	e := open(t)
	path := humming(t, 17)
	source := heardIn(t, path, 17)
	shot := projects.Shot{Size: small, Prompt: meadow, Seed: 2, Steps: 2}
	half := rational.New(2, 3)

	job, err := e.Extend(context.Background(), shot, path, rational.Rat{}, half, plan.Reach{})
	out, frames := made(t, e, job, err, "extended.mkv")
	all := heardIn(t, out, len(frames))
	sameSound(t, all, 0, source, 0, 17)
	silent(t, all, 17, len(frames)-17)

	job, err = e.Retake(context.Background(), shot, path, rational.New(1, 3), rational.New(1, 1), plan.Reach{})
	out, frames = made(t, e, job, err, "retaken.mkv")
	all = heardIn(t, out, len(frames))
	sameSound(t, all, 0, source, 0, 4)
	silent(t, all, 4, 8)
	sameSound(t, all, 12, source, 12, 5)
}

func TestARemixKeepsTheSoundThroughout(t *testing.T) {
	e := open(t)
	path := humming(t, 17)
	shot := projects.Shot{Size: small, Prompt: meadow, Seed: 2, Steps: 2}
	job, err := e.Remix(context.Background(), shot, path, 0.5, projects.Crop)
	out, frames := made(t, e, job, err, "remix.mkv")
	sameSound(t, heardIn(t, out, len(frames)), 0, heardIn(t, path, 17), 0, min(len(frames), 17))

	shot.Seconds = rational.New(33, 12)
	job, err = e.Remix(context.Background(), shot, path, 0.5, projects.Crop)
	out, _ = made(t, e, job, err, "longer.mkv")
	if info, err := engine.Inspect(context.Background(), out); err != nil || info.Info.Audio != nil {
		t.Errorf("a take longer than the clip: %+v, %v", info.Info.Audio, err)
	}
}
