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

// add puts a frame's samples behind those in dst; at the end, where f is nil, what was
// held back.
func (c *soundConverter) add(dst *soundBuffer, f *astiav.Frame) error {
	if f == nil && c.swr == nil {
		return nil
	}
	if f != nil {
		nameChannels(f)
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
		return err
	}
	c.take(dst)
	return nil
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

// take adds what was converted.
func (c *soundConverter) take(dst *soundBuffer) {
	if !c.mono {
		dst.add(floats(c.out, soundChannels)...)
		return
	}
	for _, v := range floats(c.out, 1) {
		dst.add(v, v)
	}
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
