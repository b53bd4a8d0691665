package main

import (
	"context"
	"image"

	"kinora/engine/frame"
	"kinora/engine/infer"
	"kinora/engine/tensor"
)

// lookInput takes single pictures, [B,3,H,W] from -1 to 1.
var lookInput = infer.Port{Name: "frames", Type: infer.Float32, Shape: []int{-1, 3, -1, -1}}

// lookHeads are what can be told from single pictures. For every kind of subject: is it there, and if so, how does
// it look, where is it, which one is it.
var lookHeads = []head{
	{"subject", []string{"subject"}},
	{"colour", []string{"subject", "colour"}},
	{"pattern", []string{"subject", "pattern"}},
	{"size", []string{"subject", "size"}},
	{"place", []string{"subject", xy}},
	{"identity", []string{"subject", free}},
	{"setting", []string{"setting"}},
	{"time", []string{"time"}},
	{"weather", []string{"weather"}},
	{"style", []string{"style"}},
	{"framing", []string{"framing"}},
	{"features", []string{free}},
}

// glimpses is how many pictures of a shot the judge of looks sees: the first, the middle and the last.
const glimpses = 3

// look judges the glimpses of every shot; of a still, the one that there is.
func (j *judge) look(ctx context.Context, f film, shots []span) ([]scores, error) {
	w, h := f.fit(256, 144, 16)
	var wanted []int
	batches := make([]*tensor.Float, len(shots))
	var planes [][]float32 // of each wanted picture
	for i, s := range shots {
		frames := s.spread(glimpses)
		if s.end-s.from == 1 {
			frames = frames[:1]
		}
		wanted = append(wanted, frames...)
		batches[i] = tensor.NewFloat(len(frames), 3, h, w)
		for b := range frames {
			planes = append(planes, batches[i].Data[b*3*h*w:(b+1)*3*h*w])
		}
	}
	err := f.pictures(ctx, w, h, wanted, func(i int, img *image.RGBA) {
		p, size := planes[i], h*w
		frame.FromRGBA(p[:size], p[size:2*size], p[2*size:], img)
	})
	if err != nil {
		return nil, err
	}
	return j.runAll(ctx, batches)
}

// runAll judges one batch after another.
func (j *judge) runAll(ctx context.Context, batches []*tensor.Float) ([]scores, error) {
	list := make([]scores, len(batches))
	for i, batch := range batches {
		var err error
		if list[i], err = j.run(ctx, batch); err != nil {
			return nil, err
		}
	}
	return list, nil
}
