// Package footage reads whatever a person has, pictures and videos of every kind, as
// known frames for a model: the right way up, in BT.709 full range, opaque, fitted to
// the take's size and resampled to its rate. Where nothing has to be fitted, the
// frames are the file's own, byte for byte.
//
// What is done to them, in this order, and always the same way:
//
//   - rotation flags and EXIF orientation are applied, non-square samples made square;
//   - what is transparent is laid over white, as a page or an image viewer shows it,
//     blended in the file's own encoding (colour.go);
//   - HDR (PQ and HLG) is brought down to ordinary brightness, wide gamuts to BT.709
//     (tone.go, gamut.go);
//   - the picture is cropped or padded (place.go) and scaled in linear light (scale.go).
//
// It decodes with media/av and imports nothing of the engine besides media; it must
// not import an inference runtime, diffuse, plan or anything above the engine.
package footage

import (
	"context"
	"errors"
	"io"

	"kinora/engine/media"
	"kinora/engine/media/av"
	"kinora/projects"
	"kinora/projects/rational"
)

// Clip is what a file turned out to be. It is plain data: the file is opened anew for
// every reading and nothing has to be closed.
type Clip struct {
	Path string
	Info media.Info
	// Size is the size in pixels as shown: after rotation and sample aspect.
	Size projects.Size
	// Still says that there is one picture only, be the file a photo or a video of one frame.
	Still bool
	// Rate is the average number of frames per second; 0 for a picture.
	Rate rational.Rat
	// Count is the number of frames, at least 1: exact where they are evenly spaced, else
	// what the container says, or Duration · Rate where it says nothing.
	Count int
	// Last is the time of the last frame, Duration when it ends, in seconds from the first
	// frame. Both are found by decoding the end of the file, not taken from its header.
	// Duration is 0 for a picture.
	Last, Duration rational.Rat
	// Notes are lines for a person on what will be done to the pictures, and what is
	// missing from them. They begin with what would follow the file's name.
	Notes []string
}

// farAway is a time after the end of every file, in seconds.
var farAway = rational.Int(1 << 30)

// Open finds out what a file holds, by decoding its first and its last frame. Errors
// are *media.Error of kinds Missing, Unreadable, Empty, Truncated, Corrupt,
// Unsupported, NoVideo or TooLarge, or the context's.
func Open(ctx context.Context, path string) (*Clip, error) {
	if err := checkWhole(path); err != nil {
		return nil, err
	}
	// Only times are wanted, so the pictures are as small as they can be.
	r, err := av.Open(ctx, path, av.Options{Width: 8, Height: 8, CacheFrames: 3, Fast: true})
	if err != nil {
		return nil, plainly(path, err)
	}
	defer r.Close()
	c := &Clip{Path: path, Info: r.Info()}
	v := c.Info.Video
	c.Size = projects.Size{Width: v.DisplayWidth, Height: v.DisplayHeight}
	if err := checkColours(path, v); err != nil {
		return nil, err
	}
	if err := checkTurned(path); err != nil {
		return nil, err
	}
	c.Notes = notes(v)
	return c, c.look(ctx, r)
}

// look decodes the first frame, and the last one where there are more.
func (c *Clip) look(ctx context.Context, r media.Reader) error {
	f, err := r.Next(ctx)
	if err != nil {
		return err
	}
	c.noteAlpha(f.Image)
	f.Release()
	if c.Info.Still {
		c.Still, c.Count = true, 1
		return nil
	}
	return c.measure(ctx, r)
}

// measure finds the end of a video.
func (c *Clip) measure(ctx context.Context, r media.Reader) error {
	f, err := r.At(ctx, farAway)
	if err != nil {
		return err
	}
	f.Release()
	c.Last, c.Rate = f.Time, c.Info.Video.Rate
	c.Duration = f.Time.Add(length(f, c.Rate))
	c.Count = c.count()
	c.Still = c.Last.Zero()
	if c.Still {
		c.Count = 1
	}
	return c.breakOff(ctx, r)
}

// length is how long the last frame stays, in seconds: what the container says, as far
// as it is credible, else one frame.
func length(f media.Frame, rate rational.Rat) rational.Rat {
	const longest = 60 // seconds
	if s := f.Duration.Float(); s > 0 && s <= longest {
		return f.Duration
	}
	return rational.Int(1).Div(rate)
}

// count trusts the container where its number of frames lasts as long as the video,
// which it does not where an edit list hides some.
func (c *Clip) count() int {
	lasting := c.Duration.Mul(c.Rate)
	said := rational.Int(c.Info.Video.Frames)
	if d := said.Sub(lasting).Float(); said.Num() > 0 && d > -1.5 && d < 1.5 {
		return int(said.Num())
	}
	return max(1, int(lasting.Round()))
}

// breakOff notes where the end of the file is missing.
func (c *Clip) breakOff(ctx context.Context, r media.Reader) error {
	f, err := r.Next(ctx)
	switch {
	case err == nil:
		f.Release()
		return nil
	case errors.Is(err, media.Truncated):
		c.note("breaks off after %.2f s, where its end is missing: what is there is used", c.Duration.Float())
		return nil
	case errors.Is(err, io.EOF):
		c.noteEnd()
		return nil
	}
	return err
}
