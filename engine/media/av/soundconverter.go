package av

import (
	"errors"

	"github.com/asticode/go-astiav"
)

// soundConverter turns decoded sound of any kind into Kinora's.
type soundConverter struct {
	swr  *astiav.SoftwareResampleContext // nil until the first frame
	out  *astiav.Frame
	mono bool
}

func newSoundConverter() soundConverter { return soundConverter{out: astiav.AllocFrame()} }

// add appends a frame's samples to dst; at the end, where f is nil, what was held back.
func (c *soundConverter) add(dst []float32, f *astiav.Frame) ([]float32, error) {
	if f == nil && c.swr == nil {
		return dst, nil
	}
	if c.swr == nil {
		c.begin(f)
	}
	err := c.convert(f)
	if errors.Is(err, astiav.ErrInputChanged) { // a stream may turn from mono into stereo
		c.reset()
		c.begin(f)
		err = c.convert(f)
	}
	if err != nil {
		return dst, err
	}
	return c.take(dst), nil
}

func (c *soundConverter) begin(f *astiav.Frame) {
	c.swr = astiav.AllocSoftwareResampleContext()
	// FFmpeg turns one channel into two quieter ones; people expect it as loud as it was.
	c.mono = f.ChannelLayout().Channels() == 1
}

func (c *soundConverter) convert(f *astiav.Frame) error {
	layout := astiav.ChannelLayoutStereo
	if c.mono {
		layout = astiav.ChannelLayoutMono
	}
	c.out.Unref()
	c.out.SetSampleFormat(astiav.SampleFormatFlt)
	c.out.SetSampleRate(soundRate)
	c.out.SetChannelLayout(layout)
	return c.swr.ConvertFrame(f, c.out)
}

// take appends what was converted.
func (c *soundConverter) take(dst []float32) []float32 {
	if !c.mono {
		return append(dst, floats(c.out, soundChannels)...)
	}
	for _, v := range floats(c.out, 1) {
		dst = append(dst, v, v)
	}
	return dst
}

// reset forgets what is held back.
func (c *soundConverter) reset() {
	if c.swr != nil {
		c.swr.Free()
		c.swr = nil
	}
}

func (c *soundConverter) free() {
	c.reset()
	c.out.Free()
}
