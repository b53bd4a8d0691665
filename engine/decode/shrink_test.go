package decode_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"kinora/engine/decode"
	"kinora/engine/frame"
	"kinora/engine/infer"
	"kinora/engine/pack"
)

// cramped is a decoder that has memory for so many pixels of a frame at once.
func cramped(pixels int) *spread {
	s := decoder(true)
	s.most = pixels
	return s
}

func TestWhereTheMemoryRunsOutTilesBecomeSmaller(t *testing.T) {
	c := slope(8, 11, 17)
	for name, k := range map[string]struct {
		cut   pack.Tile
		sides []int
	}{
		"whole":   {pack.Tile{}, []int{72, 64}},
		"in time": {pack.Tile{Frames: 16, FrameStride: 8}, []int{72, 64}},
		"in both": {pack.Tile{Pixels: 120, Stride: 96, Frames: 12, FrameStride: 8}, []int{64}},
	} {
		sp := spec(true)
		sp.VAE.Tile = k.cut
		want := decodeAll(t, c, decoder(true), sp)
		var sides []int
		sp.Smaller = func(pixels int) { sides = append(sides, pixels) }
		same(t, decodeAll(t, c, cramped(64*72), sp), want)
		if !slices.Equal(sides, k.sides) {
			t.Errorf("%s: told of tiles of %v pixels, want %v", name, sides, k.sides)
		}
	}
}

func TestTilesBecomeNoSmallerThanAFloor(t *testing.T) {
	sp := spec(true)
	var sides []int
	sp.Smaller = func(pixels int) { sides = append(sides, pixels) }
	err := decode.Frames(t.Context(), slope(2, 11, 17), cramped(1), sp, func(frame.Frame) error {
		t.Error("a frame came of nothing")
		return nil
	})
	if !errors.Is(err, infer.ErrMemory) || !slices.Equal(sides, []int{72, 64}) {
		t.Errorf("%v after tiles of %v pixels", err, sides)
	}
}

func TestOtherFailuresAreNotTriedAgain(t *testing.T) {
	s, broken := decoder(true), fmt.Errorf("wires crossed: %w", infer.ErrRun)
	tries := 0
	s.during = func() error { tries++; return broken }
	err := decode.Frames(t.Context(), slope(2, 11, 17), s, spec(true), func(frame.Frame) error { return nil })
	if !errors.Is(err, broken) || tries != 1 {
		t.Errorf("%v after %d tries", err, tries)
	}
}
