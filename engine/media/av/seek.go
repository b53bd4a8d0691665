package av

import (
	"context"
	"errors"
	"io"

	"github.com/asticode/go-astiav"

	"kinora/engine/media"
	"kinora/projects/rational"
)

// canJump reports whether a container's seeking is to be trusted. Pictures and raw
// streams have none worth the name, and an animation's frames build on all before.
func canJump(in *input) bool {
	format := in.fc.InputFormat()
	if format.Flags().Has(astiav.IOFormatFlagNotimestamps) {
		return false
	}
	switch in.video.CodecParameters().CodecID() {
	case astiav.CodecIDGif, codecAPNG, astiav.CodecIDWebp:
		return false
	}
	return format.Name() != "yuv4mpegpipe"
}

// locate returns the frame on screen at ts, which is not before the first frame.
// Its end is known: the frame after it has been decoded too, or there is none.
func (r *reader) locate(ctx context.Context, ts int64) (*entry, error) {
	if e := r.cache.find(ts); e != nil {
		return e, nil
	}
	r.dec.hurry = r.hurryTo(ts)
	if !r.near(ts) {
		if err := r.jump(ctx, ts); err != nil {
			return nil, err
		}
	}
	e, err := r.runTo(ctx, ts)
	if !errors.Is(err, errSkimmed) {
		return e, err
	}
	r.dec.hurry = noTime
	if err := r.jump(ctx, ts); err != nil {
		return nil, err
	}
	return r.runTo(ctx, ts)
}

// hurryTo is the time until which frames may be left out on the way to ts: a little before
// it. On a short way back none are: those before ts are the next that are asked for.
func (r *reader) hurryTo(ts int64) int64 {
	const few = 3
	if r.current.valid && ts < r.current.from && r.clock.seconds(r.current.from-ts).Float() < 1 {
		return noTime
	}
	return ts - few*r.clock.frame
}

// errSkimmed says that the frame which was looked for may be one of those left out.
var errSkimmed = errors.New("too many frames were left out")

// runTo decodes on until the frame on screen at ts is there.
func (r *reader) runTo(ctx context.Context, ts int64) (*entry, error) {
	for {
		if e := r.cache.find(ts); e != nil {
			return e, nil
		}
		err := r.step(ctx)
		switch {
		case err == nil && r.tail.from > ts && r.cache.find(ts) == nil:
			return nil, errSkimmed
		case err == nil:
		case !errors.Is(err, io.EOF):
			return nil, err
		case r.tail == nil:
			return nil, r.noFrames(err)
		case !r.dec.whole(r.tail.from):
			return nil, errSkimmed
		default:
			return r.tail, nil
		}
	}
}

// near reports whether decoding on is the quickest way to ts: no keyframe lies
// between, or, where the container does not say, it is less than two seconds away.
func (r *reader) near(ts int64) bool {
	if r.tail == nil || r.tail.from > ts {
		return false
	}
	if !r.jumps || r.tail.until == never {
		return true
	}
	const few = 12 // frames that decode quicker than a jump
	if ts-r.tail.from <= few*r.clock.frame {
		return true
	}
	if key := keyBefore(r.dec.stream, ts); key != noTime {
		return key <= r.tail.from+few*r.clock.frame
	}
	return r.clock.seconds(ts-r.tail.from).Float() < 2
}

// jump makes the decoder stand at or before ts. Containers know keyframes by when
// they are decoded, or not at all, so a jump may land too late: then it is repeated
// further back, and in the end the file is read from its beginning.
func (r *reader) jump(ctx context.Context, ts int64) error {
	back := int64(0)
	for r.jumps && ts-back > r.first {
		r.tail = nil
		if r.dec.seek(ts-back) != nil {
			break
		}
		err := r.step(ctx)
		if err == nil && !r.lost && r.tail.from <= ts {
			return nil
		}
		if err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		back = max(back*4, 12*r.clock.frame, r.clock.ticks(rational.New(1, 2)))
	}
	return r.rewind(ctx)
}

// rewind stands at the first frame again: by a jump, or, where that does not land
// there, by opening the file anew.
func (r *reader) rewind(ctx context.Context) error {
	r.tail = nil
	if r.jumps && r.dec.seek(r.first) == nil {
		r.dec.restart(false)
		if err := r.step(ctx); err == nil && !r.lost && r.tail.from == r.first {
			return nil
		}
	}
	if err := r.reopen(ctx); err != nil {
		return err
	}
	err := r.step(ctx)
	if err == nil && r.tail.from != r.first {
		return media.Errorf(media.Corrupt, r.info.Path, "begins at another time whenever it is read: it changed, or is damaged")
	}
	return err
}

// step decodes the next frame into the cache. At the end of the file the newest
// frame is told that it stays, and io.EOF is returned.
func (r *reader) step(ctx context.Context) error {
	e := r.cache.take()
	for {
		if err := r.dec.next(ctx, e.frame); err != nil {
			r.cache.drop(e)
			if errors.Is(err, io.EOF) && r.tail != nil && r.dec.whole(r.tail.from) {
				r.tail.until = never
			}
			return err
		}
		e.from = r.stamp(e.frame)
		if r.dec.landing == noTime || e.from >= r.dec.landing {
			break
		}
	}
	switch {
	case r.tail == nil:
	case r.dec.whole(r.tail.from):
		r.tail.until = e.from
	default: // what came next may have been left out
		r.cache.forget(r.tail)
	}
	r.cache.put(e)
	r.tail = e
	return nil
}

// stamp is the time of a frame. Times that are missing or run backwards continue
// from the frame before. A first frame without a time leaves the reader lost, except
// at the beginning of the file.
func (r *reader) stamp(f *astiav.Frame) int64 {
	ts := frameTime(f)
	if r.clock.counted {
		ts = noTime
	}
	switch {
	case r.tail == nil:
		r.lost = ts == noTime
		if r.lost {
			return 0
		}
		return ts
	case ts == noTime:
		return r.tail.from + r.clock.frame
	}
	return max(ts, r.tail.from+1)
}
