package av

import (
	"context"
	"encoding/binary"
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
	in     *input
	dec    *decoder
	swr    *astiav.SoftwareResampleContext
	frame  *astiav.Frame
	out    *astiav.Frame
	origin rational.Rat // seconds of the first picture, as the container counts
	bytes  []byte
	buffer []float32
	start  int64 // sample number of the buffer's first
	placed bool  // start is known
	ended  bool
	mono   bool
}

// openSound opens the sound of a file, nil where it has none, and jumps to sample from.
func openSound(ctx context.Context, path string, origin rational.Rat, from int64) (*soundReader, error) {
	in, err := openInput(ctx, path, rational.Rat{})
	if err != nil {
		return nil, err
	}
	if in.audio == nil {
		in.free()
		return nil, nil
	}
	in.only(in.audio)
	s := &soundReader{in: in, origin: origin, frame: astiav.AllocFrame(), out: astiav.AllocFrame()}
	if s.dec, err = newDecoder(in, in.audio); err != nil {
		s.free()
		return nil, err
	}
	// A little earlier than wanted: decoders of sound need a running start.
	early := rational.New(from, soundRate).Add(origin).Sub(rational.New(1, 5))
	if early.Sub(origin).Num() > 0 {
		// Where jumping fails the sound is decoded from its beginning.
		_ = s.dec.seek(early.Div(toRat(in.audio.TimeBase())).Floor())
	}
	return s, nil
}

func (s *soundReader) free() {
	if s == nil {
		return
	}
	if s.swr != nil {
		s.swr.Free()
	}
	if s.dec != nil {
		s.dec.free()
	}
	s.frame.Free()
	s.out.Free()
	s.in.free()
}

// read fills dst with the samples from number from on. Numbers may not go backwards.
func (s *soundReader) read(ctx context.Context, from int64, dst []float32) error {
	clear(dst)
	if s == nil {
		return nil
	}
	end := from + int64(len(dst)/soundChannels)
	for !s.ended && (!s.placed || s.start+int64(len(s.buffer)/soundChannels) < end) {
		if err := s.decode(ctx); err != nil {
			return err
		}
		s.forget(from)
	}
	s.forget(from)
	if at := s.start - from; s.placed && at < int64(len(dst)/soundChannels) {
		copy(dst[at*soundChannels:], s.buffer)
	}
	return nil
}

// forget drops buffered samples before number from.
func (s *soundReader) forget(from int64) {
	n := min(max(from-s.start, 0), int64(len(s.buffer)/soundChannels))
	s.buffer = append(s.buffer[:0], s.buffer[n*soundChannels:]...)
	s.start += n
}

// decode adds the next frame's samples to the buffer.
func (s *soundReader) decode(ctx context.Context) error {
	err := s.dec.next(ctx, s.frame)
	if errors.Is(err, io.EOF) {
		s.ended = true
		return nil
	}
	if err != nil {
		return err
	}
	s.place(frameTime(s.frame))
	if err := s.resample(); err != nil {
		return explain(media.Unsupported, s.in.path, "its sound cannot be converted", err, nil)
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
	at := clock{tick: toRat(s.in.audio.TimeBase())}.seconds(ts).Sub(s.origin).Mul(rational.Int(soundRate)).Round()
	next := s.start + int64(len(s.buffer)/soundChannels)
	const gap = soundRate / 20
	switch {
	case !s.placed:
		s.start, s.placed = at, true
	case at-next > gap && at-next < 600*soundRate:
		s.buffer = append(s.buffer, make([]float32, (at-next)*soundChannels)...)
	}
}

// resample converts s.frame to Kinora's form of sound.
func (s *soundReader) resample() error {
	if s.swr == nil {
		s.swr = astiav.AllocSoftwareResampleContext()
		// FFmpeg turns one channel into two quieter ones; people expect it as loud as it was.
		s.mono = s.frame.ChannelLayout().Channels() == 1
	}
	layout := astiav.ChannelLayoutStereo
	if s.mono {
		layout = astiav.ChannelLayoutMono
	}
	s.out.Unref()
	s.out.SetSampleFormat(astiav.SampleFormatFlt)
	s.out.SetSampleRate(soundRate)
	s.out.SetChannelLayout(layout)
	if err := s.swr.ConvertFrame(s.frame, s.out); err != nil {
		return err
	}
	n, err := s.out.SamplesBufferSize(1)
	if err != nil || n == 0 {
		return err
	}
	if cap(s.bytes) < n {
		s.bytes = make([]byte, n)
	}
	if _, err := s.out.SamplesCopyToBuffer(s.bytes[:n], 1); err != nil {
		return err
	}
	for i := 0; i < n; i += 4 {
		v := math.Float32frombits(binary.NativeEndian.Uint32(s.bytes[i:]))
		if s.mono {
			s.buffer = append(s.buffer, v)
		}
		s.buffer = append(s.buffer, v)
	}
	return nil
}
