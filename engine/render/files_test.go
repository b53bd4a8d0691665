//go:build cgo

package render_test

import (
	"context"
	"image"
	"image/color"
	"math/rand/v2"
	"path/filepath"
	"testing"
	"time"

	"kinora/engine/media"
	"kinora/engine/media/av"
	"kinora/engine/render"
	"kinora/projects"
	"kinora/projects/rational"
)

// openFile is the Open of a program.
func openFile(ctx context.Context, path string, size projects.Size) (media.Reader, error) {
	return av.Open(ctx, path, av.Options{Width: size.Width, Height: size.Height})
}

// write makes a file of pictures.
func write(tb testing.TB, path, preset string, rate rational.Rat, pictures []*image.RGBA) {
	tb.Helper()
	p, err := media.PresetNamed(preset)
	if err != nil {
		tb.Fatal(err)
	}
	size := pictures[0].Rect.Size()
	w, err := av.Create(path, p, media.Params{Width: size.X, Height: size.Y, Rate: rate})
	if err != nil {
		tb.Fatal(err)
	}
	for _, img := range pictures {
		if err := w.Write(context.Background(), img); err != nil {
			tb.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		tb.Fatal(err)
	}
}

// numbered are pictures filled with their code.
func numbered(name string, frames int, size projects.Size) []*image.RGBA {
	var list []*image.RGBA
	for n := range frames {
		list = append(list, filled(code(name, n), size))
	}
	return list
}

func filled(c color.RGBA, size projects.Size) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, size.Width, size.Height))
	for i := 0; i < len(img.Pix); i += 4 {
		copy(img.Pix[i:], []byte{c.R, c.G, c.B, c.A})
	}
	return img
}

// library writes the files a (24 frames per second), b (of another size and rate, as
// NTSC's), c (a picture) and glass (transparent) and is a film's files.
func library(tb testing.TB) map[projects.Source]render.File {
	tb.Helper()
	dir := tb.TempDir()
	small := projects.Size{Width: 64, Height: 36}
	paths := []string{"a.mkv", "b.mkv", "c.png", "glass.mov"}
	for i := range paths {
		paths[i] = filepath.Join(dir, paths[i])
	}
	write(tb, paths[0], "mkv", rate, numbered("a", 60, small))
	write(tb, paths[1], "mkv", rational.New(30000, 1001), numbered("b", 60, projects.Size{Width: 128, Height: 72}))
	write(tb, paths[2], "png", rate, numbered("c", 1, small))
	write(tb, paths[3], "mov", rate, []*image.RGBA{filled(color.RGBA{R: 200, G: 200, B: 200, A: 0}, small)})
	files := map[projects.Source]render.File{}
	for i, p := range paths {
		files[projects.Source{Medium: projects.ID(i + 1)}] = render.File{Path: p, Still: i == 2}
	}
	return files
}

func TestFilesAreShownFrameByFrame(t *testing.T) {
	b, back := clip('b', 5, 4, 0), clip('a', 12, 4, 40)
	b.From = rational.New(10*1001, 30000) // its frame 10
	back.Speed = rational.Int(-1)
	dissolved := clip('a', 16, 4, 7)
	dissolved.Dissolve = 1
	spec := film(pictures(clip('a', 0, 5, 50), b, clip('c', 9, 3, 0), back, dissolved), pictures(clip('d', 2, 9, 0)))
	spec.Size, spec.Files, spec.Strict = projects.Size{Width: 64, Height: 36}, library(t), true
	want := join(run("a", 50, 51, 52, 53, 54), run("b", 10, 11, 12, 13), times(code("c", 0), 3), run("a", 40, 39, 38, 37),
		[]color.RGBA{mixed(code("a", 36), code("a", 7), 128)}, run("a", 8, 9, 10))
	r := render.New(spec, openFile)
	defer r.Close()
	for n, c := range want {
		if got := next(t, r); got != c {
			t.Errorf("frame %d is %v, want %v", n, got, c)
		}
	}
	dice := rand.New(rand.NewPCG(1, 2))
	for range 100 {
		n := dice.IntN(len(want))
		if got := at(t, r, int64(n)); got != want[n] {
			t.Errorf("frame %d is %v, want %v", n, got, want[n])
		}
	}
}

// texture is a film that is a fair load for a decoder: a ground that moves.
func texture(frames int, size projects.Size) []*image.RGBA {
	dice := rand.New(rand.NewPCG(5, 6))
	ground := make([]byte, size.Width)
	for i := range ground {
		ground[i] = byte(90 + dice.IntN(40))
	}
	var list []*image.RGBA
	for n := range frames {
		img := image.NewRGBA(image.Rect(0, 0, size.Width, size.Height))
		for i := 0; i < len(img.Pix); i += 4 {
			x, y := i/4%size.Width, i/4/size.Width
			g := ground[(x+3*n)%size.Width] + byte(y*60/size.Height)
			copy(img.Pix[i:], []byte{g, g / 2, 255 - g, 255})
		}
		list = append(list, img)
	}
	return list
}

// BenchmarkPlay plays 48 frames of a 1920 x 1080 H.264 file as it is, and as a timeline of
// one clip of it, by turns, opening included. ratio is the timeline's time over the file's; at-cut is what a
// frame at a cut takes where four clips of it are played at their rate, frame what the others
// take.
func BenchmarkPlay(b *testing.B) {
	const frames = 48
	size := projects.Size{Width: 1920, Height: 1080}
	path := filepath.Join(b.TempDir(), "a.mp4")
	write(b, path, "mp4", rate, texture(frames, size))
	spec := film(pictures(clip('a', 0, 12, 0), clip('a', 12, 12, 30), clip('a', 24, 12, 10), clip('a', 36, 12, 22)))
	spec.Size, spec.Files = size, map[projects.Source]render.File{{Medium: 1}: {Path: path}}
	straight := film(pictures(clip('a', 0, frames, 0)))
	straight.Size, straight.Files = spec.Size, spec.Files
	var plain, timeline time.Duration
	var cut, other time.Duration // of 3 and 44 frames of a film
	for b.Loop() {
		begin := time.Now()
		file, err := openFile(b.Context(), path, size)
		if err != nil {
			b.Fatal(err)
		}
		play(b, file, frames, nil)
		plain += time.Since(begin)
		timeline += play(b, render.New(straight, openFile), frames, nil)
		play(b, render.New(spec, openFile), frames, func(n int, took time.Duration) {
			time.Sleep(time.Second/24 - took) // as a player does
			if n > 0 && n%12 == 0 {
				cut += took / 3
			} else if n > 0 {
				other += took / 44
			}
		})
	}
	b.ReportMetric(timeline.Seconds()/plain.Seconds(), "ratio")
	b.ReportMetric(plain.Seconds()*1000/frames/float64(b.N), "file-ms/frame")
	b.ReportMetric(timeline.Seconds()*1000/frames/float64(b.N), "timeline-ms/frame")
	b.ReportMetric(cut.Seconds()*1000/float64(b.N), "at-cut-ms")
	b.ReportMetric(other.Seconds()*1000/float64(b.N), "frame-ms")
	b.ReportMetric(0, "ns/op")
}

func play(b *testing.B, r media.Reader, frames int, each func(n int, took time.Duration)) time.Duration {
	b.Helper()
	defer r.Close()
	begin := time.Now()
	for n := range frames {
		start := time.Now()
		f, err := r.Next(b.Context())
		if err != nil {
			b.Fatal(err)
		}
		f.Release()
		if each != nil {
			each(n, time.Since(start))
		}
	}
	return time.Since(begin)
}
