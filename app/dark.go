package app

import (
	"context"
	"image"
	"io"

	"kinora/engine/media"
	"kinora/projects/rational"
)

// dark is the pictures of a file that has only sound: the viewer stays black while it plays.
type dark struct {
	info  media.Info
	black *image.RGBA
	next  int64
}

// darkRate is how exactly a sound's time is shown, in frames per second.
const darkRate = 25

func newDark(sound media.Info) *dark {
	const width, height = 320, 180
	d := &dark{info: sound, black: image.NewRGBA(image.Rect(0, 0, width, height))}
	for i := 3; i < len(d.black.Pix); i += 4 {
		d.black.Pix[i] = 255
	}
	d.info.Video = &media.VideoInfo{
		Width: width, Height: height, DisplayWidth: width, DisplayHeight: height,
		SampleAspect: rational.Int(1), Rate: rational.Int(darkRate),
		Frames: max(1, sound.Duration.Mul(rational.Int(darkRate)).Round()),
	}
	return d
}

// Info is the sound's, with pictures.
func (d *dark) Info() media.Info { return d.info }

// At is the frame at a time.
func (d *dark) At(ctx context.Context, t rational.Rat) (media.Frame, error) {
	d.next = min(max(t.Mul(d.info.Video.Rate).Floor(), 0), d.info.Video.Frames-1)
	return d.Next(ctx)
}

// Next is the frame after the last one.
func (d *dark) Next(ctx context.Context) (media.Frame, error) {
	if d.next >= d.info.Video.Frames {
		return media.Frame{}, io.EOF
	}
	at := rational.Int(d.next).Div(d.info.Video.Rate)
	d.next++
	return media.Frame{Image: d.black, Time: at, Duration: rational.New(1, darkRate), Release: func() {}}, ctx.Err()
}

// Close does nothing.
func (d *dark) Close() error { return nil }

var _ media.Reader = (*dark)(nil)
