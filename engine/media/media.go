// Package media says what the engine knows of video files: what is in them, frames
// by time, writers and their presets. It imports no FFmpeg; media/av does.
package media

import (
	"context"
	"image"

	"kinora/projects/rational"
)

// Info is what a file holds. Video is nil where there is no video stream.
type Info struct {
	Path     string
	Format   string
	Duration rational.Rat // seconds
	Video    *VideoInfo
	Audio    *AudioInfo
	Metadata map[string]string // keys in lower case
	Still    bool              // one picture; Duration is 0
}

// VideoInfo describes the first video stream.
type VideoInfo struct {
	Codec       string
	PixelFormat string
	// Width and Height are of the coded picture, before rotation and sample aspect.
	Width, Height int
	// DisplayWidth and DisplayHeight are after rotation and sample aspect.
	DisplayWidth, DisplayHeight int
	Rotation                    int          // degrees clockwise: 0, 90, 180 or 270
	SampleAspect                rational.Rat // 1 for square samples
	Rate                        rational.Rat // average frames per second
	Frames                      int64        // 0 where unknown
	Depth                       int          // bits per sample: 8, 10, 16 …
	Alpha                       bool
	FullRange                   bool
	Interlaced                  bool   // two moments lie in the lines of one frame; Probe may not see it
	Matrix, Primaries, Transfer string // FFmpeg's names, "unknown" where unsaid
}

// AudioInfo describes the first audio stream.
type AudioInfo struct {
	Codec      string
	SampleRate int
	Channels   int
}

// Frame is one picture, straight RGBA, top-left origin. It belongs to a pool:
// Release gives it back and the picture must not be touched afterwards.
type Frame struct {
	Image *image.RGBA
	// Deep is there instead of Image where a reader was asked for 16 bits. Straight, too.
	Deep     *image.RGBA64
	Time     rational.Rat // presentation time in seconds from the start of the stream
	Duration rational.Rat // for how long it is on screen, in seconds; 0 where unknown
	Release  func()
}

// Reader decodes one file. It is kept open for scrubbing and used from one
// goroutine at a time.
type Reader interface {
	Info() Info
	// At returns the frame that is on screen at time t: the last whose time is not
	// after t, the first for earlier t, the last of the file for later t. Because
	// containers round times (Matroska to 1 ms, GIF to 10 ms), "after" has a grace of a
	// millisecond or half the container's tick, at most an eighth of a frame: so
	// At(n/rate) is frame n everywhere.
	At(ctx context.Context, t rational.Rat) (Frame, error)
	// Next returns the frame after the last returned one, the first at the start, and
	// io.EOF after the last; a Truncated Error instead, where the file breaks off there.
	Next(ctx context.Context) (Frame, error)
	Close() error
}

// Foreseer is a Reader that can decode frames before they are asked for, while nobody
// waits for one.
type Foreseer interface {
	// Foresee decodes one of the n frames that follow the one that was returned last,
	// unless all of them are there already, and reports whether it did.
	Foresee(ctx context.Context, n int) (bool, error)
}

// Foresee has a reader decode ahead by one frame where it can.
func Foresee(ctx context.Context, r Reader, n int) (bool, error) {
	if f, ok := r.(Foreseer); ok {
		return f.Foresee(ctx, n)
	}
	return false, nil
}

// Params says what a Writer will be given.
type Params struct {
	Width, Height int
	Rate          rational.Rat // frames per second
	Metadata      map[string]string
	// Sound says that sound will be given, too. It makes no difference to formats without.
	Sound bool
}

// Writer encodes frames as they arrive. Nothing is at the final path until Close
// has returned nil; Abort removes what was written.
type Writer interface {
	// Write encodes one picture of exactly Params' size; it may be reused afterwards.
	Write(ctx context.Context, img *image.RGBA) error
	// Note adds a text to Params' metadata, until Close: what is only known at the end.
	Note(key, text string)
	// Waiting is the files and folders with unfinished names that are there now. A
	// process that is killed leaves them behind.
	Waiting() []string
	// Close finishes the file and moves it to its name.
	Close() error
	// Abort drops everything. After Close it does nothing.
	Abort()
}
