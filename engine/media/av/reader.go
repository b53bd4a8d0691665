package av

import (
	"context"
	"errors"
	"io"

	"github.com/asticode/go-astiav"

	"kinora/engine/lend"
	"kinora/engine/media"
	"kinora/projects/rational"
)

// Options say how a file is to be read.
type Options struct {
	// Width and Height are the size of the pictures in pixels, scaled without regard
	// to their shape. 0 is the size they are shown at; one 0 keeps the shape.
	Width, Height int
	// CacheFrames is how many decoded frames are kept, at least 3. 0 means as many as
	// fit into 96 MiB, at most 48.
	CacheFrames int
	// Rate is the frames per second of a sequence of numbered pictures; 0 means 24.
	Rate rational.Rat
	// Fast scales with swscale's shortcuts: for previews. Colours may be off by 3 in
	// 255 and the edges of colours are coarser.
	Fast bool
	// Deep gives pictures of 16 bits per sample, in Frame.Deep, so that a source with
	// more than 8 keeps them.
	Deep bool
}

// reader is a media.Reader. Times inside it are ticks of the stream's time base.
type reader struct {
	options Options
	info    media.Info
	in      *input
	dec     *decoder
	conv    *converter
	pool    *lend.Pool[*lent]
	cache   frameCache
	clock   clock
	jumps   bool // seeking can be trusted
	lost    bool // the run that is being decoded began with a frame without a time

	first   int64  // time of the first frame
	tail    *entry // the newest frame of the run that is being decoded
	current span   // the frame that was returned last
}

// span is when a frame is on screen.
type span struct {
	from, until int64
	valid       bool
}

// Open opens a video, a picture or a pattern of numbered pictures for reading, and
// decodes the first frame. Errors are *media.Error of kinds Missing, Unreadable,
// Empty, Corrupt, Unsupported, NoVideo or TooLarge, or the context's.
func Open(ctx context.Context, path string, options Options) (media.Reader, error) {
	return open(ctx, path, options)
}

func open(ctx context.Context, path string, options Options) (*reader, error) {
	r := &reader{options: options}
	r.info.Path = path
	if err := r.start(ctx); err != nil {
		_ = r.Close()
		return nil, err
	}
	return r, nil
}

// start opens the file and decodes its first frame, which fixes where time begins
// and what the pictures look like.
func (r *reader) start(ctx context.Context) error {
	if err := r.reopen(ctx); err != nil {
		return err
	}
	defer r.in.watch(ctx)()
	r.cache.capacity = 3
	if err := r.step(ctx); err != nil {
		return r.noFrames(err)
	}
	r.first = r.tail.from
	r.jumps = canJump(r.in) && !r.lost
	if err := r.describe(ctx); err != nil {
		return err
	}
	r.conv = &converter{
		width: r.options.Width, height: r.options.Height, flags: exact, deep: r.options.Deep,
		turn: orientationOf(r.tail.frame, r.dec.stream),
	}
	if r.options.Fast {
		r.conv.flags = fast
	}
	r.pool = picturePool(r.options.Width, r.options.Height, r.options.Deep)
	r.cache.capacity = r.cacheFrames()
	return nil
}

// reopen starts the file from its beginning, with everything new.
func (r *reader) reopen(ctx context.Context) error {
	r.closeInput()
	in, err := openInput(ctx, r.info.Path, r.options.Rate)
	if err != nil {
		return err
	}
	r.in = in
	if in.video == nil {
		return &media.Error{Kind: media.NoVideo, Path: in.path}
	}
	in.only(in.video)
	if r.dec, err = newDecoder(in, in.video); err != nil {
		return err
	}
	r.clock = newClock(in)
	r.tail = nil
	return nil
}

// noFrames says why not even one frame could be decoded.
func (r *reader) noFrames(err error) error {
	if !errors.Is(err, io.EOF) {
		return err
	}
	switch {
	case r.dec.bad > 0:
		return r.dec.fail(media.Corrupt, astiav.ErrInvaliddata)
	case r.truncated():
		return r.dec.fail(media.Truncated, r.dec.cut)
	}
	return media.Errorf(media.Empty, r.info.Path, "holds no pictures: it is empty or cut short")
}

// cacheFrames is the wanted size of the cache, or what fits into its budget.
func (r *reader) cacheFrames() int {
	if r.options.CacheFrames > 0 {
		return max(r.options.CacheFrames, 3)
	}
	const budget = 96 << 20
	size, err := r.tail.frame.ImageBufferSize(32)
	if err != nil || size < 1 {
		return 3
	}
	return min(max(budget/size, 3), 48)
}

// Info is what the file holds.
func (r *reader) Info() media.Info { return r.info }

// At returns the frame on screen at t seconds from the first frame.
func (r *reader) At(ctx context.Context, t rational.Rat) (media.Frame, error) {
	if r.in == nil {
		return media.Frame{}, r.closed()
	}
	e, err := r.show(ctx, r.first+r.clock.ticks(t))
	if err != nil {
		return media.Frame{}, err
	}
	return r.picture(e)
}

// Next returns the frame after the one returned last.
func (r *reader) Next(ctx context.Context) (media.Frame, error) {
	if r.in == nil {
		return media.Frame{}, r.closed()
	}
	e, err := r.advance(ctx)
	if err != nil {
		return media.Frame{}, err
	}
	return r.picture(e)
}

// advance makes the frame after the current one current.
func (r *reader) advance(ctx context.Context) (*entry, error) {
	switch {
	case !r.current.valid:
		return r.show(ctx, r.first)
	case r.current.until == never:
		return nil, r.ended()
	}
	return r.show(ctx, r.current.until)
}

// ended is io.EOF where the file is whole.
func (r *reader) ended() error {
	if r.truncated() {
		return r.dec.fail(media.Truncated, r.dec.cut)
	}
	return io.EOF
}

// truncated reports whether reading broke off or the end of the file is missing.
func (r *reader) truncated() bool {
	if r.dec.cut != nil {
		return true
	}
	return missingEnd(r.in)
}

func (r *reader) closed() error {
	return media.Errorf(media.Invalid, r.info.Path, "was closed and can no longer be read")
}

// show makes the frame on screen at ts current.
func (r *reader) show(ctx context.Context, ts int64) (*entry, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	defer r.in.watch(ctx)()
	e, err := r.locate(ctx, max(ts, r.first))
	if err != nil {
		// An interrupted file may stand anywhere: the next call jumps.
		r.tail = nil
		return nil, err
	}
	r.current = span{from: e.from, until: e.until, valid: true}
	return e, nil
}

// picture converts a frame into a pooled picture.
func (r *reader) picture(e *entry) (media.Frame, error) {
	it := r.pool.Get()
	if err := r.conv.into(e.frame, it.Thing.bytes()); err != nil {
		it.Release()
		return media.Frame{}, r.convertError(err)
	}
	f := it.Thing.frame(it.Release)
	f.Time = r.clock.seconds(e.from - r.first)
	f.Duration = r.clock.seconds(shownFor(e))
	return f, nil
}

// shownFor is how many ticks a frame is on screen: until the next one, or, for the
// last, what the container says of it, else 0.
func shownFor(e *entry) int64 {
	if e.until != noTime && e.until != never {
		return e.until - e.from
	}
	return max(frameDuration(e.frame), 0)
}

func (r *reader) convertError(err error) error {
	var typed *media.Error
	if errors.As(err, &typed) {
		typed.Path = r.info.Path
		return typed
	}
	return &media.Error{Kind: media.Unsupported, Path: r.info.Path, Err: err}
}

// Close frees the decoder, its frames and the file.
func (r *reader) Close() error {
	r.closeInput()
	r.cache.free()
	if r.conv != nil {
		r.conv.free()
		r.conv = nil
	}
	return nil
}

// closeInput frees the decoder before the file that it reads from.
func (r *reader) closeInput() {
	if r.dec != nil {
		r.dec.free()
		r.dec = nil
	}
	r.in.free()
	r.in = nil
}

var _ media.Reader = (*reader)(nil)

func toRat(r astiav.Rational) rational.Rat { return rational.New(int64(r.Num()), int64(r.Den())) }
