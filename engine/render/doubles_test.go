package render_test

import (
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	"io"
	"sync"
	"testing"
	"time"

	"kinora/engine/media"
	"kinora/engine/render"
	"kinora/projects"
	"kinora/projects/rational"
)

// tape is a file of numbered frames: frame n is filled with code(name, n).
type tape struct {
	name   string
	frames int
	rate   rational.Rat
	size   projects.Size
	alpha  uint8 // of every pixel; 0 is opaque
	still  bool
	slow   time.Duration // how long opening and a jump take
	broken int           // the frame that does not decode; 0 for none
}

// code is the colour of a frame: red says which file, green which frame.
func code(name string, n int) color.RGBA {
	return color.RGBA{R: name[0], G: uint8(n), B: uint8(n >> 8), A: 255}
}

// shelf is the files of a test by path, and what was done with them.
type shelf struct {
	mu     sync.Mutex
	tapes  map[string]tape
	opened map[string]int
	open   int // files that are open now
	out    int // frames that are out
	jumps  int // frames that did not follow the one before
}

func newShelf(tapes ...tape) *shelf {
	s := &shelf{tapes: map[string]tape{}, opened: map[string]int{}}
	for _, t := range tapes {
		s.tapes[t.name] = t
	}
	return s
}

// Open is a render.Open.
func (s *shelf) Open(_ context.Context, path string, size projects.Size) (media.Reader, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	t, ok := s.tapes[path]
	if !ok {
		return nil, &media.Error{Kind: media.Missing, Path: path}
	}
	time.Sleep(t.slow)
	s.opened[path]++
	s.open++
	if size == (projects.Size{}) {
		size = t.size
	}
	return &tapeReader{shelf: s, tape: t, size: size, next: -1}, nil
}

func (s *shelf) count(change func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	change()
}

// check fails where frames or files were not given back.
func (s *shelf) check(t *testing.T) {
	t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.open != 0 || s.out != 0 {
		t.Errorf("%d files are open and %d frames are out", s.open, s.out)
	}
}

type tapeReader struct {
	shelf *shelf
	tape  tape
	size  projects.Size
	next  int
}

func (r *tapeReader) Info() media.Info {
	t := r.tape
	return media.Info{Path: t.name, Still: t.still, Video: &media.VideoInfo{
		DisplayWidth: t.size.Width, DisplayHeight: t.size.Height, Rate: t.rate, Frames: int64(t.frames), Alpha: t.alpha > 0,
	}}
}

func (r *tapeReader) At(_ context.Context, at rational.Rat) (media.Frame, error) {
	n := max(0, min(int(at.Mul(r.tape.rate).Floor()), r.tape.frames-1))
	if n != r.next && n != r.next-1 { // decoders keep the last frame
		time.Sleep(r.tape.slow)
		r.shelf.count(func() { r.shelf.jumps++ })
	}
	if r.tape.broken > 0 && n == r.tape.broken {
		return media.Frame{}, &media.Error{Kind: media.Corrupt, Path: r.tape.name}
	}
	r.next = n + 1
	return r.frame(n), nil
}

func (r *tapeReader) Next(context.Context) (media.Frame, error) { return media.Frame{}, io.EOF }

func (r *tapeReader) Close() error {
	r.shelf.count(func() { r.shelf.open-- })
	return nil
}

// frame is a picture with gaps between its rows, as decoders make them.
func (r *tapeReader) frame(n int) media.Frame {
	c := code(r.tape.name, n)
	if r.tape.alpha > 0 {
		c.A = r.tape.alpha
	}
	img := image.NewRGBA(image.Rect(0, 0, r.size.Width+3, r.size.Height)).SubImage(image.Rect(0, 0, r.size.Width, r.size.Height)).(*image.RGBA)
	for y := range r.size.Height {
		for x := range r.size.Width {
			copy(img.Pix[img.PixOffset(x, y):], []byte{c.R, c.G, c.B, c.A})
		}
	}
	r.shelf.count(func() { r.shelf.out++ })
	return media.Frame{Image: img, Release: sync.OnceFunc(func() { r.shelf.count(func() { r.shelf.out-- }) })}
}

var (
	wide  = projects.Size{Width: 32, Height: 18}
	rate  = rational.Int(24)
	black = color.RGBA{A: 255}
	card  = color.RGBA{R: 28, G: 31, B: 36, A: 255}
)

func reel(name string, frames int) tape {
	return tape{name: name, frames: frames, rate: rate, size: wide}
}

// film builds a spec. Sources are numbered by the letters of their files: a is 1.
func film(tracks ...projects.Track) render.Spec {
	s := render.Spec{Size: wide, Rate: rate, Files: map[projects.Source]render.File{}}
	for i, t := range tracks {
		t.ID = projects.ID(100 + i)
		for j := range t.Clips {
			c := &t.Clips[j]
			c.ID = projects.ID(1000*(i+1) + j)
			name := string(rune('a' + c.Source.Medium - 1))
			s.Files[c.Source] = render.File{Path: name, Name: name}
		}
		s.Timeline.Tracks = append(s.Timeline.Tracks, t)
	}
	return s
}

func pictures(clips ...projects.Clip) projects.Track {
	return projects.Track{Kind: projects.PictureTrack, Clips: clips}
}

// clip shows a file from a frame of it on.
func clip(name byte, start, frames, from int64) projects.Clip {
	return projects.Clip{
		Source: projects.Source{Medium: projects.ID(name - 'a' + 1)}, Start: start, Frames: frames,
		From: rational.Int(from).Div(rate), Speed: rational.Int(1),
	}
}

// at is the colour of the middle of a frame.
func at(t *testing.T, r *render.Reader, n int64) color.RGBA {
	t.Helper()
	f, err := r.At(t.Context(), rational.Int(n).Div(rate))
	if err != nil {
		t.Fatalf("frame %d: %v", n, err)
	}
	if want := rational.Int(n).Div(rate); f.Time != want {
		t.Errorf("frame %d is at %v, want %v", n, f.Time, want)
	}
	return seen(f)
}

// next is the colour of the middle of the next frame.
func next(t *testing.T, r *render.Reader) color.RGBA {
	t.Helper()
	f, err := r.Next(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return seen(f)
}

func seen(f media.Frame) color.RGBA {
	c := f.Image.RGBAAt(f.Image.Rect.Dx()/2, f.Image.Rect.Dy()/2)
	f.Release()
	return c
}

// open makes a reader that is closed, and checked for what it left open, at the end.
func open(t *testing.T, s *shelf, spec render.Spec) *render.Reader {
	t.Helper()
	r := render.New(spec, s.Open)
	t.Cleanup(func() {
		if err := r.Close(); err != nil {
			t.Error(err)
		}
		s.check(t)
	})
	return r
}

// sequence checks all frames, forwards by Next and backwards by At.
func sequence(t *testing.T, s *shelf, spec render.Spec, want []color.RGBA) {
	t.Helper()
	r := open(t, s, spec)
	for n, c := range want {
		if got := next(t, r); got != c {
			t.Errorf("frame %d is %v, want %v", n, got, c)
		}
	}
	if _, err := r.Next(t.Context()); !errors.Is(err, io.EOF) {
		t.Errorf("after the last frame: %v", err)
	}
	for n := len(want) - 1; n >= 0; n-- {
		if got := at(t, r, int64(n)); got != want[n] {
			t.Errorf("backwards, frame %d is %v, want %v", n, got, want[n])
		}
	}
	if len(r.Troubles()) > 0 {
		t.Error(r.Troubles())
	}
}

// run is the colours of a file's frames.
func run(name string, frames ...int) []color.RGBA {
	var list []color.RGBA
	for _, n := range frames {
		list = append(list, code(name, n))
	}
	return list
}

func join(parts ...[]color.RGBA) []color.RGBA {
	var all []color.RGBA
	for _, p := range parts {
		all = append(all, p...)
	}
	return all
}

func times(c color.RGBA, n int) []color.RGBA {
	var list []color.RGBA
	for range n {
		list = append(list, c)
	}
	return list
}

func mixed(a, b color.RGBA, w int) color.RGBA {
	m := func(x, y uint8) uint8 { return uint8((int(x)*(256-w) + int(y)*w + 128) / 256) }
	return color.RGBA{m(a.R, b.R), m(a.G, b.G), m(a.B, b.B), 255}
}

func sizeOf(f media.Frame) string { return fmt.Sprint(f.Image.Rect.Size()) }
