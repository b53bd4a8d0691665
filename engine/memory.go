package engine

import (
	"errors"
	"fmt"

	"kinora/engine/infer"
	"kinora/engine/plan"
)

// memoryFor is the bytes that decoding may take on a device; 0 is no bound.
func memoryFor(opts Options, device string) int64 {
	if opts.Memory > 0 || device != "cpu" {
		return opts.Memory
	}
	return FreeMemory() / 4 * 3
}

// errLoad says that there is no size at which it would do.
var errLoad = errors.New("the model itself does not fit the memory: close other programs, or take a smaller pack or another device")

// fits is the error of a take that was too large for the device, with what to lower. Other
// errors stay as they are.
func (e *Engine) fits(p plan.Plan, err error) error {
	if !errors.Is(err, infer.ErrMemory) || errors.Is(err, errLoad) {
		return err
	}
	r := p.Recipe
	lower := "make it smaller or shorter"
	if len(p.Windows) > 1 || r.Frames == 1 { // then the length takes no more memory
		lower = "make it smaller"
	}
	return fmt.Errorf("%d×%d for %.3g s is too much for the memory of %s: %s (%w)",
		r.Size.Width, r.Size.Height, r.Seconds().Float(), e.Device(), lower, err)
}

// smallerTiles says that the decoder goes on with less at once.
func (s *source) smallerTiles(pixels int) {
	s.report.warn("the memory ran out while decoding: it goes on in tiles of %d pixels a side, whose seams may show", pixels)
}
