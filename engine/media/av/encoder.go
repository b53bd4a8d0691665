package av

import (
	"errors"
	"fmt"
	"strings"

	"github.com/asticode/go-astiav"

	"kinora/engine/media"
	"kinora/projects/rational"
)

// encoder is an opened video encoder. Its time base is one frame.
type encoder struct {
	cc     *astiav.CodecContext
	pkt    *astiav.Packet
	format astiav.PixelFormat
	name   string
	opened bool
	fed    bool // it was given a frame
	ended  bool // it was told that no more frames come
}

// newEncoder opens the first of the preset's encoders that is there and takes params.
func newEncoder(path string, preset media.Preset, params media.Params, globalHeader bool) (*encoder, error) {
	var tried []string
	for _, choice := range preset.EncodersFor(params) {
		codec := astiav.FindEncoderByName(choice.Name)
		if codec == nil {
			tried = append(tried, choice.Name+": not in this FFmpeg")
			continue
		}
		e, err := openEncoder(codec, choice, params, globalHeader)
		if err == nil {
			return e, nil
		}
		tried = append(tried, fmt.Sprintf("%s: %v", choice.Name, err))
	}
	return nil, media.Errorf(media.Unsupported, path, "%s cannot be encoded here (%s)", preset.Title, strings.Join(tried, "; "))
}

func openEncoder(codec *astiav.Codec, choice media.Encoder, params media.Params, globalHeader bool) (*encoder, error) {
	e := &encoder{
		cc: astiav.AllocCodecContext(codec), pkt: astiav.AllocPacket(),
		name: choice.Name, format: astiav.FindPixelFormatByName(choice.PixelFormat),
	}
	forgetLog(e.cc.UnsafePointer())
	e.describe(params)
	if globalHeader {
		e.cc.SetFlags(e.cc.Flags().Add(astiav.CodecContextFlagGlobalHeader))
	}
	options, err := dictionary(optionsOf(choice))
	defer options.Free()
	if err == nil {
		err = e.cc.Open(codec, options)
	}
	if err != nil {
		if line, _ := logLine(e.cc.UnsafePointer()); line != "" {
			err = errors.New(line)
		}
		e.free()
		return nil, err
	}
	e.opened = true
	return e, nil
}

// describe sets what is the same for all encoders. A keyframe every second keeps
// scrubbing quick; all threads that there are encode.
func (e *encoder) describe(params media.Params) {
	rate := toRational(params.Rate)
	e.cc.SetWidth(params.Width)
	e.cc.SetHeight(params.Height)
	e.cc.SetPixelFormat(e.format)
	e.cc.SetFramerate(rate)
	e.cc.SetTimeBase(rate.Invert())
	e.cc.SetSampleAspectRatio(astiav.NewRational(1, 1))
	e.cc.SetGopSize(int(min(max(params.Rate.Round(), 1), 120)))
	e.cc.SetThreadCount(0)
	out := coded(e.format, params.Width, params.Height)
	e.cc.SetColorSpace(out.matrix)
	e.cc.SetColorPrimaries(astiav.ColorPrimariesBt709)
	e.cc.SetColorTransferCharacteristic(astiav.ColorTransferCharacteristicBt709)
	e.cc.SetColorRange(rangeOf(out))
}

// coded describes the pictures that an encoder gets: BT.709, video range where YUV.
func coded(format astiav.PixelFormat, w, h int) picture {
	p := picture{width: w, height: h, format: format, matrix: astiav.ColorSpaceBt709, left: true}
	if isRGB(format) {
		p.matrix, p.full = astiav.ColorSpaceRgb, true
	}
	return p
}

func rangeOf(p picture) astiav.ColorRange {
	if p.full {
		return astiav.ColorRangeJpeg
	}
	return astiav.ColorRangeMpeg
}

// encode sends a frame, nil at the end, and calls emit with each packet that comes out.
func (e *encoder) encode(f *astiav.Frame, emit func(*astiav.Packet) error) error {
	if f == nil && !e.fed {
		return nil
	}
	e.fed, e.ended = true, f == nil
	if err := e.cc.SendFrame(f); err != nil {
		return err
	}
	for {
		err := e.cc.ReceivePacket(e.pkt)
		if errors.Is(err, astiav.ErrEagain) || errors.Is(err, astiav.ErrEof) {
			return nil
		}
		if err == nil {
			err = emit(e.pkt)
		}
		e.pkt.Unref()
		if err != nil {
			return err
		}
	}
}

// settle ends an encoder that is given up. SVT-AV1 waits for ever, in its closing
// where it was not told that its input has ended, and in being told so where it got
// no picture: it is given a black one.
func (e *encoder) settle() {
	if !e.opened || e.ended || !strings.HasPrefix(e.name, "libsvt") {
		return
	}
	forget := func(*astiav.Packet) error { return nil }
	if !e.fed {
		f := astiav.AllocFrame()
		defer f.Free()
		if allocate(f, e.cc.Width(), e.cc.Height(), e.format) != nil || f.ImageFillBlack() != nil || e.encode(f, forget) != nil {
			return
		}
	}
	_ = e.encode(nil, forget)
}

func (e *encoder) free() {
	e.settle()
	e.pkt.Free()
	e.cc.Free()
}

// toRational narrows to FFmpeg's 32 bits.
func toRational(r rational.Rat) astiav.Rational {
	num, den := r.Num(), r.Den()
	for num > 1<<30 || den > 1<<30 {
		num, den = num/2, max(den/2, 1)
	}
	return astiav.NewRational(int(num), int(den))
}
