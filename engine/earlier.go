package engine

import (
	"context"
	"errors"
	"fmt"
	"image"

	"kinora/engine/decode"
	"kinora/engine/frame"
	"kinora/engine/infer"
	"kinora/projects"
)

// moment is a frame of a take of the same job.
type moment struct {
	take  string // the key of its recipe
	frame string // seconds into it, as a fraction
}

func momentOf(c projects.Condition) moment { return moment{c.Take, c.From.String()} }

// shown is frames of earlier takes.
type shown map[moment]*image.RGBA

// take is the index of the take whose recipe has a key, or -1.
func (j Job) take(key string) int {
	for i, p := range j.Plans {
		if p.Key() == key {
			return i
		}
	}
	return -1
}

// checkEarlier finds out whether the takes that take i speaks of are made before it.
func (j Job) checkEarlier(i int) error {
	for _, c := range j.Plans[i].Recipe.Conditions {
		if c.Take == "" {
			continue
		}
		if at := j.take(c.Take); at < 0 || at >= i {
			return fmt.Errorf("take %d is to look like the take of recipe %.12s…, which is not made before it", i+1, c.Take)
		}
	}
	return nil
}

// earlier decodes the frames of earlier takes that a take is given, once for all of its
// tries.
func (s *source) earlier(ctx context.Context, take int) (shown, error) {
	if s.shown[take] != nil {
		return s.shown[take], nil
	}
	seen := shown{}
	for _, c := range s.job.Plans[take].Recipe.Conditions {
		if c.Take == "" || seen[momentOf(c)] != nil {
			continue
		}
		from := s.job.take(c.Take)
		if s.takes[from].Data == nil {
			if err := s.find(ctx, from); err != nil {
				return nil, err
			}
		}
		s.report.shot(take, s.job.Plans)
		img, err := s.frameOf(ctx, from, c)
		if err != nil {
			return nil, fmt.Errorf("show what an earlier take looks like: %w", err)
		}
		seen[momentOf(c)] = img
	}
	s.shown[take] = seen
	return seen, nil
}

// errSeen ends the decoding of a take of which one frame is wanted.
var errSeen = errors.New("the frame has been seen")

// frameOf is the frame of an earlier take that a condition is of. The take is decoded up
// to it where it was not decoded already.
func (s *source) frameOf(ctx context.Context, take int, c projects.Condition) (*image.RGBA, error) {
	p := s.job.Plans[take]
	wanted := max(0, min(int(c.From.Mul(p.Recipe.Rate).Round()), p.Recipe.Frames-1))
	if looks := s.looks[take]; looks != nil {
		return looks[wanted], nil
	}
	var out *image.RGBA
	at := 0
	see := func(f frame.Frame) error {
		at++
		s.report.stage(StageDecode, at, wanted+1)
		if at <= wanted {
			return nil
		}
		out = image.NewRGBA(image.Rect(0, 0, p.Recipe.Size.Width, p.Recipe.Size.Height))
		frame.ToRGBA(out, f)
		return errSeen
	}
	err := s.decode(ctx, func(decoder infer.Session) error {
		return decode.Frames(ctx, s.takes[take], decoder, s.spec(take), see)
	})
	if errors.Is(err, errSeen) {
		return out, nil
	}
	return nil, err
}
