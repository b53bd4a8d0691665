package av

import (
	"context"
	"image"
	"image/draw"

	"github.com/asticode/go-astiav"

	"kinora/engine/media"
	"kinora/projects/rational"
)

// scene is a cut in its place in the film. Its file is open while it is on screen.
type scene struct {
	cut        media.Cut
	info       media.Info
	start, end rational.Rat // seconds of the film

	reader  *reader
	sound   *soundReader
	canvas  *image.RGBA // nil where the pictures fill the film's exactly
	place   image.Point // of the picture's corner on the canvas
	current media.Frame
}

// source is the second of the file that is on screen at a second of the film.
func (sc *scene) source(at rational.Rat) rational.Rat { return sc.cut.In.Add(at.Sub(sc.start)) }

// weight is how far the scene has dissolved in, from 0 to 256.
func (sc *scene) weight(at rational.Rat) int {
	if sc.cut.Dissolve.Zero() {
		return 256
	}
	w := at.Sub(sc.start).Div(sc.cut.Dissolve).Mul(rational.Int(256)).Round()
	return int(min(max(w, 0), 256))
}

// show returns the picture at a second of the film; it stays until done.
func (sc *scene) show(ctx context.Context, s *stitcher, at rational.Rat) (*image.RGBA, error) {
	if err := sc.open(ctx, s); err != nil {
		return nil, err
	}
	f, err := sc.reader.At(ctx, sc.source(at))
	if err != nil {
		return nil, err
	}
	sc.current = f
	if sc.canvas == nil {
		return f.Image, nil
	}
	draw.Draw(sc.canvas, f.Image.Bounds().Add(sc.place), f.Image, image.Point{}, draw.Src)
	return sc.canvas, nil
}

// done gives the picture back.
func (sc *scene) done() {
	if sc.current.Release != nil {
		sc.current.Release()
		sc.current = media.Frame{}
	}
}

// open opens the file's pictures and sound when the scene comes on.
func (sc *scene) open(ctx context.Context, s *stitcher) error {
	if sc.reader != nil {
		return nil
	}
	w, h := fitted(sc.info.Video.DisplayWidth, sc.info.Video.DisplayHeight, s.params.Width, s.params.Height, sc.cut.Fit)
	r, err := open(ctx, sc.cut.Path, Options{Width: w, Height: h, CacheFrames: 3})
	if err != nil {
		return err
	}
	sc.reader = r
	if w != s.params.Width || h != s.params.Height {
		sc.canvas = image.NewRGBA(image.Rect(0, 0, s.params.Width, s.params.Height))
		draw.Draw(sc.canvas, sc.canvas.Rect, image.Black, image.Point{}, draw.Src)
		sc.place = image.Pt((s.params.Width-w)/2, (s.params.Height-h)/2)
	}
	if s.sound && sc.info.Audio != nil {
		sc.sound, err = openSound(ctx, sc.cut.Path, r.clock.seconds(r.first))
	}
	return err
}

func (sc *scene) free() {
	if sc.reader != nil {
		_ = sc.reader.Close()
	}
	sc.sound.free()
	sc.reader, sc.sound, sc.canvas = nil, nil, nil
}

// fitted is the size of a w x h picture on a canvas: inside it, or covering it. A
// difference of a pixel, which rounding makes, is none.
func fitted(w, h, canvasW, canvasH int, fit media.Fit) (int, int) {
	byWidth := max(1, (h*canvasW+w/2)/w)  // its height at the canvas's width
	byHeight := max(1, (w*canvasH+h/2)/h) // its width at the canvas's height
	if abs(byWidth-canvasH) <= 1 || abs(byHeight-canvasW) <= 1 {
		return canvasW, canvasH
	}
	if (byWidth <= canvasH) == (fit == media.Letterbox) {
		return canvasW, byWidth
	}
	return byHeight, canvasH
}

func abs(n int) int { return max(n, -n) }

// unchanged reports whether the film is one whole file that an encoder of the preset
// could have made.
func (s *stitcher) unchanged(cuts []media.Cut) bool {
	info := s.scenes[0].info
	whole := len(cuts) == 1 && cuts[0].In.Zero() && (cuts[0].Out.Zero() || cuts[0].Out.Cmp(info.Duration) >= 0)
	if !whole || info.Still || s.preset.Pictures || !s.fits(*info.Video) {
		return false
	}
	for _, e := range s.preset.Encoders {
		codec := astiav.FindEncoderByName(e.Name)
		if codec != nil && codec.ID().Name() == info.Video.Codec && e.PixelFormat == info.Video.PixelFormat {
			return true
		}
	}
	return false
}

// fits reports whether pictures are of the film's size and rate, upright, in square
// samples and of the usual range.
func (s *stitcher) fits(v media.VideoInfo) bool {
	return v.Width == s.params.Width && v.Height == s.params.Height &&
		v.DisplayWidth == v.Width && v.DisplayHeight == v.Height && v.Rotation == 0 &&
		v.Rate.Cmp(s.params.Rate) == 0 && v.FullRange == isRGBName(v.PixelFormat)
}

func isRGBName(name string) bool { return isRGB(astiav.FindPixelFormatByName(name)) }
