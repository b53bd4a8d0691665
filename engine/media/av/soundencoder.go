package av

import (
	"encoding/binary"
	"math"

	"github.com/asticode/go-astiav"

	"kinora/engine/media"
)

const (
	soundRate     = media.SoundRate
	soundChannels = media.SoundChannels
)

// soundEncoder encodes the sound track of a video that is being written.
type soundEncoder struct {
	cc      *astiav.CodecContext
	pkt     *astiav.Packet
	frame   *astiav.Frame
	format  astiav.SampleFormat
	size    int // samples per frame
	m       *muxer
	stream  *astiav.Stream
	waiting []float32
	bytes   []byte
	count   int64 // samples encoded
}

// newSoundEncoder opens the encoder called name, nil where this FFmpeg lacks it: a
// silent video is better than none.
func newSoundEncoder(path, name string) (*soundEncoder, error) {
	codec := astiav.FindEncoderByName(name)
	if codec == nil {
		return nil, nil
	}
	s := &soundEncoder{cc: astiav.AllocCodecContext(codec), pkt: astiav.AllocPacket(), frame: astiav.AllocFrame()}
	forgetLog(s.cc.UnsafePointer())
	s.format = codec.SampleFormats()[0]
	s.cc.SetSampleFormat(s.format)
	s.cc.SetSampleRate(soundRate)
	s.cc.SetChannelLayout(astiav.ChannelLayoutStereo)
	s.cc.SetTimeBase(astiav.NewRational(1, soundRate))
	s.cc.SetBitRate(192_000)
	s.cc.SetFlags(s.cc.Flags().Add(astiav.CodecContextFlagGlobalHeader))
	if err := s.cc.Open(codec, nil); err != nil {
		defer s.free()
		return nil, explain(media.Unsupported, path, "sound cannot be encoded as "+name, err, s.cc.UnsafePointer())
	}
	if s.size = s.cc.FrameSize(); s.size == 0 {
		s.size = 1024
	}
	return s, nil
}

// addTo announces the track, before the container's header.
func (s *soundEncoder) addTo(m *muxer) error {
	s.m = m
	if s.stream = m.fc.NewStream(nil); s.stream == nil {
		return m.fail(errNoMemory)
	}
	s.stream.SetTimeBase(s.cc.TimeBase())
	return m.fail(s.cc.ToCodecParameters(s.stream.CodecParameters()))
}

// write encodes whole frames and keeps the rest for later.
func (s *soundEncoder) write(samples []float32) error {
	s.waiting = append(s.waiting, samples...)
	for len(s.waiting) >= s.size*soundChannels {
		if err := s.encode(s.size); err != nil {
			return err
		}
	}
	return nil
}

// taken is how many samples were written.
func (s *soundEncoder) taken() int64 { return s.count + int64(len(s.waiting)/soundChannels) }

// finish encodes what waits.
func (s *soundEncoder) finish() error {
	if n := len(s.waiting) / soundChannels; n > 0 {
		if err := s.encode(n); err != nil {
			return err
		}
	}
	return s.send(nil)
}

func (s *soundEncoder) encode(n int) error {
	s.frame.Unref()
	s.frame.SetNbSamples(n)
	s.frame.SetSampleFormat(s.format)
	s.frame.SetSampleRate(soundRate)
	s.frame.SetChannelLayout(astiav.ChannelLayoutStereo)
	if err := s.frame.AllocBuffer(0); err != nil {
		return s.m.fail(err)
	}
	part := s.waiting[:n*soundChannels]
	s.bytes = appendSamples(s.bytes[:0], part, s.format)
	if err := s.frame.Data().SetBytes(s.bytes, 1); err != nil {
		return s.m.fail(err)
	}
	s.waiting = append(s.waiting[:0], s.waiting[len(part):]...)
	s.frame.SetPts(s.count)
	s.count += int64(n)
	return s.send(s.frame)
}

func (s *soundEncoder) send(f *astiav.Frame) error {
	if err := s.cc.SendFrame(f); err != nil {
		return s.m.fail(err)
	}
	for s.cc.ReceivePacket(s.pkt) == nil {
		s.pkt.SetStreamIndex(s.stream.Index())
		s.pkt.RescaleTs(s.cc.TimeBase(), s.stream.TimeBase())
		err := s.m.write(s.pkt)
		s.pkt.Unref()
		if err != nil {
			return err
		}
	}
	return nil
}

func (s *soundEncoder) free() {
	if s == nil {
		return
	}
	s.frame.Free()
	s.pkt.Free()
	s.cc.Free()
}

// appendSamples stores interleaved samples as an encoder wants them: as they are, each
// channel for itself, or in 16 bits.
func appendSamples(out []byte, samples []float32, format astiav.SampleFormat) []byte {
	switch format {
	case astiav.SampleFormatFltp:
		for c := range soundChannels {
			for i := c; i < len(samples); i += soundChannels {
				out = binary.NativeEndian.AppendUint32(out, math.Float32bits(samples[i]))
			}
		}
	case astiav.SampleFormatFlt:
		for _, v := range samples {
			out = binary.NativeEndian.AppendUint32(out, math.Float32bits(v))
		}
	default:
		for _, v := range samples {
			out = binary.NativeEndian.AppendUint16(out, uint16(int16(min(max(v, -1), 1)*math.MaxInt16)))
		}
	}
	return out
}
