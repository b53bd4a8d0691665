package av_test

import (
	"bytes"
	"errors"
	"image/color"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kinora/engine/media"
	"kinora/engine/media/av"
	"kinora/projects/rational"
)

// What is only known at the end is in the file like what was known before, and the
// pictures are the same.
func TestNotesAreInTheFile(t *testing.T) {
	for _, name := range []string{"a.mp4", "a.webm", "a.mov", "a.mkv", "a.gif", "a_%04d.png"} {
		t.Run(name, func(t *testing.T) {
			plain, noted := in(t, name), in(t, name)
			for path, note := range map[string]string{plain: "", noted: `[{"colour":1.5}]`} {
				write(t, path, note)
			}
			first := func(path string) string {
				return filepath.Join(filepath.Dir(path), strings.ReplaceAll(filepath.Base(path), "%04d", "0001"))
			}
			info, err := av.Probe(t.Context(), first(noted))
			if err != nil {
				t.Fatal(err)
			}
			if m := info.Metadata; m["kinora_drift"] != `[{"colour":1.5}]` || m["kinora_recipe"] != "{}" {
				t.Errorf("metadata %v", m)
			}
			a, b := everyFrame(t, first(plain)), everyFrame(t, first(noted))
			if !bytes.Equal(a, b) || len(a) == 0 {
				t.Error("the pictures differ")
			}
			if left, _ := filepath.Glob(filepath.Join(filepath.Dir(noted), ".kinora*")); len(left) > 0 {
				t.Errorf("left behind: %v", left)
			}
		})
	}
}

// A library knows a file by its bytes: what is made twice is there once. Matroska files have
// names of their own.
func TestTheSameFilmIsTheSameBytes(t *testing.T) {
	for _, name := range []string{"a.mp4", "a.mov", "a.gif"} {
		var before []byte
		for range 8 {
			path := in(t, name)
			write(t, path, "note")
			made, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if before != nil && !bytes.Equal(before, made) {
				t.Fatalf("%s is another file each time", name)
			}
			before = made
		}
	}
}

// write makes a small video, with a note where there is one.
func write(t *testing.T, path, note string) {
	t.Helper()
	p, err := media.PresetFor(path)
	if err != nil {
		t.Fatal(err)
	}
	out, err := av.Create(path, p, media.Params{
		Width: 64, Height: 64, Rate: rational.Int(10), Metadata: map[string]string{"title": "a", "comment": "b", "kinora_recipe": "{}"},
	})
	if err != nil {
		t.Fatal(err)
	}
	defer out.Abort()
	for n := range 6 {
		if err := out.Write(t.Context(), flat(64, 64, color.RGBA{uint8(40 * n), 100, 50, 255})); err != nil {
			t.Fatal(err)
		}
	}
	for _, waits := range out.Waiting() {
		if _, err := os.Stat(waits); err != nil || !strings.HasPrefix(filepath.Base(waits), ".kinora-") {
			t.Errorf("it does not wait in %s: %v", waits, err)
		}
	}
	if note != "" {
		out.Note("kinora_drift", note)
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
}

// everyFrame is the bytes of all pictures of a file.
func everyFrame(t *testing.T, path string) []byte {
	t.Helper()
	r, err := av.Open(t.Context(), path, av.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	var out []byte
	for {
		f, err := r.Next(t.Context())
		if errors.Is(err, io.EOF) {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, f.Image.Pix...)
		f.Release()
	}
}
