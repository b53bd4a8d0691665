package av

import (
	"errors"

	"github.com/asticode/go-astiav"

	"kinora/engine/media"
)

// errScale says that swscale has no way between two formats.
var errScale = errors.New("this pixel format cannot be converted")

// converter turns decoded frames into RGBA pictures of one size, upright. It makes a
// new scaler whenever frames change their shape on the way.
type converter struct {
	width, height int // of the result
	turn          orientation
	flags         int
	deep          bool // 16 bits per sample
	from          picture
	scaler        scaler
	between       *astiav.Frame // for results that cannot be written in place
}

// into converts f. pix holds width x height pixels without gaps between rows.
func (c *converter) into(f *astiav.Frame, pix []byte) error {
	w, h := c.turn.size(c.width, c.height)
	if err := c.prepare(pictureOf(f), w, h); err != nil {
		return err
	}
	// swscale's fast paths write whole vectors; only rows of whole vectors bear that.
	if c.turn == upright && w%16 == 0 && !c.deep {
		return c.scaler.out(f, pix, w*4, w, h)
	}
	if err := c.scaler.between(f, c.between); err != nil {
		return err
	}
	c.finish(pix, w, h)
	return nil
}

// finish takes a result out of c.between, w x h pixels, and turns it.
func (c *converter) finish(pix []byte, w, h int) {
	src, stride := pixels(c.between), c.between.Linesize()[0]
	switch {
	case c.turn == upright:
		copyOut(c.between, pix, len(pix)/h)
	case c.deep:
		turn[uint64](c.turn, pix, src, stride, w, h)
	default:
		turn[uint32](c.turn, pix, src, stride, w, h)
	}
	if c.deep {
		stretch(pix, c.from)
	}
}

func (c *converter) prepare(from picture, w, h int) error {
	if c.scaler.c != nil && c.from == from {
		return nil
	}
	if err := media.CheckSize("", from.width, from.height); err != nil {
		return err
	}
	c.scaler.free()
	scaler, ok := newScaler(from, c.target(w, h), c.flags)
	if !ok {
		return errScale
	}
	c.scaler, c.from = scaler, from
	if c.between == nil {
		c.between = astiav.AllocFrame()
		return allocate(c.between, w, h, c.target(w, h).format)
	}
	return nil
}

func (c *converter) target(w, h int) picture {
	if c.deep {
		return rgba64(w, h)
	}
	return rgba(w, h)
}

func (c *converter) free() {
	c.scaler.free()
	if c.between != nil {
		c.between.Free()
	}
}

// allocate gives f a picture buffer that swscale's vectors may use.
func allocate(f *astiav.Frame, w, h int, format astiav.PixelFormat) error {
	f.SetWidth(w)
	f.SetHeight(h)
	f.SetPixelFormat(format)
	return f.AllocBuffer(0)
}
