package footage

import "context"

// lines reads line y of a picture, as red, green and blue in linear light, into out.
type lines func(y int, out []float32)

// scaler scales pictures of one shape into another, line by line: of the source only
// the lines under one target line are held, as narrow as the target.
type scaler struct {
	width  int // source samples per line
	x, y   axis
	line   []float32   // one source line
	narrow [][]float32 // source lines scaled in x, by their number modulo len
	ready  int         // source lines before this one were scaled in x
	sum    []float32   // one target line
}

// newScaler scales the part seen of width x height samples to w x h.
func newScaler(width, height int, seen Area, w, h int) *scaler {
	s := &scaler{
		width: width,
		x:     newAxis(seen.X, seen.Width, width, w),
		y:     newAxis(seen.Y, seen.Height, height, h),
		line:  make([]float32, 3*width), sum: make([]float32, 3*w),
	}
	s.narrow = make([][]float32, s.y.most)
	for i := range s.narrow {
		s.narrow[i] = make([]float32, 3*w)
	}
	return s
}

// scale reads a picture and gives every target line to put, which must not keep it.
func (s *scaler) scale(ctx context.Context, read lines, put func(y int, line []float32)) error {
	s.ready = 0
	for y, first := range s.y.first {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		weights := s.y.weights[y]
		s.need(read, first, first+len(weights))
		clear(s.sum)
		for k, w := range weights {
			for i, v := range s.narrow[(first+k)%len(s.narrow)] {
				s.sum[i] += w * v
			}
		}
		put(y, s.sum)
	}
	return nil
}

// need scales the source lines from…to in x, as far as that was not done before.
func (s *scaler) need(read lines, from, to int) {
	for y := max(from, s.ready); y < to; y++ {
		read(y, s.line)
		s.across(s.narrow[y%len(s.narrow)])
	}
	s.ready = max(s.ready, to)
}

// across scales s.line in x.
func (s *scaler) across(out []float32) {
	for x, first := range s.x.first {
		src := s.line[3*first:]
		var r, g, b float32
		for k, w := range s.x.weights[x] {
			p := src[3*k : 3*k+3 : 3*k+3]
			r += w * p[0]
			g += w * p[1]
			b += w * p[2]
		}
		out[3*x], out[3*x+1], out[3*x+2] = r, g, b
	}
}
