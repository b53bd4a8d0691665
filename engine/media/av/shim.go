package av

/*
#cgo pkg-config: libavcodec libavformat libavutil libswscale
#cgo LDFLAGS: -lpthread
#include "shim.h"
#include <errno.h>
*/
import "C"

import (
	"os"
	"runtime"
	"strings"
	"sync"
	"unsafe"

	"github.com/asticode/go-astiav"

	"kinora/engine/media"
)

// largest bounds one allocation of FFmpeg: a picture of media.MaxPixels with four
// channels of 16 bits, and its padding.
const largest = media.MaxPixels*8 + 1<<20

// setup runs before FFmpeg is used for the first time. SVT-AV1 logs past FFmpeg,
// and only its environment variable silences it.
var setup = sync.OnceFunc(func() {
	if os.Getenv("SVT_LOG") == "" {
		_ = os.Setenv("SVT_LOG", "0")
	}
	C.kinSetup(largest)
})

// go-astiav gives the C pointer of codec contexts and frames only. In its other
// wrappers it is the first field; TestPointersOfWrappers checks that.
func formatPointer(fc *astiav.FormatContext) *C.AVFormatContext {
	return *(**C.AVFormatContext)(unsafe.Pointer(fc))
}

func streamPointer(s *astiav.Stream) *C.AVStream {
	return *(**C.AVStream)(unsafe.Pointer(s))
}

func framePointer(f *astiav.Frame) *C.AVFrame {
	return (*C.AVFrame)(f.UnsafePointer())
}

// codecAPNG has no name in go-astiav.
const codecAPNG = astiav.CodecID(C.AV_CODEC_ID_APNG)

// errNoMemory is also what FFmpeg says to a picture that is larger than setup allows.
const errNoMemory = astiav.Error(-C.ENOMEM)

const (
	errNoSpace = astiav.Error(-C.ENOSPC)
	errInvalid = astiav.Error(-C.EINVAL)
)

func status(ret C.int) error {
	if ret < 0 {
		return astiav.Error(ret)
	}
	return nil
}

// logLine is the newest error that FFmpeg logged about owner, "" where it logged none.
// large reports whether FFmpeg refused a picture for its size.
func logLine(owner unsafe.Pointer) (line string, large bool) {
	var text [200]byte
	found := C.kinLogTake(owner, (*C.char)(unsafe.Pointer(&text[0])), C.int(len(text)))
	if found == 0 {
		return "", false
	}
	return strings.Join(strings.Fields(C.GoString((*C.char)(unsafe.Pointer(&text[0])))), " "), found == 2
}

// forgetLog drops what was logged about owner, and returns it. A context that was just made
// needs that: the lines are kept by address, and one that is gone (FFmpeg makes some of its
// own while it probes) may have lain at the same.
func forgetLog(owner unsafe.Pointer) unsafe.Pointer {
	logLine(owner)
	return owner
}

func findStreamInfo(fc *astiav.FormatContext) error {
	return status(C.kinFindStreamInfo(formatPointer(fc), media.MaxPixels))
}

func isTiled(fc *astiav.FormatContext) bool { return C.kinTiled(formatPointer(fc)) != 0 }

func keyBefore(s *astiav.Stream, ts int64) int64 {
	return int64(C.kinKeyBefore(streamPointer(s), C.int64_t(ts)))
}

func indexEnd(s *astiav.Stream) int64 { return int64(C.kinIndexEnd(streamPointer(s))) }

func flushDecoder(cc *astiav.CodecContext) {
	C.avcodec_flush_buffers((*C.AVCodecContext)(cc.UnsafePointer()))
}

// skipNonRef has a decoder leave out the frames of further packets that no others lean on.
func skipNonRef(cc *astiav.CodecContext, skip bool) {
	discard := C.enum_AVDiscard(C.AVDISCARD_DEFAULT)
	if skip {
		discard = C.AVDISCARD_NONREF
	}
	(*C.AVCodecContext)(cc.UnsafePointer()).skip_frame = discard
}

// setPacketTimeBase tells a decoder the unit of its packets' times.
func setPacketTimeBase(cc *astiav.CodecContext, r astiav.Rational) {
	(*C.AVCodecContext)(cc.UnsafePointer()).pkt_timebase = C.AVRational{num: C.int(r.Num()), den: C.int(r.Den())}
}

func frameTime(f *astiav.Frame) int64 { return int64(C.kinFrameTime(framePointer(f))) }

func frameDuration(f *astiav.Frame) int64 { return int64(framePointer(f).duration) }

func setFrameDuration(f *astiav.Frame, d int64) { framePointer(f).duration = C.int64_t(d) }

// displayMatrix is FFmpeg's 3 x 3 matrix in 16.16 and 2.30 fixed point.
func displayMatrix(f *astiav.Frame, s *astiav.Stream) (m [9]int32, ok bool) {
	var fp *C.AVFrame
	if f != nil {
		fp = framePointer(f)
	}
	ok = C.kinOrientation(fp, streamPointer(s), (*C.int32_t)(unsafe.Pointer(&m[0]))) != 0
	return m, ok
}

// pixels is the first plane of a frame, as long as the frame lives.
func pixels(f *astiav.Frame) []byte {
	c := framePointer(f)
	return unsafe.Slice((*byte)(unsafe.Pointer(c.data[0])), int(c.linesize[0])*f.Height())
}

// nameChannels gives a frame of so many channels, as a WAV file's, the usual ones.
func nameChannels(f *astiav.Frame) { C.kinNameChannels(framePointer(f)) }

// floats is the samples of a frame of packed float32, as long as the frame lives.
func floats(f *astiav.Frame, channels int) []float32 {
	if f.NbSamples() == 0 {
		return nil
	}
	return unsafe.Slice((*float32)(unsafe.Pointer(framePointer(f).data[0])), f.NbSamples()*channels)
}

// colourNames are FFmpeg's names for what a stream says of its matrix, primaries and
// transfer curve, or else its frame; "unknown" where both say nothing.
func colourNames(cp *astiav.CodecParameters, f *astiav.Frame) (matrix, primaries, transfer string) {
	m, p, t := C.enum_AVColorSpace(cp.ColorSpace()), C.enum_AVColorPrimaries(cp.ColorPrimaries()),
		C.enum_AVColorTransferCharacteristic(cp.ColorTransferCharacteristic())
	if f != nil {
		c := framePointer(f)
		m, p, t = said(m, c.colorspace), said(p, c.color_primaries), said(t, c.color_trc)
	}
	return orUnknown(C.av_color_space_name(m)), orUnknown(C.av_color_primaries_name(p)), orUnknown(C.av_color_transfer_name(t))
}

// said is the first of two values that is not FFmpeg's 2, "unspecified".
func said[T ~uint32](first, second T) T {
	const unspecified = 2
	if first == unspecified {
		return second
	}
	return first
}

// depthOf is the number of bits of a format's first sample, 8 where there is no format.
func depthOf(format astiav.PixelFormat) int {
	d := C.av_pix_fmt_desc_get(C.enum_AVPixelFormat(format))
	if d == nil {
		return 8
	}
	return int(d.comp[0].depth)
}

// isInterlaced reports whether a decoded frame holds two fields.
func isInterlaced(f *astiav.Frame) bool {
	return framePointer(f).flags&C.AV_FRAME_FLAG_INTERLACED != 0
}

func orUnknown(name *C.char) string {
	if name == nil {
		return "unknown"
	}
	return C.GoString(name)
}

func chromaLeft(f *astiav.Frame) bool {
	switch framePointer(f).chroma_location {
	case C.AVCHROMA_LOC_CENTER, C.AVCHROMA_LOC_TOP, C.AVCHROMA_LOC_BOTTOM:
		return false
	case C.AVCHROMA_LOC_UNSPECIFIED:
		return framePointer(f).color_range != C.AVCOL_RANGE_JPEG
	}
	return true
}

// picture is one side of a scaler.
type picture struct {
	width, height int
	format        astiav.PixelFormat
	matrix        astiav.ColorSpace
	full, left    bool
}

func (p picture) c() C.kinPicture {
	return C.kinPicture{
		width: C.int(p.width), height: C.int(p.height), format: C.int(p.format),
		matrix: C.int(p.matrix), full: flag(p.full), left: flag(p.left),
	}
}

func flag(b bool) C.int {
	if b {
		return 1
	}
	return 0
}

// How swscale works: bicubic always. exact adds rounding and chroma without shortcuts.
const (
	fast  = C.SWS_BICUBIC
	exact = C.SWS_BICUBIC | C.SWS_ACCURATE_RND | C.SWS_FULL_CHR_H_INT
)

// scaler converts pictures of one shape into another; its zero value may be freed.
type scaler struct{ c *C.struct_SwsContext }

func newScaler(src, dst picture, flags int) (scaler, bool) {
	threads := min(runtime.GOMAXPROCS(0), 4)
	c := C.kinScaler(src.c(), dst.c(), C.int(flags), C.int(threads))
	return scaler{c}, c != nil
}

func (s *scaler) free() {
	if s.c != nil {
		C.sws_freeContext(s.c)
		s.c = nil
	}
}

// out scales f into pix, w x h pixels of RGBA with stride bytes per row.
func (s *scaler) out(f *astiav.Frame, pix []byte, stride, w, h int) error {
	return status(C.kinScaleOut(s.c, framePointer(f), (*C.uint8_t)(&pix[0]), C.int(stride), C.int(w), C.int(h)))
}

// in scales pix, w x h pixels of RGBA with stride bytes per row, into f.
func (s *scaler) in(pix []byte, stride, w, h int, f *astiav.Frame) error {
	return status(C.kinScaleIn(s.c, (*C.uint8_t)(&pix[0]), C.int(stride), C.int(w), C.int(h), framePointer(f)))
}

// between scales one frame into another.
func (s *scaler) between(src, dst *astiav.Frame) error {
	return status(C.sws_scale_frame(s.c, framePointer(dst), framePointer(src)))
}

func copyOut(f *astiav.Frame, pix []byte, stride int) {
	C.kinCopyOut(framePointer(f), (*C.uint8_t)(&pix[0]), C.int(stride))
}

func copyIn(pix []byte, stride int, f *astiav.Frame) {
	C.kinCopyIn((*C.uint8_t)(&pix[0]), C.int(stride), framePointer(f))
}
