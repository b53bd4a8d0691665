package av

import (
	"context"
	"errors"
	"io"
	"runtime"
	"strconv"

	"github.com/asticode/go-astiav"

	"kinora/engine/media"
)

// noTime is FFmpeg's mark for an unknown time.
const noTime = astiav.NoPtsValue

// decoder pulls one stream's frames out of an input, in the order they are shown.
type decoder struct {
	in     *input
	stream *astiav.Stream
	cc     *astiav.CodecContext
	pkt    *astiav.Packet

	draining bool
	cut      error // why reading ended before the end of the file
	bad      int   // packets that could not be decoded since the last frame

	// After a seek: packets before the first keyframe are of no use, and frames
	// shown before it may lean on others that were not read.
	wantKey bool
	landing int64

	// Packets of frames that are shown before hurry are decoded only where other frames
	// lean on them; passed is the latest time of such a packet since the last jump.
	hurry, passed int64
}

// newDecoder opens the decoder of a stream. The caller frees it, before the input.
func newDecoder(in *input, s *astiav.Stream) (*decoder, error) {
	cp := s.CodecParameters()
	codec := astiav.FindDecoder(cp.CodecID())
	if codec == nil {
		return nil, media.Errorf(media.Unsupported, in.path, "%s", unknownCodec(cp.CodecID()))
	}
	d := &decoder{in: in, stream: s, cc: astiav.AllocCodecContext(codec), pkt: astiav.AllocPacket(), landing: noTime, hurry: noTime, passed: noTime}
	forgetLog(d.cc.UnsafePointer())
	if err := d.open(codec, cp); err != nil {
		defer d.free()
		return nil, d.fail(media.Corrupt, err)
	}
	return d, nil
}

func unknownCodec(id astiav.CodecID) string {
	if name := id.Name(); name != "none" {
		return "is encoded as " + name + ", which this FFmpeg cannot decode"
	}
	return "is encoded in a way that FFmpeg does not know"
}

func (d *decoder) open(codec *astiav.Codec, cp *astiav.CodecParameters) error {
	if err := d.cc.FromCodecParameters(cp); err != nil {
		return err
	}
	options := astiav.NewDictionary()
	defer options.Free()
	if err := options.Set("max_pixels", strconv.Itoa(media.MaxPixels), 0); err != nil {
		return err
	}
	// Each thread of a frame-parallel decoder holds a picture back, which a jump
	// waits for: more than a few cost more than they bring.
	if !isPicture(d.stream) {
		d.cc.SetThreadCount(min(runtime.GOMAXPROCS(0), 6))
	}
	setPacketTimeBase(d.cc, d.stream.TimeBase())
	return d.cc.Open(codec, options)
}

func (d *decoder) free() {
	d.pkt.Free()
	d.cc.Free()
}

// next decodes the next frame into f, whose old content is dropped. It returns io.EOF
// at the end, wherever that came; d.cut then says whether it came too early.
func (d *decoder) next(ctx context.Context, f *astiav.Frame) error {
	for {
		err := d.cc.ReceiveFrame(f)
		switch {
		case err == nil:
			d.bad = 0
			return nil
		case errors.Is(err, astiav.ErrEof):
			return io.EOF
		case !errors.Is(err, astiav.ErrEagain):
			if err := d.tolerate(err); err != nil {
				return err
			}
			continue
		}
		if err := d.feed(ctx); err != nil {
			return err
		}
	}
}

// tolerate counts damage: a video with a few bad packets still plays, a file full of
// them is given up.
func (d *decoder) tolerate(err error) error {
	const limit = 1000
	if d.bad++; d.bad > limit {
		return d.fail(media.Corrupt, err)
	}
	return nil
}

// feed sends the decoder one more packet of its stream, or the end of the file.
func (d *decoder) feed(ctx context.Context) error {
	for !d.draining {
		if err := ctx.Err(); err != nil {
			return err
		}
		d.pkt.Unref()
		if err := d.in.fc.ReadFrame(d.pkt); err != nil {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			d.end(err)
			break
		}
		if !d.useful() {
			continue
		}
		d.skim()
		if err := d.cc.SendPacket(d.pkt); err != nil {
			if err := d.tolerate(err); err != nil {
				return err
			}
			continue
		}
		return nil
	}
	return nil
}

// end notes why there are no more packets and makes the decoder give its last frames.
func (d *decoder) end(err error) {
	if !errors.Is(err, astiav.ErrEof) {
		d.cut = err
	}
	d.draining = true
	// An error here means that it drains already.
	_ = d.cc.SendPacket(nil)
}

// useful sorts out packets of other streams and, after a seek, those before a keyframe.
func (d *decoder) useful() bool {
	if d.pkt.StreamIndex() != d.stream.Index() {
		return false
	}
	if !d.wantKey {
		return true
	}
	if !d.pkt.Flags().Has(astiav.PacketFlagKey) {
		return false
	}
	d.wantKey = false
	d.landing = d.pkt.Pts()
	return true
}

// skim tells the decoder whether it may leave out the packet's frame.
func (d *decoder) skim() {
	ts := d.pkt.Pts()
	skip := d.hurry != noTime && ts != noTime && ts < d.hurry
	if skip {
		d.passed = max(d.passed, ts)
	}
	skipNonRef(d.cc, skip)
}

// whole says that no frame was left out after one that is shown from ts on.
func (d *decoder) whole(ts int64) bool { return d.passed == noTime || ts >= d.passed }

// seek jumps to the last place from where ts can be decoded, as far as the container
// knows. Frames that come before the first keyframe from there are not to be shown:
// d.landing is that keyframe's time.
func (d *decoder) seek(ts int64) error {
	if err := d.in.fc.SeekFrame(d.stream.Index(), ts, astiav.NewSeekFlags(astiav.SeekFlagBackward)); err != nil {
		return err
	}
	d.restart(true)
	return nil
}

// restart makes the decoder forget everything, for packets from elsewhere.
func (d *decoder) restart(wantKey bool) {
	flushDecoder(d.cc)
	d.draining, d.cut, d.bad = false, nil, 0
	d.wantKey, d.landing, d.passed = wantKey, noTime, noTime
}

// fail makes a typed error with what FFmpeg's decoder logged last.
func (d *decoder) fail(kind media.Kind, err error) error {
	return explain(kind, d.in.path, "", err, d.cc.UnsafePointer())
}
