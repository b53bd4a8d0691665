package app

import (
	"context"
	"sync"

	"kinora/projects"
)

// PeaksPerSecond is how many peaks there are for a second of sound.
const PeaksPerSecond = 50

// Peaks is how loud a source is: for each fiftieth of a second of its file the loudest
// sample, 0…1. It never waits: where they are not known yet they are nil and are found out
// on the lane of pictures, and a snapshot is published when they are there. What cannot be
// heard has none.
func (s *Studio) Peaks(source projects.Source) []float32 {
	digest, _ := s.doc.film.Asset(source)
	if digest == "" || s.cfg.Peaks == nil {
		return nil
	}
	list, asked := s.outlines.get(digest)
	if path := s.pathOf(source); !asked && path != "" {
		s.outlines.put(digest, nil)
		s.thumbs.Do(func(ctx context.Context) {
			list, err := s.cfg.Peaks(ctx, path, PeaksPerSecond)
			if err == nil {
				s.outlines.put(digest, list)
				s.soon.Ring()
			}
		})
	}
	return list
}

// outlines is the peaks that are known, by the digest of their file; nil for what was
// asked for. Any goroutine may use it.
type outlines struct {
	mu    sync.Mutex
	known map[string][]float32
}

func (o *outlines) get(digest string) (list []float32, asked bool) {
	o.mu.Lock()
	defer o.mu.Unlock()
	list, asked = o.known[digest]
	return list, asked
}

func (o *outlines) put(digest string, list []float32) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.known == nil {
		o.known = map[string][]float32{}
	}
	o.known[digest] = list
}
