// Package apptest holds small stand-ins for tests of app and ui: a clip whose frames
// say their own number, and an engine that makes takes without weights. It must not
// be imported by anything but tests.
package apptest

import (
	"context"
	"image"
	"image/color"
	"io"
	"sync"
	"time"

	"kinora/engine/media"
	"kinora/projects/rational"
)

// Clip is a video of numbered frames: frame n is filled with Color(n).
type Clip struct {
	Frames        int
	Claimed       int // what the file says it holds; 0 means Frames
	Still         bool
	Rate          rational.Rat
	Width, Height int
	Decode        time.Duration // how long a frame takes
	Broken        map[int]error // frames that do not decode
}

// Color is the colour of frame n; neighbours differ by far more than rounding.
func Color(n int) color.RGBA {
	return color.RGBA{R: uint8(n * 16), G: uint8(n), B: 128, A: 255}
}

// Reader reads a Clip. Its counters may be read by other goroutines through Counts.
type Reader struct {
	clip Clip
	path string
	next int

	mu     sync.Mutex
	out    int
	at     int
	closed bool
}

// Open returns a reader of the clip under a name.
func (c Clip) Open(path string) *Reader { return &Reader{clip: c, path: path} }

// Info says what the file claims.
func (r *Reader) Info() media.Info {
	c := r.clip
	frames := c.Frames
	if c.Claimed > 0 {
		frames = c.Claimed
	}
	return media.Info{
		Path: r.path, Format: "test", Still: c.Still, Duration: rational.Int(int64(c.Frames)).Div(c.Rate),
		Video: &media.VideoInfo{
			Codec: "test", Width: c.Width, Height: c.Height, DisplayWidth: c.Width, DisplayHeight: c.Height,
			SampleAspect: rational.Int(1), Rate: c.Rate, Frames: int64(frames),
		},
	}
}

// At decodes the frame that is on screen at t.
func (r *Reader) At(ctx context.Context, t rational.Rat) (media.Frame, error) {
	n := int(t.Mul(r.clip.Rate).Floor())
	r.next = min(max(0, n), r.clip.Frames-1)
	r.mu.Lock()
	r.at++
	r.mu.Unlock()
	return r.Next(ctx)
}

// Next decodes the frame behind the last one.
func (r *Reader) Next(ctx context.Context) (media.Frame, error) {
	if r.next >= r.clip.Frames {
		return media.Frame{}, io.EOF
	}
	if r.clip.Decode > 0 {
		time.Sleep(r.clip.Decode)
	}
	if err := r.clip.Broken[r.next]; err != nil {
		return media.Frame{}, err
	}
	n := r.next
	r.next++
	return r.frame(n), ctx.Err()
}

// frame draws frame n into a picture with gaps between its rows, as decoders do.
func (r *Reader) frame(n int) media.Frame {
	wide := image.NewRGBA(image.Rect(0, 0, r.clip.Width+8, r.clip.Height))
	img := wide.SubImage(image.Rect(0, 0, r.clip.Width, r.clip.Height)).(*image.RGBA)
	for y := range r.clip.Height {
		for x := range r.clip.Width {
			img.SetRGBA(x, y, Color(n))
		}
	}
	r.count(1)
	return media.Frame{
		Image: img, Time: rational.Int(int64(n)).Div(r.clip.Rate),
		Release: sync.OnceFunc(func() { r.count(-1) }),
	}
}

func (r *Reader) count(n int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.out += n
}

// Counts says how many frames are out, how often At was called and whether the file
// was closed.
func (r *Reader) Counts() (out, at int, closed bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.out, r.at, r.closed
}

// Close closes the file.
func (r *Reader) Close() error {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.closed = true
	return nil
}
