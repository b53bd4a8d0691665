package av_test

import (
	"context"
	"encoding/binary"
	"errors"
	"image/color"
	"math"
	"os"
	"path/filepath"
	"testing"

	"kinora/engine/media"
	"kinora/engine/media/av"
	"kinora/projects/rational"
)

func half(n int64) rational.Rat { return rational.New(n, 2) }

func TestClipsAreTrimmedAndJoinedFrameByFrame(t *testing.T) {
	dir := t.TempDir()
	a, b, out := filepath.Join(dir, "a.mkv"), filepath.Join(dir, "b.mp4"), filepath.Join(dir, "out.mkv")
	writeNumbered(t, a, 192, 108, 48, rational.Int(24))
	writeNumbered(t, b, 192, 108, 60, rational.Int(24))
	cuts := []media.Cut{
		{Path: a, In: half(1), Out: half(3)}, // 12 … 35
		{Path: b, In: half(2)},               // 24 … 59
		{Path: a, Out: half(1)},              // 0 … 11
	}
	params := media.Params{Width: 192, Height: 108, Rate: rational.Int(24)}
	if err := av.Stitch(t.Context(), out, preset(t, "mkv"), params, cuts); err != nil {
		t.Fatal(err)
	}
	want := append(append(numbers(12, 36), numbers(24, 60)...), numbers(0, 12)...)
	checkNumbers(t, sequence(t, out), want)
}

func TestOtherFrameRatesAreConformed(t *testing.T) {
	dir := t.TempDir()
	a, out := filepath.Join(dir, "a.mkv"), filepath.Join(dir, "out.mkv")
	writeNumbered(t, a, 192, 108, 24, rational.Int(12))
	params := media.Params{Width: 192, Height: 108, Rate: rational.Int(24)}
	if err := av.Stitch(t.Context(), out, preset(t, "mkv"), params, []media.Cut{{Path: a}}); err != nil {
		t.Fatal(err)
	}
	var want []int
	for n := range 48 {
		want = append(want, n/2)
	}
	checkNumbers(t, sequence(t, out), want)
}

func TestADissolveGoesEvenlyFromOneToTheOther(t *testing.T) {
	dir := t.TempDir()
	a, b, out := filepath.Join(dir, "a.png"), filepath.Join(dir, "b.png"), filepath.Join(dir, "out.mkv")
	writePictures(t, a, preset(t, "png"), []color.RGBA{{0, 0, 0, 255}})
	writePictures(t, b, preset(t, "png"), []color.RGBA{{240, 240, 240, 255}})
	cuts := []media.Cut{{Path: a, Out: rational.Int(2)}, {Path: b, Out: rational.Int(2), Dissolve: rational.Int(1)}}
	params := media.Params{Width: 96, Height: 64, Rate: rational.Int(10)}
	if err := av.Stitch(t.Context(), out, preset(t, "mkv"), params, cuts); err != nil {
		t.Fatal(err)
	}
	r := openFile(t, out, av.Options{})
	for n := range 30 {
		f, err := r.Next(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		want := 240 * min(max(float64(n)+0.5-10, 0), 10) / 10
		if n >= 20 {
			want = 240
		}
		if got := float64(f.Image.RGBAAt(50, 30).R); math.Abs(got-want) > 2 {
			t.Errorf("frame %d is %v bright, want %v", n, got, want)
		}
		f.Release()
	}
	if _, err := r.Next(t.Context()); err == nil {
		t.Error("the film is longer than 3 s")
	}
}

func TestPicturesOfAnotherShapeAreFitted(t *testing.T) {
	dir := t.TempDir()
	a := filepath.Join(dir, "a.png")
	writeStillPicture(t, a, 160, 96)
	black := color.RGBA{0, 0, 0, 255}
	cases := []struct {
		name   string
		fit    media.Fit
		w, h   int
		probes map[[2]int]color.RGBA
	}{
		{"bars above and below", media.Letterbox, 160, 160, map[[2]int]color.RGBA{{80, 10}: black, {80, 150}: black, {40, 60}: red, {120, 100}: white}},
		{"bars at the sides", media.Letterbox, 320, 96, map[[2]int]color.RGBA{{20, 48}: black, {300, 48}: black, {120, 20}: red, {200, 80}: white}},
		{"filled, the sides cut", media.Fill, 96, 96, map[[2]int]color.RGBA{{2, 2}: red, {93, 2}: green, {2, 93}: blue, {93, 93}: white}},
		{"filled, above and below cut", media.Fill, 160, 40, map[[2]int]color.RGBA{{10, 2}: red, {150, 37}: white}},
		{"the same shape, larger", media.Letterbox, 320, 192, map[[2]int]color.RGBA{{2, 2}: red, {317, 189}: white}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "out.mkv")
			params := media.Params{Width: c.w, Height: c.h, Rate: rational.Int(5)}
			cuts := []media.Cut{{Path: a, Out: rational.Int(1), Fit: c.fit}}
			if err := av.Stitch(t.Context(), out, preset(t, "mkv"), params, cuts); err != nil {
				t.Fatal(err)
			}
			_, img := firstFrame(t, out, av.Options{})
			for at, want := range c.probes {
				if got := img.RGBAAt(at[0], at[1]); distance(got, want) > 8 {
					t.Errorf("at %v is %v, want %v", at, got, want)
				}
			}
		})
	}
}

func writeStillPicture(t *testing.T, path string, w, h int) {
	t.Helper()
	out, err := av.Create(path, preset(t, "png"), media.Params{Width: w, Height: h, Rate: rational.Int(1)})
	if err != nil {
		t.Fatal(err)
	}
	if err := out.Write(t.Context(), corners(w, h)); err != nil {
		t.Fatal(err)
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
}

// loudness is the root mean square of a stretch of a file's sound, full scale is 1.
func loudness(t *testing.T, path string, from, to float64) float64 {
	t.Helper()
	raw := filepath.Join(t.TempDir(), "sound.raw")
	ffmpeg(t, ".", "-i", path, "-vn", "-ac", "1", "-ar", "48000", "-f", "s16le", raw)
	data, err := os.ReadFile(raw)
	if err != nil {
		t.Fatal(err)
	}
	sum, n := 0.0, 0
	for i := int(from * 48000); i < int(to*48000) && 2*i+1 < len(data); i++ {
		v := float64(int16(binary.LittleEndian.Uint16(data[2*i:]))) / 32768
		sum, n = sum+v*v, n+1
	}
	if n == 0 {
		t.Fatalf("no sound between %v and %v s", from, to)
	}
	return math.Sqrt(sum / float64(n))
}

// A video with a tone between its second 1 and 1.5, of 44.1 kHz and one channel.
func withBeep(t *testing.T, dir string) string {
	t.Helper()
	writeNumbered(t, filepath.Join(dir, "silent.mp4"), 192, 108, 72, rational.Int(24))
	ffmpeg(t, dir, "-i", "silent.mp4", "-f", "lavfi", "-i",
		"aevalsrc=0.5*sin(2*PI*440*t)*between(t\\,1\\,1.5):s=44100:d=3", "-c:v", "copy", "-c:a", "aac", "beep.mp4")
	return filepath.Join(dir, "beep.mp4")
}

func TestSoundStaysWithItsPictures(t *testing.T) {
	for _, name := range []string{"mp4", "webm", "mov", "mkv"} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			beep := withBeep(t, dir)
			p := preset(t, name)
			out := filepath.Join(dir, "out"+p.Extension)
			cuts := []media.Cut{
				{Path: filepath.Join(dir, "silent.mp4"), Out: rational.Int(1)},
				{Path: beep, In: half(1), Out: half(5)}, // the tone is from 1.5 to 2 s of the film
			}
			params := media.Params{Width: 192, Height: 108, Rate: rational.Int(24)}
			if err := av.Stitch(t.Context(), out, p, params, cuts); err != nil {
				t.Fatal(err)
			}
			info, err := av.Probe(t.Context(), out)
			if err != nil || info.Audio == nil || info.Audio.Channels != 2 {
				t.Fatalf("%+v, %v", info.Audio, err)
			}
			for _, quiet := range [][2]float64{{0, 1}, {1.1, 1.45}, {2.05, 2.9}} {
				if l := loudness(t, out, quiet[0], quiet[1]); l > 0.01 {
					t.Errorf("between %v s it is %.3f loud", quiet, l)
				}
			}
			if l := loudness(t, out, 1.52, 1.98); l < 0.3 || l > 0.4 {
				t.Errorf("the tone is %.3f loud, want 0.354", l)
			}
			checkNumbers(t, sequence(t, out), append(numbers(0, 24), numbers(12, 60)...))
		})
	}
}

func TestWhatIsRightAlreadyIsCopied(t *testing.T) {
	dir := t.TempDir()
	beep := withBeep(t, dir)
	out := filepath.Join(dir, "out.mp4")
	params := media.Params{Width: 192, Height: 108, Rate: rational.Int(24), Metadata: map[string]string{"title": "New"}}
	if err := av.Stitch(t.Context(), out, preset(t, "mp4"), params, []media.Cut{{Path: beep}}); err != nil {
		t.Fatal(err)
	}
	if a, b := packets(t, beep), packets(t, out); a != b {
		t.Errorf("the packets differ: %s and %s", a, b)
	}
	info, err := av.Probe(t.Context(), out)
	if err != nil || info.Metadata["title"] != "New" || info.Audio == nil {
		t.Errorf("%+v, %v", info, err)
	}
}

// packets is a digest of a file's encoded pictures.
func packets(t *testing.T, path string) string {
	t.Helper()
	sum := filepath.Join(t.TempDir(), "sum")
	ffmpeg(t, ".", "-i", path, "-map", "0:v", "-c", "copy", "-bsf:v", "h264_mp4toannexb", "-f", "md5", sum)
	data, err := os.ReadFile(sum)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestRemuxingKeepsEveryPacketAndFrame(t *testing.T) {
	dir := t.TempDir()
	beep := withBeep(t, dir)
	texts := map[string]string{"kinora_recipe": `{"seed":7}`}
	for _, name := range []string{"a.mkv", "a.mov", "a.mp4"} {
		out := filepath.Join(dir, name)
		if err := av.Remux(t.Context(), beep, out, texts); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if packets(t, beep) != packets(t, out) {
			t.Errorf("%s: the packets differ", name)
		}
		checkNumbers(t, sequence(t, out), numbers(0, 72))
		info, err := av.Probe(t.Context(), out)
		if err != nil || info.Metadata["kinora_recipe"] != texts["kinora_recipe"] || info.Audio == nil {
			t.Errorf("%s: %+v, %v", name, info.Metadata, err)
		}
	}
	if err := av.Remux(t.Context(), beep, beep, texts); err != nil {
		t.Errorf("onto itself: %v", err)
	}
	checkNumbers(t, sequence(t, beep), numbers(0, 72))
	err := av.Remux(t.Context(), beep, filepath.Join(dir, "a.webm"), nil)
	if !errors.Is(err, media.Unsupported) {
		t.Errorf("H.264 into WebM: %v", err)
	}
	if left := visible(entries(t, dir)); left != len(entries(t, dir)) {
		t.Errorf("left behind: %v", entries(t, dir))
	}
}

func TestCutsThatCannotBeAreRefused(t *testing.T) {
	dir := t.TempDir()
	a, still, out := filepath.Join(dir, "a.mkv"), filepath.Join(dir, "a.png"), filepath.Join(dir, "out.mkv")
	writeNumbered(t, a, 64, 64, 24, rational.Int(24))
	writeStillPicture(t, still, 64, 64)
	cases := []struct {
		name string
		cuts []media.Cut
		kind media.Kind
	}{
		{"no clips", nil, media.Invalid},
		{"a file that is not there", []media.Cut{{Path: filepath.Join(dir, "b.mkv")}}, media.Missing},
		{"a still without a length", []media.Cut{{Path: still}}, media.Invalid},
		{"an end before the beginning", []media.Cut{{Path: a, In: half(1), Out: rational.New(1, 4)}}, media.Invalid},
		{"a beginning before the file's", []media.Cut{{Path: a, In: half(-1)}}, media.Invalid},
		{"a dissolve longer than its clip", []media.Cut{{Path: a}, {Path: a, Out: half(1), Dissolve: rational.Int(1)}}, media.Invalid},
		{"two dissolves that overlap", []media.Cut{{Path: a}, {Path: a, Dissolve: rational.New(2, 3)}, {Path: a, Dissolve: rational.New(2, 3)}}, media.Invalid},
	}
	params := media.Params{Width: 64, Height: 64, Rate: rational.Int(24)}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			err := av.Stitch(t.Context(), out, preset(t, "mkv"), params, c.cuts)
			if !errors.Is(err, c.kind) {
				t.Errorf("got %v", err)
			}
			if names := entries(t, dir); len(names) != 2 {
				t.Errorf("the folder holds %v", names)
			}
		})
	}
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if err := av.Stitch(ended, out, preset(t, "mkv"), params, []media.Cut{{Path: a}, {Path: a}}); !errors.Is(err, context.Canceled) {
		t.Errorf("with an ended context: %v", err)
	}
}

func TestThumbnailsAreSpreadOverTheFilm(t *testing.T) {
	path := in(t, "film.mp4")
	writeNumbered(t, path, 192, 108, 240, rational.Int(24))
	frames, err := av.Thumbnails(t.Context(), path, 8, 96)
	if err != nil {
		t.Fatal(err)
	}
	if len(frames) != 8 {
		t.Fatalf("%d thumbnails", len(frames))
	}
	for i, f := range frames {
		if n := numberIn(f.Image); n < i*30 || n >= (i+1)*30 || f.Image.Bounds().Dx() != 96 || f.Image.Bounds().Dy() != 54 {
			t.Errorf("thumbnail %d is number %d at %v, %v", i, n, f.Time, f.Image.Bounds())
		}
		f.Release()
	}
	if _, err := av.Thumbnails(t.Context(), path, 0, 96); !errors.Is(err, media.Invalid) {
		t.Errorf("no thumbnails: %v", err)
	}
}
