package av_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"kinora/engine/media"
	"kinora/engine/media/av"
	"kinora/projects/rational"
)

// encodeInto is the folder into which a child, this test program again, writes a film
// with each preset.
const encodeInto = "KINORA_TEST_ENCODE_INTO"

// encoded is how many pictures a film holds.
const encoded = 24

// TestTheSamePicturesGiveTheSameFilm encodes in processes whose fresh memory holds
// different things (mallopt(3), M_PERTURB): a film must not depend on what an encoder
// finds in memory that it never wrote.
func TestTheSamePicturesGiveTheSameFilm(t *testing.T) {
	var before string
	for _, perturb := range []string{"0", "85", "170"} {
		dir := t.TempDir()
		child := exec.CommandContext(t.Context(), os.Args[0], "-test.run", "^TestTheChildEncodes$")
		child.Env = append(os.Environ(), encodeInto+"="+dir, "MALLOC_PERTURB_="+perturb)
		if out, err := child.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		if before != "" {
			samePictures(t, before, dir)
		}
		before = dir
	}
}

// samePictures compares what is shown: Matroska files have names of their own.
func samePictures(t *testing.T, one, other string) {
	t.Helper()
	for _, name := range entries(t, one) {
		a := openFile(t, filepath.Join(one, name), av.Options{})
		b := openFile(t, filepath.Join(other, name), av.Options{})
		for n := range encoded {
			f, errF := a.Next(t.Context())
			g, errG := b.Next(t.Context())
			if errF != nil || errG != nil {
				t.Fatalf("%s: frame %d: %v, %v", name, n, errF, errG)
			}
			if !bytes.Equal(f.Image.Pix, g.Image.Pix) {
				t.Errorf("%s: frame %d differs", name, n)
				break
			}
			f.Release()
			g.Release()
		}
	}
}

// TestTheChildEncodes is what a child runs. Widths of 9 and 30 macroblocks make x264's
// vectors overrun its rows.
func TestTheChildEncodes(t *testing.T) {
	dir := os.Getenv(encodeInto)
	if dir == "" {
		t.Skip("only in a child")
	}
	for _, p := range media.Presets() {
		if !p.Pictures {
			encodeTo(t, filepath.Join(dir, "small"+p.Extension), p, 144, 80)
			encodeTo(t, filepath.Join(dir, "wide"+p.Extension), p, 480, 272)
		}
	}
}

func encodeTo(t *testing.T, path string, p media.Preset, w, h int) {
	t.Helper()
	out, err := av.Create(path, p, media.Params{Width: w, Height: h, Rate: rational.Int(12)})
	if err != nil {
		t.Fatal(err)
	}
	for n := range encoded {
		if err := out.Write(t.Context(), numberedPicture(w, h, n)); err != nil {
			t.Fatal(err)
		}
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
}
