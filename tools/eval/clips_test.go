package main_test

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"path/filepath"
	"strings"
	"testing"

	main "kinora/tools/eval"

	"kinora/engine/media"
	"kinora/engine/media/av"
	"kinora/projects/rational"
)

var (
	red    = color.RGBA{255, 0, 0, 255}
	green  = color.RGBA{0, 255, 0, 255}
	blue   = color.RGBA{0, 0, 255, 255}
	orange = color.RGBA{255, 140, 0, 255}
	yellow = color.RGBA{255, 255, 0, 255}
	black  = color.RGBA{0, 0, 0, 255}
)

// shoot encodes a clip of plain pictures, one for each colour; the name's ending says how.
func shoot(t testing.TB, folder, name string, colours ...color.RGBA) {
	t.Helper()
	path := filepath.Join(folder, name)
	preset, err := media.PresetFor(path)
	if err != nil {
		t.Fatal(err)
	}
	w, err := av.Create(path, preset, media.Params{Width: 64, Height: 36, Rate: rational.Int(12)})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Abort()
	for _, c := range colours {
		img := image.NewRGBA(image.Rect(0, 0, 64, 36))
		draw.Draw(img, img.Rect, image.NewUniform(c), image.Point{}, draw.Src)
		if err := w.Write(t.Context(), img); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
}

// times repeats a colour.
func times(n int, c color.RGBA) []color.RGBA {
	list := make([]color.RGBA, n)
	for i := range list {
		list[i] = c
	}
	return list
}

// prompts writes the lines of a folder's prompts.
func prompts(t testing.TB, folder string, lines ...string) {
	t.Helper()
	put(t, filepath.Join(folder, "prompts.jsonl"), []byte(strings.Join(lines, "\n")+"\n"))
}

// eval runs the command.
func eval(t testing.TB, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, err bytes.Buffer
	code = main.Run(t.Context(), args, &out, &err)
	return code, out.String(), err.String()
}
