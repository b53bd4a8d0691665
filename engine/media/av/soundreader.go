package av

import (
	"context"
	"errors"
	"io"
	"math"

	"github.com/asticode/go-astiav"

	"kinora/engine/media"
	"kinora/projects/rational"
)

// soundReader gives a file's sound by sample numbers, counted from the time of its
// first picture. What the file has no sound for is silent.
type soundReader struct {
	path   string
	in     *input
	dec    *decoder
	frame  *astiav.Frame
	conv   soundConverter
	origin rational.Rat // seconds of the first picture, as the container counts
	buffer soundBuffer
	from   int64 // samples from this number on are in the buffer or still to come
	placed bool  // it is known where the buffer's samples belong
	timed  bool  // the file said so, it was not guessed
	ended  bool
	broken bool // an error left the file anywhere
}

const (
	beginning = math.MinInt64 / 4 // before any sample
	farAhead  = 2 * soundRate     // samples from where on a jump is quicker than decoding on
	running   = soundRate / 5     // decoders of sound need a running start
)

// openSound opens the sound of a file, nil where it has none.
func openSound(ctx context.Context, path string, origin rational.Rat) (*soundReader, error) {
	s := &soundReader{path: path, origin: origin, frame: astiav.AllocFrame(), conv: newSoundConverter()}
	err := s.reopen(ctx)
	if err == nil {
		return s, nil
	}
	s.free()
	if errors.Is(err, media.NoSound) {
		err = nil
	}
	return nil, err
}

// reopen stands at the beginning of the file.
func (s *soundReader) reopen(ctx context.Context) (err error) {
	s.close()
	if s.in, err = openInput(ctx, s.path, rational.Rat{}); err != nil {
		return err
	}
	if s.in.audio == nil {
		return &media.Error{Kind: media.NoSound, Path: s.path}
	}
	s.in.only(s.in.audio)
	s.dec, err = newDecoder(s.in, s.in.audio)
	s.reset(beginning)
	return err
}

// reset forgets what was decoded: decoding goes on at sample number from.
func (s *soundReader) reset(from int64) {
	s.conv.reset()
	s.buffer.reset()
	s.from, s.placed, s.timed, s.ended, s.broken = from, false, false, false, false
}

// close frees the decoder before the file that it reads from.
func (s *soundReader) close() {
	if s.dec != nil {
		s.dec.free()
		s.dec = nil
	}
	s.in.free()
	s.in = nil
}

func (s *soundReader) free() {
	if s == nil {
		return
	}
	s.conv.free()
	s.close()
	s.frame.Free()
}

// read fills dst with the samples from number from on.
func (s *soundReader) read(ctx context.Context, from int64, dst []float32) error {
	clear(dst)
	if s == nil {
		return nil
	}
	samples := int64(len(dst) / soundChannels)
	if err := s.reach(ctx, from, from+samples); err != nil {
		s.broken = true
		return err
	}
	s.buffer.copy(from, dst)
	return nil
}

// reach decodes until the buffer has all there is between two sample numbers, and
// nothing before them.
func (s *soundReader) reach(ctx context.Context, from, to int64) error {
	if err := s.stand(ctx, from); err != nil {
		return err
	}
	for !s.ended && (!s.placed || s.next() < to) {
		if err := s.decode(ctx); err != nil {
			return err
		}
		s.forget(from)
	}
	s.forget(from)
	return nil
}

// next is the number of the sample that is decoded next.
func (s *soundReader) next() int64 { return s.buffer.end() }

// forget drops buffered samples before number from.
func (s *soundReader) forget(from int64) {
	s.buffer.forget(from)
	if s.placed {
		s.from = max(s.from, from)
	}
}

// stand jumps where sample number from was forgotten or lies far ahead.
func (s *soundReader) stand(ctx context.Context, from int64) error {
	if s.dec == nil || s.broken {
		if err := s.reopen(ctx); err != nil {
			return err
		}
	}
	if from >= s.from && (from-s.next() <= farAhead || s.ended) {
		return nil
	}
	return s.jump(ctx, from)
}

// jump makes the decoder stand at or before sample number from. Containers may land
// anywhere: then the jump is repeated further back, and in the end the file is read from
// its beginning.
func (s *soundReader) jump(ctx context.Context, from int64) error {
	for back := int64(running); s.jumps() && from-back > soundRate; back *= 4 {
		ts := s.origin.Add(rational.New(from-back, soundRate)).Div(toRat(s.in.audio.TimeBase())).Floor()
		if s.dec.seek(ts) != nil {
			break
		}
		s.reset(beginning)
		if err := s.first(ctx); err != nil {
			return err
		}
		if start := s.buffer.start(); s.timed && start <= from {
			s.from = start
			return nil
		}
	}
	return s.reopen(ctx)
}

// jumps reports whether the times after a jump are to be trusted. Ogg says of a FLAC
// packet when it ends only where it is the last of its page.
func (s *soundReader) jumps() bool {
	return s.in.fc.InputFormat().Name() != "ogg" || s.in.audio.CodecParameters().CodecID() != astiav.CodecIDFlac
}

// first decodes until it is known where the samples belong.
func (s *soundReader) first(ctx context.Context) error {
	for !s.placed && !s.ended {
		if err := s.decode(ctx); err != nil {
			return err
		}
	}
	return nil
}

// decode adds the next frame's samples to the buffer, at the end those that the
// converter held back.
func (s *soundReader) decode(ctx context.Context) error {
	defer s.in.watch(ctx)()
	err := s.dec.next(ctx, s.frame)
	switch {
	case errors.Is(err, io.EOF):
		s.ended = true
		err = s.convert(nil)
	case err == nil:
		s.place(frameTime(s.frame))
		err = s.convert(s.frame)
	}
	return err
}

// convert adds a frame in Kinora's form of sound.
func (s *soundReader) convert(f *astiav.Frame) error {
	if err := s.conv.add(&s.buffer, f); err != nil {
		return explain(media.Unsupported, s.path, "its sound cannot be converted", err, nil)
	}
	return nil
}

// place says where the next frame's samples belong: after the last ones, or, at the
// beginning and where the file leaves a gap, where its time says.
func (s *soundReader) place(ts int64) {
	if ts == noTime {
		s.placed = true
		return
	}
	at := samplesAt(s.seconds(ts).Sub(s.origin))
	const gap = soundRate / 20
	switch ahead := at - s.next(); {
	case !s.placed:
		s.placed, s.timed = true, true
		s.buffer.begin(at)
	case ahead > gap && ahead < 600*soundRate:
		s.buffer.begin(at)
	}
}

func (s *soundReader) seconds(ts int64) rational.Rat {
	return clock{tick: toRat(s.in.audio.TimeBase())}.seconds(ts)
}
