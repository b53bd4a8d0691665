package media

import "context"

// Sound is stereo at 48 kHz wherever Kinora reads, mixes, plays or writes it: two float32
// per sample, left first, of which -1 to 1 is what can be heard without clipping.
const (
	SoundRate     = 48000 // samples per second
	SoundChannels = 2     // float32 per sample
)

// Sound is the sound of one file. It is used from one goroutine at a time.
type Sound interface {
	// Info is what the file holds.
	Info() Info
	// Read fills buf with the samples from number at on, interleaved. Numbers count from
	// the file's first picture, or from its first sample where it has no pictures; they may
	// be negative where sound begins before the pictures. What the file has no sound for is
	// silent. Reading on from where the last Read ended is cheap, all else seeks. Errors are
	// Corrupt, Unsupported, or Invalid after Close, or the context's.
	Read(ctx context.Context, at int64, buf []float32) error
	Close()
}

// SoundWriter is a Writer that takes sound along with pictures, where Params.Sound asked
// for it and the preset has a codec for it.
type SoundWriter interface {
	Writer
	// WriteSound encodes the samples that follow those that were written last, the first
	// ones sound with the first picture. It is called by the goroutine that calls Write, and
	// neither of the two should run seconds ahead of the other: containers interleave them.
	// A format without sound drops the samples. Close fills up with silence to the end of
	// the pictures.
	WriteSound(ctx context.Context, samples []float32) error
}
