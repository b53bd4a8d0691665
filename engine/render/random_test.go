package render_test

import (
	"image/color"
	"math/rand/v2"
	"testing"

	"kinora/engine/render"
	"kinora/projects"
	"kinora/projects/rational"
)

// TestAnyFilmIsShownAsItIsMeant plays films by chance, jumps around in them and edits them
// on the way, and compares every frame with what a plain reading of the rules gives.
func TestAnyFilmIsShownAsItIsMeant(t *testing.T) {
	for seed := range uint64(40) {
		dice := rand.New(rand.NewPCG(seed, 1))
		shelf := newShelf(reel("a", 40), reel("b", 40), reel("c", 40))
		r := render.New(chance(dice), shelf.Open)
		n, spec := int64(-1), chance(dice)
		r.SetSpec(spec)
		for range 120 {
			if dice.IntN(20) == 0 {
				spec = chance(dice)
				r.SetSpec(spec)
			}
			var got color.RGBA
			if n+1 < spec.Timeline.Frames() && dice.IntN(10) > 0 {
				n, got = n+1, next(t, r)
			} else {
				n = dice.Int64N(spec.Timeline.Frames())
				got = at(t, r, n)
			}
			if want := meant(spec, n, len(spec.Timeline.Tracks)-1); got != want {
				t.Fatalf("film %d, frame %d is %v, want %v: %+v", seed, n, got, want, spec.Timeline)
			}
		}
		if err := r.Close(); err != nil {
			t.Fatal(err)
		}
		shelf.check(t)
	}
}

// chance is a film of up to three tracks of short clips, with gaps, dissolves, fades and speeds.
func chance(dice *rand.Rand) render.Spec {
	var tracks []projects.Track
	for range 1 + dice.IntN(3) {
		var clips []projects.Clip
		for start := dice.Int64N(3); len(clips) < 8; {
			c := clip('a'+byte(dice.IntN(3)), start, 1+dice.Int64N(9), dice.Int64N(40))
			c.Speed = []rational.Rat{{}, rational.Int(-1), rational.Int(2), rational.New(1, 2), rational.Int(1), rational.Int(1), rational.Int(1)}[dice.IntN(7)]
			if c.Dissolve = max(0, dice.Int64N(12)-6); c.Dissolve == 0 {
				c.FadeIn = min(c.Frames, max(0, dice.Int64N(8)-5))
			}
			c.FadeOut = max(0, min(c.Frames-max(c.FadeIn, c.Dissolve), dice.Int64N(8)-5))
			clips = append(clips, c)
			start = c.End() + max(0, dice.Int64N(8)-4)
		}
		track := pictures(clips...)
		track.Off = dice.IntN(6) == 0
		tracks = append(tracks, track)
	}
	return film(tracks...)
}

// meant is what tracks show at a frame, from one of them down.
func meant(s render.Spec, n int64, track int) color.RGBA {
	if track < 0 {
		return black
	}
	below := meant(s, n, track-1)
	if s.Timeline.Tracks[track].Off {
		return below
	}
	clips := s.Timeline.Tracks[track].Clips
	part := func(n, length int64) int { return int(((2*n+1)*256 + length) / (2 * length)) }
	for i, c := range clips {
		length := min(c.Dissolve, c.Frames)
		switch begin, end := n-c.Start, c.End()-1-n; {
		case begin < 0 || end < 0:
			continue
		case begin < length && i > 0 && clips[i-1].End() == c.Start:
			return mixed(source(s, clips[i-1], n), source(s, c, n), part(begin, length))
		case begin < length:
			return mixed(below, source(s, c, n), part(begin, length))
		case begin < c.FadeIn:
			return mixed(below, source(s, c, n), part(begin, c.FadeIn))
		case end < c.FadeOut:
			return mixed(below, source(s, c, n), part(end, c.FadeOut))
		}
		return source(s, c, n)
	}
	return below
}

func source(s render.Spec, c projects.Clip, n int64) color.RGBA {
	frame := c.At(n, rate).Mul(rate).Floor()
	return code(s.Files[c.Source].Path, int(max(0, min(frame, 39))))
}
