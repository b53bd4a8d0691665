package av

import (
	"context"
	"errors"
	"image"

	"github.com/asticode/go-astiav"

	"kinora/engine/media"
)

// ahead is how many converted pictures wait for the encoder: enough that neither
// waits for the other.
const ahead = 3

// Create begins a video at path. It fails before anything is written: with NoPreset,
// Unwritable, Invalid or TooLarge, or Unsupported where this FFmpeg lacks the encoder.
// Pictures are straight RGBA in sRGB or BT.709; they are stored as BT.709.
//
// The caller ends it with Close or Abort on every path.
func Create(path string, preset media.Preset, params media.Params) (media.SoundWriter, error) {
	setup()
	if err := errors.Join(preset.Check(path, params), media.CheckWritable(path)); err != nil {
		return nil, first(err)
	}
	if preset.Container == "gif" {
		return newGIFWriter(path, preset, params)
	}
	return newSoundWriter(path, preset, params)
}

// first is the first of joined errors: a person reads one line.
func first(err error) error {
	var typed *media.Error
	if errors.As(err, &typed) {
		return typed
	}
	return err
}

// writer is a media.Writer: the caller's goroutine converts pictures, its own one encodes.
type writer struct {
	path   string
	params media.Params
	enc    *encoder
	scaler scaler
	input  *astiav.Frame // RGBA, for pictures whose rows swscale's vectors would overrun
	sink   sink

	count  int64 // pictures taken
	all    []*astiav.Frame
	idle   chan *astiav.Frame // to convert into
	work   chan *astiav.Frame // to encode
	done   chan struct{}      // closed when the encoding goroutine has ended
	err    error              // why it ended early; read after done
	stop   chan struct{}      // closed to drop what waits
	closed bool
	notes  map[string]string
}

// newWriter begins a video, with a sound track where sound is not nil: that is the
// caller's to feed and free.
func newWriter(path string, preset media.Preset, params media.Params, sound *soundEncoder) (*writer, error) {
	w := &writer{
		path: path, params: params,
		idle: make(chan *astiav.Frame, ahead), work: make(chan *astiav.Frame, ahead),
		done: make(chan struct{}), stop: make(chan struct{}),
	}
	if err := w.open(preset, sound); err != nil {
		w.free()
		if w.sink != nil {
			w.sink.abort()
		}
		return nil, err
	}
	go w.run()
	return w, nil
}

func (w *writer) open(preset media.Preset, sound *soundEncoder) (err error) {
	globalHeader := false
	if preset.Pictures {
		w.sink = newPictureSink(w.path, w.params.Metadata)
	} else {
		file, err := newFileSink(w.path, preset, w.params)
		if err != nil {
			return err
		}
		file.sound = sound
		w.sink, globalHeader = file, file.wantsGlobalHeader()
	}
	if w.enc, err = newEncoder(w.path, preset, w.params, globalHeader); err != nil {
		return err
	}
	if err := w.buffers(); err != nil {
		return err
	}
	return w.sink.begin(w.enc, w.params)
}

// buffers makes the scaler and the pictures between the two goroutines.
func (w *writer) buffers() error {
	width, height := w.params.Width, w.params.Height
	var ok bool
	if w.scaler, ok = newScaler(rgba(width, height), coded(w.enc.format, width, height), fast); !ok {
		return &media.Error{Kind: media.Unsupported, Path: w.path, Err: errScale}
	}
	w.input = astiav.AllocFrame()
	if err := allocate(w.input, width, height, astiav.PixelFormatRgba); err != nil {
		return err
	}
	for range ahead {
		f := astiav.AllocFrame()
		w.all = append(w.all, f)
		if err := w.fresh(f); err != nil {
			return err
		}
		w.idle <- f
	}
	return nil
}

// fresh gives f a buffer that nobody else holds, and its colours.
func (w *writer) fresh(f *astiav.Frame) error {
	out := coded(w.enc.format, w.params.Width, w.params.Height)
	f.Unref()
	if err := allocate(f, out.width, out.height, out.format); err != nil {
		return err
	}
	f.SetColorSpace(out.matrix)
	f.SetColorRange(rangeOf(out))
	return nil
}

// Write converts a picture and leaves it to the encoder.
func (w *writer) Write(ctx context.Context, img *image.RGBA) error {
	if w.closed {
		return media.Errorf(media.Invalid, w.path, "is finished: no more pictures can be written")
	}
	if b := img.Bounds(); b.Dx() != w.params.Width || b.Dy() != w.params.Height {
		return media.Errorf(media.Invalid, w.path, "a picture of %d x %d pixels was given to a video of %d x %d",
			b.Dx(), b.Dy(), w.params.Width, w.params.Height)
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	select {
	case <-w.done:
		return w.err
	case <-ctx.Done():
		return ctx.Err()
	case f := <-w.idle:
		return w.convert(f, img)
	}
}

func (w *writer) convert(f *astiav.Frame, img *image.RGBA) error {
	if !f.IsWritable() {
		// The encoder still reads the old buffer.
		if err := w.fresh(f); err != nil {
			w.idle <- f
			return err
		}
	}
	if err := w.scale(f, img); err != nil {
		w.idle <- f
		return &media.Error{Kind: media.Unsupported, Path: w.path, Err: err}
	}
	f.SetPts(w.count)
	setFrameDuration(f, 1)
	w.count++
	w.work <- f // never blocks: it holds as many as there are
	return nil
}

func (w *writer) scale(f *astiav.Frame, img *image.RGBA) error {
	pix := img.Pix[img.PixOffset(img.Rect.Min.X, img.Rect.Min.Y):]
	if w.params.Width%16 == 0 {
		return w.scaler.in(pix, img.Stride, w.params.Width, w.params.Height, f)
	}
	copyIn(pix, img.Stride, w.input)
	return w.scaler.between(w.input, f)
}

// run encodes until the work ends, and then what the encoder held back.
func (w *writer) run() {
	defer close(w.done)
	for f := range w.work {
		if w.err = w.encode(f); w.err != nil {
			return
		}
		w.idle <- f
	}
	select {
	case <-w.stop:
	default:
		w.err = w.encode(nil)
	}
}

func (w *writer) encode(f *astiav.Frame) error {
	select {
	case <-w.stop:
		return nil
	default:
	}
	if err := w.enc.encode(f, w.sink.packet); err != nil {
		return explain(media.Unsupported, w.path, "cannot be encoded", err, w.enc.cc.UnsafePointer())
	}
	return nil
}

// Close encodes what is left, finishes the file and gives it its name.
func (w *writer) Close() error {
	if w.closed {
		return nil
	}
	w.end()
	err := w.err
	if err == nil && w.count == 0 {
		err = media.Errorf(media.Empty, w.path, "was not written: it would hold no pictures")
	}
	w.free()
	if err != nil {
		w.sink.abort()
		return err
	}
	return w.sink.finish(w.notes)
}

// Note keeps a text for the end.
func (w *writer) Note(key, text string) {
	if w.notes == nil {
		w.notes = map[string]string{}
	}
	w.notes[key] = text
}

// Waiting is where the sink writes to.
func (w *writer) Waiting() []string { return []string{w.sink.waits()} }

// Abort drops everything that was written.
func (w *writer) Abort() {
	if w.closed {
		return
	}
	close(w.stop)
	w.end()
	w.free()
	w.sink.abort()
}

// end waits for the encoding goroutine.
func (w *writer) end() {
	w.closed = true
	close(w.work)
	<-w.done
}

func (w *writer) free() {
	if w.enc != nil {
		w.enc.free()
	}
	w.scaler.free()
	if w.input != nil {
		w.input.Free()
	}
	for _, f := range w.all {
		f.Free()
	}
}

var _ media.Writer = (*writer)(nil)
