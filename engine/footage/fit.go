package footage

import (
	"context"
	"image"

	"kinora/engine/media"
	"kinora/engine/media/av"
	"kinora/projects"
)

// fitter makes pictures of one request out of a clip's frames.
type fitter struct {
	options av.Options // how the frames are to be decoded
	size    projects.Size
	target  image.Rectangle
	light   *light  // nil where the file's bytes are what is wanted
	scaler  *scaler // nil then, too
}

func (c *Clip) fitter(req Request) (*fitter, error) {
	v := c.Info.Video
	w, h := v.Width, v.Height
	if v.Rotation%180 != 0 {
		w, h = h, w
	}
	// Square samples are made here, not by FFmpeg, which scales without regard to light.
	f := &fitter{options: av.Options{Width: w, Height: h, CacheFrames: 3}, size: req.Size}
	if req.Size == (projects.Size{Width: w, Height: h}) && c.Size == req.Size && plain(v) {
		return f, nil
	}
	place := Place(c.Size, req.Size, req.Fit)
	x, y := float64(w)/float64(c.Size.Width), float64(h)/float64(c.Size.Height)
	seen := Area{place.Source.X * x, place.Source.Y * y, place.Source.Width * x, place.Source.Height * y}
	f.options.Deep = v.Depth > 8
	f.target = place.Target
	f.light = newLight(v, f.options.Deep)
	f.scaler = newScaler(w, h, seen, place.Target.Dx(), place.Target.Dy())
	return f, nil
}

// picture fits one frame, and gives it back.
func (f *fitter) picture(ctx context.Context, frame media.Frame) (Picture, error) {
	defer frame.Release()
	p := Picture{Image: image.NewRGBA(image.Rect(0, 0, f.size.Width, f.size.Height)), Time: frame.Time}
	if f.scaler == nil {
		copyOpaque(p.Image, frame.Image)
		return p, nil
	}
	at := f.target.Min
	bars := newBars(f.target, f.size)
	err := f.scaler.scale(ctx, f.light.read(frame), func(y int, line []float32) {
		putLine(p.Image, at.X, at.Y+y, line)
		bars.see(y, line)
	})
	bars.paint(p.Image)
	return p, err
}

// copyOpaque copies a picture of the same size, laid over white.
func copyOpaque(dst, src *image.RGBA) {
	copy(dst.Pix, src.Pix)
	for i := 0; i < len(dst.Pix); i += 4 {
		p := dst.Pix[i : i+4 : i+4]
		if a := uint32(p[3]); a != 255 {
			p[0], p[1], p[2], p[3] = uint8(over(uint32(p[0]), a, 255)), uint8(over(uint32(p[1]), a, 255)), uint8(over(uint32(p[2]), a, 255)), 255
		}
	}
}
