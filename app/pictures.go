package app

import (
	"context"
	"image"
	"sync"

	"kinora/projects"
	"kinora/projects/rational"
)

// Picture is the picture of a source at a time, with its longer side at most side pixels.
// It never waits: where the picture is not known yet it is nil and is made on the lane of
// pictures, and a snapshot is published when it is there. Of what is asked for, the newest
// is made first. Times are rounded to tenths of a second.
func (s *Studio) Picture(source projects.Source, at rational.Rat, side int) *image.RGBA {
	digest, _ := s.doc.film.Asset(source)
	if digest == "" {
		return nil
	}
	want := wanted{digest, at.Mul(rational.Int(10)).Round(), side}
	p, known := s.pictures.get(want)
	if !known && s.pictures.ask(want, s.pathOf(source)) {
		s.thumbs.Do(s.makePicture)
	}
	return p
}

// makePicture runs on the lane of pictures: it makes the one that was asked for last.
func (s *Studio) makePicture(ctx context.Context) {
	if w, path, ok := s.pictures.take(); ok {
		s.pictures.put(w, s.pictureOf(ctx, path, w))
		s.soon.Ring()
	}
}

// pictureOf is nil where the file cannot be read.
func (s *Studio) pictureOf(ctx context.Context, path string, w wanted) *image.RGBA {
	reader, err := s.readers.open(ctx, path)
	if err != nil {
		return nil
	}
	frame, err := reader.At(ctx, rational.New(w.tenths, 10))
	if err != nil {
		return nil
	}
	return thumb(frame, w.side)
}

// wanted is a picture of a file.
type wanted struct {
	digest string
	tenths int64 // of a second
	side   int
}

// album is the pictures that are known, of which the oldest are given up first, and
// those that are wished for. Any goroutine may use it.
type album struct {
	mu     sync.Mutex
	known  map[wanted]*image.RGBA // nil for one that cannot be had
	order  []wanted               // in which they became known
	asked  map[wanted]string      // path
	newest []wanted               // wishes, the newest last
}

// shelf is how many pictures are kept: at 160×90 pixels some 60 kB each.
const shelf = 2000

func newAlbum() *album {
	return &album{known: map[wanted]*image.RGBA{}, asked: map[wanted]string{}}
}

func (a *album) get(w wanted) (*image.RGBA, bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	p, ok := a.known[w]
	return p, ok
}

// ask notes a wish; false where it was there already.
func (a *album) ask(w wanted, path string) bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	if _, ok := a.asked[w]; ok || path == "" {
		return false
	}
	a.asked[w] = path
	a.newest = append(a.newest, w)
	return true
}

// take gives the newest wish.
func (a *album) take() (w wanted, path string, ok bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	n := len(a.newest) - 1
	if n < 0 {
		return w, "", false
	}
	w, a.newest = a.newest[n], a.newest[:n]
	return w, a.asked[w], true
}

func (a *album) put(w wanted, p *image.RGBA) {
	a.mu.Lock()
	defer a.mu.Unlock()
	delete(a.asked, w)
	a.known[w] = p
	a.order = append(a.order, w)
	if len(a.order) > shelf {
		delete(a.known, a.order[0])
		a.order = a.order[1:]
	}
}
