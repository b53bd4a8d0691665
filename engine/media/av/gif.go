package av

import (
	"context"
	"errors"
	"image"
	"io"
	"maps"
	"os"

	"github.com/asticode/go-astiav"

	"kinora/engine/media"
)

// gifWriter makes one palette for all pictures of an animation. It has to see all of
// them for that, so they wait in a lossless file, not in memory, while the colours
// are counted; Close reads them again and dithers.
type gifWriter struct {
	media.Writer // of the waiting pictures
	path         string
	waiting      string
	preset       media.Preset
	params       media.Params
	colours      *graph
	frame        *astiav.Frame
	closed       bool
}

func newGIFWriter(path string, preset media.Preset, params media.Params) (media.SoundWriter, error) {
	lossless, err := media.PresetNamed("mkv")
	if err != nil {
		return nil, err
	}
	t, err := newTemp(path)
	if err != nil {
		return nil, err
	}
	w := &gifWriter{path: path, waiting: t.path, preset: preset, params: params}
	size := media.Params{Width: params.Width, Height: params.Height, Rate: params.Rate}
	if w.Writer, err = newWriter(t.path, lossless, size, nil); err != nil {
		t.remove()
		return nil, err
	}
	if err := w.count(); err != nil {
		w.Abort()
		return nil, w.fail(err)
	}
	return w, nil
}

// count prepares the counting of colours.
func (w *gifWriter) count() (err error) {
	w.frame = astiav.AllocFrame()
	if err := allocate(w.frame, w.params.Width, w.params.Height, astiav.PixelFormatRgba); err != nil {
		return err
	}
	w.colours, err = newGraph("[in0]format=bgra,palettegen[out]", graphInput{
		width: w.params.Width, height: w.params.Height, format: astiav.PixelFormatRgba,
		timeBase: toRational(w.params.Rate).Invert(),
	})
	return err
}

// Write keeps the picture and counts its colours.
func (w *gifWriter) Write(ctx context.Context, img *image.RGBA) error {
	if err := w.Writer.Write(ctx, img); err != nil {
		return err
	}
	if !w.frame.IsWritable() {
		w.frame.Unref()
		if err := allocate(w.frame, w.params.Width, w.params.Height, astiav.PixelFormatRgba); err != nil {
			return w.fail(err)
		}
	}
	copyIn(img.Pix[img.PixOffset(img.Rect.Min.X, img.Rect.Min.Y):], img.Stride, w.frame)
	w.frame.SetColorSpace(astiav.ColorSpaceRgb)
	w.frame.SetColorRange(astiav.ColorRangeJpeg)
	return w.fail(w.colours.push(0, w.frame))
}

// WriteSound drops the samples: a GIF is silent.
func (w *gifWriter) WriteSound(ctx context.Context, _ []float32) error { return ctx.Err() }

// Note adds to the comments.
func (w *gifWriter) Note(key, text string) {
	w.params.Metadata = maps.Clone(w.params.Metadata)
	if w.params.Metadata == nil {
		w.params.Metadata = map[string]string{}
	}
	w.params.Metadata[key] = text
}

// Waiting is the pictures' file and the one that reserves its name.
func (w *gifWriter) Waiting() []string { return append(w.Writer.Waiting(), w.waiting) }

// Close writes the animation.
func (w *gifWriter) Close() error {
	if w.closed {
		return nil
	}
	err := w.Writer.Close()
	if err == nil {
		err = w.animate()
	}
	w.drop()
	var typed *media.Error
	if errors.As(err, &typed) {
		typed.Path = w.path
	}
	return w.fail(err)
}

// Abort drops everything that was written.
func (w *gifWriter) Abort() {
	if !w.closed {
		w.Writer.Abort()
		w.drop()
	}
}

func (w *gifWriter) drop() {
	w.closed = true
	if w.colours != nil {
		w.colours.free()
	}
	w.frame.Free()
	_ = os.Remove(w.waiting)
}

func (w *gifWriter) fail(err error) error {
	var typed *media.Error
	if err == nil || errors.As(err, &typed) {
		return err
	}
	return &media.Error{Kind: media.Unsupported, Path: w.path, Detail: "cannot be turned into a GIF", Err: err}
}

// animate reads the waiting pictures and writes them in the palette's colours.
func (w *gifWriter) animate() error {
	if err := w.colours.push(0, nil); err != nil {
		return err
	}
	palette := astiav.AllocFrame()
	defer palette.Free()
	if err := w.colours.pull(palette); err != nil {
		return err
	}
	r, err := open(context.Background(), w.waiting, Options{CacheFrames: 3})
	if err != nil {
		return err
	}
	defer r.Close()
	one := toRational(w.params.Rate).Invert()
	dither, err := newGraph("[in0][in1]paletteuse=diff_mode=rectangle[out]",
		graphInput{w.params.Width, w.params.Height, r.tail.frame.PixelFormat(), one},
		graphInput{palette.Width(), palette.Height(), palette.PixelFormat(), one})
	if err != nil {
		return err
	}
	defer dither.free()
	if err := errors.Join(dither.push(1, palette), dither.push(1, nil)); err != nil {
		return err
	}
	return w.encode(r, dither)
}

// encode moves every waiting frame through the graph into the file.
func (w *gifWriter) encode(r *reader, dither *graph) error {
	file, err := newFileSink(w.path, w.preset, w.params)
	if err != nil {
		return err
	}
	enc, err := newEncoder(w.path, w.preset, w.params, false)
	if err == nil {
		defer enc.free()
		err = file.begin(enc, w.params)
	}
	if err == nil {
		err = w.move(r, dither, func(f *astiav.Frame) error { return enc.encode(f, file.packet) })
	}
	if err != nil {
		file.abort()
		return err
	}
	file.polish = func(path string) error { return addComments(path, w.params.Metadata) }
	return file.finish(nil)
}

// move feeds the graph frame by frame and hands on what comes out, nil at the end.
func (w *gifWriter) move(r *reader, dither *graph, emit func(*astiav.Frame) error) error {
	out := astiav.AllocFrame()
	defer out.Free()
	for n := int64(0); ; n++ {
		e, err := r.advance(context.Background())
		if errors.Is(err, io.EOF) {
			if err := dither.push(0, nil); err != nil {
				return err
			}
			return drain(dither, out, emit, true)
		}
		if err != nil {
			return err
		}
		e.frame.SetPts(n)
		if err := dither.push(0, e.frame); err != nil {
			return err
		}
		if err := drain(dither, out, emit, false); err != nil {
			return err
		}
	}
}

// drain hands on all frames that are ready, and at the end nil after them.
func drain(g *graph, f *astiav.Frame, emit func(*astiav.Frame) error, last bool) error {
	for {
		err := g.pull(f)
		if errors.Is(err, astiav.ErrEagain) || errors.Is(err, astiav.ErrEof) {
			if last {
				return emit(nil)
			}
			return nil
		}
		if err == nil {
			err = emit(f)
		}
		f.Unref()
		if err != nil {
			return err
		}
	}
}
