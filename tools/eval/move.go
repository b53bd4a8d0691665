package main

import (
	"context"
	"image"

	"kinora/engine/frame"
	"kinora/engine/infer"
	"kinora/engine/tensor"
)

// moments is how many frames of a shot the judge of motion sees.
const moments = 13

// moveInput takes shots, [B,3,13,h,w] from -1 to 1.
var moveInput = infer.Port{Name: "clip", Type: infer.Float32, Shape: []int{-1, 3, moments, -1, -1}}

// moveHeads are what takes time to be seen.
var moveHeads = []head{
	{"motion", []string{"motion"}},
	{"direction", []string{"direction"}},
	{"speed", []string{"speed"}},
	{"camera", []string{"camera"}},
	{"relation", []string{"relation"}},
	{"event", []string{"event"}},
	{"hidden", []string{"hidden"}},
	{"features", []string{free}},
}

// move judges every shot by 13 frames spread evenly over it; short shots show some of them several times.
func (j *judge) move(ctx context.Context, f film, shots []span) ([]scores, error) {
	w, h := f.fit(96, 54, 8)
	var wanted []int
	batches := make([]*tensor.Float, len(shots))
	for i, s := range shots {
		wanted = append(wanted, s.spread(moments)...)
		batches[i] = tensor.NewFloat(1, 3, moments, h, w)
	}
	err := f.pictures(ctx, w, h, wanted, func(i int, img *image.RGBA) {
		colour := func(c int) []float32 {
			at := (c*moments + i%moments) * h * w
			return batches[i/moments].Data[at : at+h*w]
		}
		frame.FromRGBA(colour(0), colour(1), colour(2), img)
	})
	if err != nil {
		return nil, err
	}
	return j.runAll(ctx, batches)
}
