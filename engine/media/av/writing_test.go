package av_test

import (
	"context"
	"errors"
	"image/color"
	"os"
	"path/filepath"
	"testing"

	"kinora/engine/media"
	"kinora/engine/media/av"
	"kinora/projects/rational"
)

func writeSmall(t testing.TB, path string) {
	t.Helper()
	p, err := media.PresetFor(path)
	if err != nil {
		t.Fatal(err)
	}
	out, err := av.Create(path, p, media.Params{Width: 64, Height: 64, Rate: rational.Int(10)})
	if err != nil {
		t.Fatal(err)
	}
	for n := range 4 {
		if err := out.Write(t.Context(), flat(64, 64, color.RGBA{uint8(60 * n), 100, 50, 255})); err != nil {
			t.Fatal(err)
		}
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestWhatCannotBeWrittenIsSaidBeforehand(t *testing.T) {
	dir := t.TempDir()
	good := media.Params{Width: 64, Height: 64, Rate: rational.Int(24)}
	size := func(w, h int) media.Params { return media.Params{Width: w, Height: h, Rate: good.Rate} }
	rate := func(r rational.Rat) media.Params { return media.Params{Width: 64, Height: 64, Rate: r} }
	cases := []struct {
		name, path, preset string
		params             media.Params
		kind               media.Kind
	}{
		{"a folder that is not there", "no/such/folder/a.mp4", "mp4", good, media.Unwritable},
		{"a folder instead of a file", ".", "mp4", good, media.Unwritable},
		{"no path", "", "mp4", good, media.Unwritable},
		{"a size of zero", "a.mp4", "mp4", size(0, 64), media.Invalid},
		{"a negative size", "a.mp4", "mp4", size(64, -2), media.Invalid},
		{"an odd width for H.264", "a.mp4", "mp4", size(65, 64), media.Invalid},
		{"an odd height for AV1", "a.webm", "webm", size(64, 63), media.Invalid},
		{"a huge size", "a.mkv", "mkv", size(100_000, 10), media.TooLarge},
		{"no frame rate", "a.mp4", "mp4", rate(rational.Rat{}), media.Invalid},
		{"a negative frame rate", "a.mp4", "mp4", rate(rational.Int(-24)), media.Invalid},
		{"an absurd frame rate", "a.mp4", "mp4", rate(rational.Int(100_000)), media.Invalid},
		{"a GIF quicker than they play", "a.gif", "gif", rate(rational.Int(60)), media.Invalid},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			path := c.path
			if path != "" {
				path = filepath.Join(dir, path)
			}
			out, err := av.Create(path, preset(t, c.preset), c.params)
			if err == nil {
				out.Abort()
				t.Fatal("was accepted")
			}
			if !errors.Is(err, c.kind) {
				t.Errorf("kind %d, want %d: %v", media.KindOf(err), c.kind, err)
			}
			if left := entries(t, dir); len(left) != 0 {
				t.Errorf("left %v behind", left)
			}
			t.Log(err)
		})
	}
}

func TestOddSizesAreKeptWhereTheFormatCan(t *testing.T) {
	for _, name := range []string{"a.mkv", "a.mov", "a.gif", "a.png"} {
		t.Run(name, func(t *testing.T) {
			path := in(t, name)
			p, err := media.PresetFor(path)
			if err != nil {
				t.Fatal(err)
			}
			out, err := av.Create(path, p, media.Params{Width: 65, Height: 51, Rate: rational.Int(5)})
			if err != nil {
				t.Fatal(err)
			}
			if err := out.Write(t.Context(), corners(65, 51)); err != nil {
				t.Fatal(err)
			}
			if err := out.Close(); err != nil {
				t.Fatal(err)
			}
			_, img := firstFrame(t, path, av.Options{})
			if img.Bounds().Dx() != 65 || img.Bounds().Dy() != 51 {
				t.Errorf("came back as %v", img.Bounds())
			}
			checkCorners(t, img, [4]color.RGBA{red, green, blue, white})
		})
	}
}

// However a video ends, the folder holds the old file or the whole new one.
func TestNothingHalfWrittenIsEverSeen(t *testing.T) {
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	picture := flat(64, 64, red)
	endings := []struct {
		name string
		end  func(media.Writer) error
		kept bool // the old file is still there
	}{
		{"closed", func(w media.Writer) error { _ = w.Write(t.Context(), picture); return w.Close() }, false},
		{"closed twice", func(w media.Writer) error { _ = w.Write(t.Context(), picture); _ = w.Close(); return w.Close() }, false},
		{"closed, then aborted", func(w media.Writer) error { _ = w.Write(t.Context(), picture); err := w.Close(); w.Abort(); return err }, false},
		{"aborted at once", func(w media.Writer) error { w.Abort(); return errors.New("aborted") }, true},
		{"aborted twice after a frame", func(w media.Writer) error {
			_ = w.Write(t.Context(), picture)
			w.Abort()
			w.Abort()
			return errors.New("aborted")
		}, true},
		{"without a frame", func(w media.Writer) error { return w.Close() }, true},
		{"a frame of another size", func(w media.Writer) error {
			defer w.Abort()
			return w.Write(t.Context(), flat(32, 32, red))
		}, true},
		{"a context that has ended", func(w media.Writer) error { defer w.Abort(); return w.Write(ended, picture) }, true},
	}
	for _, p := range media.Presets() {
		for _, e := range endings {
			t.Run(p.Name+" "+e.name, func(t *testing.T) {
				dir := t.TempDir()
				path := filepath.Join(dir, "film"+p.Extension)
				if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
					t.Fatal(err)
				}
				out, err := av.Create(path, p, media.Params{Width: 64, Height: 64, Rate: rational.Int(5)})
				if err != nil {
					t.Fatal(err)
				}
				if err := e.end(out); (err != nil) != e.kept {
					t.Errorf("ended with %v", err)
				}
				data, err := os.ReadFile(path)
				if err != nil || (string(data) == "old") != e.kept {
					t.Errorf("the file has %d bytes, %v", len(data), err)
				}
				if left := entries(t, dir); len(left) != 1 {
					t.Errorf("the folder holds %v", left)
				}
				if err := out.Write(t.Context(), picture); err == nil {
					t.Error("writing goes on after the end")
				}
			})
		}
	}
}

func TestOnePictureTakesOneFrame(t *testing.T) {
	dir := t.TempDir()
	out, err := av.Create(filepath.Join(dir, "still.png"), preset(t, "png"), media.Params{Width: 64, Height: 64, Rate: rational.Int(5)})
	if err != nil {
		t.Fatal(err)
	}
	_ = out.Write(t.Context(), flat(64, 64, red))
	_ = out.Write(t.Context(), flat(64, 64, blue))
	if err := out.Close(); !errors.Is(err, media.Invalid) {
		t.Errorf("two frames in one picture: %v", err)
	}
	if left := entries(t, dir); len(left) != 0 {
		t.Errorf("left %v behind", left)
	}
}

func TestASequenceMayStartAtAnyNumber(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "film_%03d.png")
	writeNumbered(t, path, 96, 64, 12, rational.Int(12))
	for n := range 4 {
		if err := os.Remove(filepath.Join(dir, "film_00"+itoa(n+1)+".png")); err != nil {
			t.Fatal(err)
		}
	}
	r := openFile(t, path, av.Options{Rate: rational.Int(12)})
	if info := r.Info(); info.Video.Frames != 8 || info.Still {
		t.Errorf("%d frames, still %v", info.Video.Frames, info.Still)
	}
	for _, n := range []int{0, 7, 3, 5} {
		if got := shownAt(t, r, rational.New(int64(n), 12)); got != n+4 {
			t.Errorf("picture %d is number %d, want %d", n, got, n+4)
		}
	}
}
