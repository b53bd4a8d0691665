package av

import (
	"context"

	"github.com/asticode/go-astiav"

	"kinora/engine/media"
)

// sink is where an encoder's packets go. Exactly one of finish, which adds texts to the
// metadata, and abort is called.
type sink interface {
	// begin is told the encoder, before the first packet.
	begin(e *encoder, params media.Params) error
	// packet takes over pkt's content.
	packet(pkt *astiav.Packet) error
	finish(notes map[string]string) error
	abort()
	// waits is the file or folder that holds what is not finished.
	waits() string
}

// fileSink is a container with one video stream, and perhaps sound.
type fileSink struct {
	*muxer
	preset media.Preset
	stream *astiav.Stream
	from   astiav.Rational
	sound  *soundEncoder // nil for silent videos
}

func newFileSink(path string, preset media.Preset, params media.Params) (*fileSink, error) {
	m, err := newMuxer(path, preset.Container, params.Metadata)
	if err != nil {
		return nil, err
	}
	return &fileSink{muxer: m, preset: preset}, nil
}

func (s *fileSink) waits() string { return s.temp.path }

// finish ends the file. Containers write their metadata first, so texts that come at
// the end take a copy of the file, packet by packet.
func (s *fileSink) finish(notes map[string]string) error {
	if len(notes) > 0 && s.polish == nil {
		s.polish = func(path string) error { return remux(context.Background(), path, path, s.preset, notes) }
	}
	return s.muxer.finish()
}

func (s *fileSink) begin(e *encoder, params media.Params) error {
	var err error
	if s.stream, err = s.add(e, params); err != nil {
		return err
	}
	s.from = e.cc.TimeBase()
	if s.sound != nil {
		if err := s.sound.addTo(s.muxer); err != nil {
			return err
		}
	}
	return s.header(s.preset.Muxer)
}

// add makes the stream that an encoder fills.
func (m *muxer) add(e *encoder, params media.Params) (*astiav.Stream, error) {
	stream := m.fc.NewStream(nil)
	if stream == nil {
		return nil, m.fail(errNoMemory)
	}
	if err := e.cc.ToCodecParameters(stream.CodecParameters()); err != nil {
		return nil, m.fail(err)
	}
	stream.SetTimeBase(e.cc.TimeBase())
	stream.SetAvgFrameRate(toRational(params.Rate))
	stream.SetSampleAspectRatio(astiav.NewRational(1, 1))
	return stream, nil
}

func (s *fileSink) packet(pkt *astiav.Packet) error {
	pkt.SetStreamIndex(s.stream.Index())
	// Without a length the last frame would end when it begins.
	pkt.SetDuration(1)
	pkt.RescaleTs(s.from, s.stream.TimeBase())
	return s.write(pkt)
}
