package av

import (
	"context"

	"kinora/engine/media"
)

// Peaks is the outline of a file's sound for drawing: for each of perSecond stretches of
// a second, 1 … 48000, the lowest and the highest sample of both channels. It begins at
// the file's first picture, or first sample where there are no pictures, and goes on to
// the end of the sound. Errors are those of OpenSound, and Invalid.
func Peaks(ctx context.Context, path string, perSecond int) ([][2]float32, error) {
	if perSecond < 1 || perSecond > soundRate {
		return nil, media.Errorf(media.Invalid, path, "%d peaks a second cannot be drawn: 1 to %d", perSecond, soundRate)
	}
	s, err := openSounding(ctx, path)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	p := peaks{perSecond: int64(perSecond)}
	buf := make([]float32, soundRate*soundChannels)
	for at := int64(0); !s.reader.over(at); at += soundRate {
		if err := s.Read(ctx, at, buf); err != nil {
			return nil, err
		}
		p.add(buf[:s.reader.heard(at, buf)])
	}
	return p.list, nil
}

// over reports whether nothing can be heard from sample number at on.
func (s *soundReader) over(at int64) bool { return s.ended && s.next() <= at }

// heard is how many numbers of buf, read from sample number at on, are not behind the end.
func (s *soundReader) heard(at int64, buf []float32) int64 {
	n := int64(len(buf))
	if s.ended {
		n = min(n, max(s.next()-at, 0)*soundChannels)
	}
	return n
}

// peaks collects stretches as samples come.
type peaks struct {
	perSecond int64
	count     int64 // samples seen
	list      [][2]float32
}

func (p *peaks) add(samples []float32) {
	for len(samples) > 0 {
		i := p.count * p.perSecond / soundRate
		if i == int64(len(p.list)) {
			p.list = append(p.list, [2]float32{samples[0], samples[0]})
		}
		end := ((i+1)*soundRate + p.perSecond - 1) / p.perSecond // the first sample of the next stretch
		n := min((end-p.count)*soundChannels, int64(len(samples)))
		p.list[i] = widen(p.list[i], samples[:n])
		p.count, samples = p.count+n/soundChannels, samples[n:]
	}
}

func widen(peak [2]float32, samples []float32) [2]float32 {
	low, high := peak[0], peak[1]
	for _, v := range samples {
		if v < low {
			low = v
		}
		if v > high {
			high = v
		}
	}
	return [2]float32{low, high}
}
