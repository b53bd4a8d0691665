package engine_test

import (
	"context"
	"image"
	"math"
	"testing"

	"kinora/engine"
	"kinora/engine/plan"
	"kinora/projects"
	"kinora/projects/rational"
)

// fidelity is the peak signal to noise ratio of two pictures in dB.
func fidelity(t testing.TB, a, b *image.RGBA) float64 {
	t.Helper()
	return 20 * math.Log10(255/max(distance(t, a, b), 1e-3))
}

// roundTrip is a still as the autoencoder alone gives it back: a take of one
// frame, which is known.
func roundTrip(t *testing.T, e *engine.Engine, still string) *image.RGBA {
	t.Helper()
	shot := projects.Shot{Size: small, Prompt: meadow, Steps: 1, Seconds: rational.New(1, 12)}
	job, err := e.Animate(context.Background(), shot, engine.Still{Path: still})
	_, frames := made(t, e, job, err, "round.mkv")
	return frames[0]
}

// What is given stays: what changes a given frame is the autoencoder, not what
// is made beside it.
func TestGivenFramesAreKeptAsTheAutoencoderGivesThem(t *testing.T) {
	e := open(t)
	_, source := ball(t, e)
	first, last := stillOf(t, source[0]), stillOf(t, source[24])
	shot := projects.Shot{Size: small, Prompt: meadow, Seed: 2, Steps: 8}
	animated, err := e.Animate(context.Background(), shot, engine.Still{Path: first})
	_, frames := made(t, e, animated, err, "animated.mkv")
	filled, err := e.Fill(context.Background(), shot, first, last, rational.Int(2), plan.Reach{})
	_, between := made(t, e, filled, err, "filled.mkv")
	for name, pair := range map[string][2]*image.RGBA{
		"first frame of an animated still": {frames[0], roundTrip(t, e, first)},
		"first of two ends":                {between[0], roundTrip(t, e, first)},
		"last of two ends":                 {between[len(between)-1], roundTrip(t, e, last)},
	} {
		kept := fidelity(t, pair[0], pair[1])
		t.Logf("%s: %.1f dB", name, kept)
		if kept < 32 {
			t.Errorf("%s: %.1f dB from what the autoencoder gives", name, kept)
		}
	}
}
