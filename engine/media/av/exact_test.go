package av_test

import (
	"errors"
	"io"
	"math/rand/v2"
	"testing"

	"kinora/engine/media/av"
	"kinora/projects/rational"
)

func TestWrittenFramesComeBackInOrderAndByTime(t *testing.T) {
	path := in(t, "numbers.mp4")
	const frames = 120
	rate := rational.Int(24)
	writeNumbered(t, path, 192, 108, frames, rate)
	r := openFile(t, path, av.Options{})
	for n := range frames {
		f, err := r.Next(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if got := numberIn(f.Image); got != n {
			t.Fatalf("frame %d of the sequence is number %d", n, got)
		}
		if want := rational.Int(int64(n)).Div(rate); f.Time.Cmp(want) != 0 {
			t.Fatalf("frame %d is at %v, want %v", n, f.Time, want)
		}
		f.Release()
	}
	if _, err := r.Next(t.Context()); !errors.Is(err, io.EOF) {
		t.Fatalf("after the last frame: %v, want io.EOF", err)
	}
	dice := rand.New(rand.NewPCG(1, 2))
	for range 60 {
		n := dice.IntN(frames)
		at := rational.Int(int64(n)).Div(rate)
		if got := shownAt(t, r, at); got != n {
			t.Fatalf("at %v is frame %d, want %d", at, got, n)
		}
	}
}
