package main

import "image"

// A cut is looked for within this share of the shots' mean length: a prompt that tells of several shots does not say at
// which frame each begins, so a generator may place it somewhat elsewhere than the clip that the prompt was made of.
const cutReach = 1.0 / 4

// change measures, frame by frame, how far a clip moves from one frame to the next.
type change struct {
	before []uint8
	levels []float64 // mean difference from the frame before, 0..255; 0 for the first
}

func (c *change) add(img *image.RGBA) {
	sum := 0
	for i, b := range c.before {
		sum += max(int(img.Pix[i])-int(b), int(b)-int(img.Pix[i]))
	}
	c.levels = append(c.levels, float64(sum)/float64(len(img.Pix)))
	c.before = append(c.before[:0], img.Pix...)
}

// cutsNear are the frames at which shots begin that were told to begin at `told`, ascending: of those within reach, and
// nearer to this cut than to another, the one at which the picture changes most; where none does so more, the told one.
func (f film) cutsNear(told []int) []int {
	reach := max(1, int(cutReach*float64(f.frames)/float64(len(told)+1)))
	found := make([]int, len(told))
	for i, cut := range told {
		from, end := max(1, cut-reach), min(f.frames, cut+reach+1)
		if i > 0 {
			from = max(from, (told[i-1]+cut)/2+1)
		}
		if i+1 < len(told) {
			end = min(end, (cut+told[i+1])/2+1)
		}
		found[i] = f.greatest(cut, from, end)
	}
	return found
}

// greatest is the frame from `from` to, but without, end at which the picture changes most.
func (f film) greatest(told, from, end int) int {
	best := told
	for n := from; n < end && n < len(f.changes); n++ {
		if f.changes[n] > f.changes[best] {
			best = n
		}
	}
	return best
}
