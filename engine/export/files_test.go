//go:build cgo

package export_test

import (
	"context"
	"encoding/json"
	"errors"
	"image"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"kinora/engine/export"
	"kinora/engine/media"
	"kinora/engine/media/av"
	"kinora/engine/render"
	"kinora/projects"
)

// program is the tools of a program.
var program = export.Tools{
	Open: func(ctx context.Context, path string, size projects.Size) (media.Reader, error) {
		return av.Open(ctx, path, av.Options{Width: size.Width, Height: size.Height})
	},
	OpenSound: av.OpenSound,
	Create:    av.Create,
}

// tone is sample n of the sound of a take: a value that says n, for a while.
func tone(n int64) float32 { return float32(n%1000) / 2000 }

// take writes 48 numbered frames with sound, without loss.
func take(t *testing.T, path string) {
	t.Helper()
	w, err := av.Create(path, preset(t, "mkv"), media.Params{Width: 64, Height: 32, Rate: rate, Sound: true})
	if err != nil {
		t.Fatal(err)
	}
	for n := range int64(48) {
		if err := w.Write(t.Context(), filled(n)); err != nil {
			t.Fatal(err)
		}
		samples := make([]float32, 2*2000)
		for i := range samples {
			samples[i] = tone(n*2000 + int64(i/2))
		}
		if err := w.WriteSound(t.Context(), samples); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
}

func filled(n int64) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, 64, 32))
	for i := 0; i < len(img.Pix); i += 4 {
		c := code(n)
		copy(img.Pix[i:], []byte{c.R, c.G, c.B, c.A})
	}
	return img
}

// onDisk is cut with a file behind it.
func onDisk(t *testing.T) render.Spec {
	t.Helper()
	s := cut()
	s.Size = projects.Size{Width: 64, Height: 32}
	path := filepath.Join(t.TempDir(), "take.mkv")
	take(t, path)
	source := projects.Source{Take: 1}
	f := s.Files[source]
	f.Path = path
	s.Files[source] = f
	return s
}

// greens is the number painted into each frame of a file.
func greens(t *testing.T, path string) []int64 {
	t.Helper()
	r, err := av.Open(t.Context(), path, av.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	var list []int64
	for {
		f, err := r.Next(t.Context())
		if errors.Is(err, io.EOF) {
			return list
		}
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, int64(f.Image.RGBAAt(20, 20).G))
		f.Release()
	}
}

func TestAFilmIsReadBackFrameByFrameAndSampleBySample(t *testing.T) {
	path := filepath.Join(t.TempDir(), "film.mkv")
	j := export.Job{Spec: onDisk(t), Preset: preset(t, "mkv"), Path: path, Title: "Ball"}
	if err := export.Write(t.Context(), j, program, nil); err != nil {
		t.Fatal(err)
	}
	if got, want := greens(t, path), []int64{20, 21, 22, 23, 24, 25, 5, 6, 7, 8}; !slices.Equal(got, want) {
		t.Errorf("shows %v, want %v", got, want)
	}
	info, err := av.Probe(t.Context(), path)
	if err != nil || info.Audio == nil || info.Metadata["title"] != "Ball" {
		t.Fatalf("%+v %v", info, err)
	}
	var made []export.Made
	if err := json.Unmarshal([]byte(info.Metadata[export.FilmKey]), &made); err != nil || len(made) != 2 {
		t.Errorf("%v %v", made, err)
	}
	sound, err := av.OpenSound(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer sound.Close()
	buf := make([]float32, 2*20000)
	if err := sound.Read(t.Context(), 0, buf); err != nil {
		t.Fatal(err)
	}
	for n := int64(240); n < 20000-240; n++ {
		if got, want := float64(buf[2*n]), float64(tone(n)); math.Abs(got-want) > 1e-4 {
			t.Fatalf("sample %d is %v, want %v", n, got, want)
		}
	}
}

func TestOrdinaryFormatsHoldEveryFrame(t *testing.T) {
	spec := onDisk(t)
	for _, name := range []string{"mp4", "webm", "mov", "gif"} {
		p := preset(t, name)
		path := filepath.Join(t.TempDir(), "film"+p.Extension)
		j := export.Job{Spec: spec, Preset: p, Path: path, Size: projects.Size{Width: 128, Height: 64}, Quality: export.Small}
		if err := export.Write(t.Context(), j, program, nil); err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := greens(t, path); len(got) != 10 {
			t.Errorf("%s has %d frames: %v", name, len(got), got)
		}
	}
}

func TestPicturesAreFramesOfTheFilm(t *testing.T) {
	dir := t.TempDir()
	spec := onDisk(t)
	one := export.Job{Spec: spec, Preset: preset(t, "png"), Path: filepath.Join(dir, "one.png"), From: 7, To: 8}
	many := one
	many.Path, many.From, many.To = filepath.Join(dir, "many_%03d.png"), 4, 8
	for _, j := range []export.Job{one, many} {
		if err := export.Write(t.Context(), j, program, nil); err != nil {
			t.Fatal(err)
		}
	}
	if got := greens(t, one.Path); !slices.Equal(got, []int64{6}) {
		t.Errorf("the picture is %v", got)
	}
	if got := greens(t, many.Path); !slices.Equal(got, []int64{24, 25, 5, 6}) {
		t.Errorf("the pictures are %v", got)
	}
}

func TestACancelledExportLeavesTheOldFile(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "film.mkv")
	if err := os.WriteFile(path, []byte("old"), 0o644); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	j := export.Job{Spec: onDisk(t), Preset: preset(t, "mkv"), Path: path}
	err := export.Write(ctx, j, program, func(export.Progress) { cancel() })
	if !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	files, err := os.ReadDir(dir)
	if err != nil || len(files) != 1 {
		t.Errorf("left %v %v", files, err)
	}
	if got, err := os.ReadFile(path); err != nil || string(got) != "old" {
		t.Errorf("the old file is %q, %v", got, err)
	}
}
