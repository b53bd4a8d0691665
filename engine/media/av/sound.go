package av

import (
	"context"
	"errors"
	"math"

	"kinora/engine/media"
	"kinora/projects/rational"
)

// sound is a media.Sound.
type sound struct {
	info   media.Info
	reader *soundReader // nil after Close
}

// OpenSound opens the sound of a video or of a file that has only sound, at its first
// picture or sample. Errors are those of Open, but NoSound where there is none.
func OpenSound(ctx context.Context, path string) (media.Sound, error) {
	s, err := openSounding(ctx, path)
	if err != nil {
		return nil, err
	}
	return s, nil
}

func openSounding(ctx context.Context, path string) (*sound, error) {
	info, origin, err := soundInfo(ctx, path)
	if err != nil {
		return nil, err
	}
	s := &sound{info: info}
	if s.reader, err = openSound(ctx, path, origin); err != nil {
		return nil, err
	}
	if info.Video == nil {
		if err := s.reader.begin(ctx); err != nil {
			s.Close()
			return nil, err
		}
	}
	return s, nil
}

// soundInfo describes a file with sound, and says when its first picture is shown.
func soundInfo(ctx context.Context, path string) (info media.Info, origin rational.Rat, err error) {
	r, err := open(ctx, path, Options{CacheFrames: 3})
	switch {
	case err == nil:
		defer r.Close()
		info, origin = r.info, r.clock.seconds(r.first)
	case errors.Is(err, media.NoVideo):
		info, err = Probe(ctx, path)
	}
	if err == nil && info.Audio == nil {
		err = &media.Error{Kind: media.NoSound, Path: path}
	}
	return info, origin, err
}

// begin makes the first sample number 0: there are no pictures to count from.
func (s *soundReader) begin(ctx context.Context) error {
	if err := s.first(ctx); err != nil {
		return err
	}
	s.origin = rational.New(s.buffer.start(), soundRate)
	s.buffer.shift(-s.buffer.start())
	return nil
}

// Info is what the file holds.
func (s *sound) Info() media.Info { return s.info }

// Read fills buf with the samples from number at on.
func (s *sound) Read(ctx context.Context, at int64, buf []float32) error {
	if s.reader == nil {
		return media.Errorf(media.Invalid, s.info.Path, "was closed and can no longer be heard")
	}
	if len(buf)%soundChannels != 0 {
		return media.Errorf(media.Invalid, s.info.Path, "%d numbers are no stereo samples: an even count is needed", len(buf))
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if max(at, -at) > soundRange || at == math.MinInt64 {
		clear(buf)
		return nil
	}
	return s.reader.read(ctx, at, buf)
}

// soundRange is how many samples a file can have before and behind its first picture:
// more than half a year of them.
const soundRange = 1 << 40

// Close frees the decoder and the file.
func (s *sound) Close() {
	s.reader.free()
	s.reader = nil
}

var _ media.Sound = (*sound)(nil)
