package footage

import (
	"kinora/engine/media"
	"kinora/projects"
	"kinora/projects/rational"
)

// MaxBytes is what the pictures of one call of Frames may take together.
const MaxBytes = 2 << 30

// Request says which frames of a clip are wanted, and how. Its zero value is all of
// them, as they are.
type Request struct {
	// From is where the first one lies, in seconds from the clip's first frame: n / Rate
	// for frame n. A still has the same frame everywhere.
	From rational.Rat
	// Count is how many at most; 0 is all up to the end of the clip.
	Count int
	// Rate is the take's frames per second. 0 gives the clip's own frames from the one on
	// screen at From on, each once, however unevenly they lie.
	Rate rational.Rat
	// Size is the take's, in pixels; 0 by 0 is the size as shown.
	Size projects.Size
	Fit  Fit // what becomes of another shape; "" is Crop
}

// settle fills in what was left out and refuses what cannot be.
func (c *Clip) settle(req Request) (Request, error) {
	if req.Size == (projects.Size{}) {
		req.Size = c.Size
	}
	if err := media.CheckSize(c.Path, req.Size.Width, req.Size.Height); err != nil {
		return req, err
	}
	switch {
	case req.Count < 0:
		return req, media.Errorf(media.Invalid, c.Path, "cannot give %d frames: ask for 1 or more", req.Count)
	case req.Rate.Num() < 0:
		return req, media.Errorf(media.Invalid, c.Path, "cannot be read at %v frames per second: the rate must be above 0", req.Rate)
	case c.Still:
		req.From, req.Count = rational.Rat{}, 1
	case req.From.Num() < 0 || req.From.Cmp(c.Duration) >= 0:
		return req, media.Errorf(media.Invalid, c.Path, "has nothing at %.3f s: it lasts from 0 to %.3f s",
			req.From.Float(), c.Duration.Float())
	}
	return req, checkFit(c.Path, req.Fit)
}

// available is how many frames of the take the clip has from req.From on, at least 1:
// a frame whose middle lies after the end is none, so that the milliseconds to which
// containers round make no difference.
func (c *Clip) available(req Request) int {
	rate := req.Rate
	if rate.Zero() {
		rate = c.Rate
	}
	n := int(c.Duration.Sub(req.From).Mul(rate).Round())
	if req.Count > 0 {
		n = min(n, req.Count)
	}
	return max(n, 1)
}

// grace is how much later than a take's frame the clip's may begin and still be the
// nearest: half a frame of whichever has more of them. Frame n of a clip at its own
// rate is then frame n of the take, however its times were rounded, and one that
// stays long, as in a recording of a screen, stays to its end.
func (c *Clip) grace(rate rational.Rat) rational.Rat {
	if c.Rate.Cmp(rate) > 0 {
		rate = c.Rate
	}
	return rational.New(1, 2).Div(rate)
}

// checkBudget refuses more pictures than MaxBytes hold.
func (c *Clip) checkBudget(req Request) error {
	n := int64(c.available(req))
	if n*int64(req.Size.Width)*int64(req.Size.Height)*4 <= MaxBytes {
		return nil
	}
	return media.Errorf(media.TooLarge, c.Path,
		"has %d frames of %d x %d pixels there, more than the %d MB that are held at once: ask for fewer or smaller ones",
		n, req.Size.Width, req.Size.Height, MaxBytes>>20)
}
