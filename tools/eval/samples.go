package main

import (
	"fmt"

	"gonum.org/v1/gonum/mat"
)

// samples are the features of a folder's clips: a row for every picture that the look judge saw, and for every shot
// that the move judge saw.
type samples struct {
	clips      int
	look, move rows
}

// rows are values of one width, one row after another.
type rows struct {
	width  int
	values []float64
}

func (r *rows) add(values []float32) {
	r.width = len(values)
	for _, v := range values {
		r.values = append(r.values, float64(v))
	}
}

func (r *rows) matrix() *mat.Dense { return mat.NewDense(len(r.values)/r.width, r.width, r.values) }

// add takes the features of one clip.
func (s *samples) add(shots []seen) {
	s.clips++
	for _, shot := range shots {
		for _, row := range shot.rows("features") {
			s.look.add(row)
		}
		s.move.add(shot.move.at("features", 0))
	}
}

// distances are those of both judges' features.
func distances(ours, reference *samples) ([]distance, error) {
	var list []distance
	for _, pair := range []struct {
		name string
		a, b *rows
	}{{"look", &ours.look, &reference.look}, {"move", &ours.move, &reference.move}} {
		d, err := frechet(pair.a.matrix(), pair.b.matrix())
		if err != nil {
			return nil, fmt.Errorf("%s features: %w", pair.name, err)
		}
		list = append(list, distance{pair.name, d, pair.a.width, ours.clips, reference.clips})
	}
	return list, nil
}
