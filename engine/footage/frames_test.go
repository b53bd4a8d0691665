package footage_test

import (
	"bytes"
	"image"
	"image/color"
	"image/gif"
	"path/filepath"
	"slices"
	"testing"

	"kinora/engine/footage"
	"kinora/engine/media"
	"kinora/engine/media/av"
	"kinora/projects"
	"kinora/projects/rational"
)

// bits is how many black and white blocks a frame's number takes in its picture.
const bits = 8

func numbered(w, h, n int) *image.RGBA {
	return painted(w, h, func(x, y int) color.RGBA {
		if y < h/2 {
			return grey(uint8(16 + n>>(x*bits/w)&1*220))
		}
		return color.RGBA{uint8(64 + (x+n)%128), uint8(64 + (y+2*n)%128), uint8(n), 255}
	})
}

// number reads what numbered painted, whatever the picture's size now is.
func number(img *image.RGBA) (n int) {
	for bit := range bits {
		if img.RGBAAt((2*bit+1)*img.Rect.Dx()/(2*bits), img.Rect.Dy()/4).G > 128 {
			n |= 1 << bit
		}
	}
	return n
}

// film writes count numbered frames with the preset that path's ending names.
func film(t testing.TB, path string, count int, rate rational.Rat) string {
	t.Helper()
	p, err := media.PresetFor(path)
	if err != nil {
		t.Fatal(err)
	}
	w, err := av.Create(path, p, media.Params{Width: 128, Height: 64, Rate: rate})
	if err != nil {
		t.Fatal(err)
	}
	for n := range count {
		if err := w.Write(t.Context(), numbered(128, 64, n)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

var small = projects.Size{Width: 64, Height: 32}

func shownNumbers(t *testing.T, c *footage.Clip, req footage.Request) (list []int) {
	t.Helper()
	for _, img := range frames(t, c, req) {
		list = append(list, number(img))
	}
	return list
}

func check(t *testing.T, got, want []int) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("frames %v,\nwant %v", got, want)
	}
}

func upTo(from, to int) (list []int) {
	for n := from; n < to; n++ {
		list = append(list, n)
	}
	return list
}

func TestAtItsOwnRateEveryFrameOfAClipIsAFrameOfTheTake(t *testing.T) {
	for _, name := range []string{"a.mp4", "a.mkv", "a.webm", "a.mov"} {
		for _, rate := range []rational.Rat{rational.Int(24), rational.New(30000, 1001), rational.Int(12)} {
			t.Run(name+" "+rate.String(), func(t *testing.T) {
				c := open(t, film(t, filepath.Join(t.TempDir(), name), 50, rate))
				if c.Count != 50 || c.Still || c.Rate.Sub(rate).Float() > 0.01 {
					t.Errorf("%d frames at %v, still %v, %v s", c.Count, c.Rate, c.Still, c.Duration)
				}
				if d := c.Last.Sub(rational.Int(49).Div(rate)).Float(); d < -0.001 || d > 0.001 {
					t.Errorf("the last frame is at %v", c.Last)
				}
				check(t, shownNumbers(t, c, footage.Request{Rate: rate, Size: small}), upTo(0, 50))
				check(t, shownNumbers(t, c, footage.Request{Size: small}), upTo(0, 50))
				tail := rational.Int(41).Div(rate)
				check(t, shownNumbers(t, c, footage.Request{From: tail, Count: 99, Rate: rate, Size: small}), upTo(41, 50))
				check(t, shownNumbers(t, c, footage.Request{From: c.Last, Rate: rate, Size: small}), []int{49})
				check(t, shownNumbers(t, c, footage.Request{From: tail, Count: 3, Size: small}), upTo(41, 44))
			})
		}
	}
}

func TestOtherRatesGetTheNearestFrame(t *testing.T) {
	thirty := open(t, film(t, filepath.Join(t.TempDir(), "a.mp4"), 60, rational.Int(30)))
	cases := []struct {
		rate rational.Rat
		want func(n int) int
		len  int
	}{
		{rational.Int(24), func(n int) int { return (n*30*2 + 24) / 48 }, 48},
		{rational.Int(15), func(n int) int { return 2 * n }, 30},
		{rational.Int(60), func(n int) int { return n / 2 }, 120},
		{rational.Int(25), func(n int) int { return (n*30*2 + 25) / 50 }, 50},
	}
	for _, c := range cases {
		var want []int
		for n := range c.len {
			want = append(want, min(c.want(n), 59))
		}
		got := shownNumbers(t, thirty, footage.Request{Rate: c.rate, Size: small})
		if c.rate == rational.Int(60) { // between two frames either is as near
			for i := range got {
				if got[i] != want[i] && got[i] != (i+1)/2 {
					t.Errorf("frame %d shows %d", i, got[i])
				}
			}
			continue
		}
		check(t, got, want)
	}
}

// delays are hundredths of a second, as in the recording of a screen where little happens.
var delays = []int{10, 7, 178, 4, 4, 4, 93, 50}

func unevenGIF(t *testing.T) string {
	t.Helper()
	g := gif.GIF{}
	for n, d := range delays {
		img := numbered(128, 64, n)
		m := image.NewPaletted(img.Rect, color.Palette{grey(16), grey(236), blue})
		for y := range 64 {
			for x := range 128 {
				if y < 32 {
					m.Set(x, y, img.RGBAAt(x, y))
				} else {
					m.SetColorIndex(x, y, 2)
				}
			}
		}
		g.Image, g.Delay = append(g.Image, m), append(g.Delay, d)
	}
	var b bytes.Buffer
	if err := gif.EncodeAll(&b, &g); err != nil {
		t.Fatal(err)
	}
	return write(t, filepath.Join(t.TempDir(), "a.gif"), b.Bytes())
}

// uneven are the same frames at the same times in other containers.
func uneven(t *testing.T, name string) string {
	t.Helper()
	path := unevenGIF(t)
	dir := filepath.Dir(path)
	ffmpeg(t, dir, "-i", "a.gif", "-fps_mode", "passthrough", "-enc_time_base", "demux", "-c:v", "libx264", "-qp", "8", "-pix_fmt", "yuv420p", name)
	return filepath.Join(dir, name)
}

func TestUnevenTimesAreKept(t *testing.T) {
	for _, c := range []struct {
		name, path string
		last       float64 // what the container says of the last frame's length, in seconds
		count      int
	}{
		{"GIF", unevenGIF(t), 0.5, len(delays)},
		// The ffmpeg program gives the last frame one tick.
		{"MP4", uneven(t, "b.mp4"), 0.01, len(delays)},
		// Matroska counts no frames, and its last one here lasts to the end.
		{"Matroska", uneven(t, "b.mkv"), 0.5, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			clip := open(t, c.path)
			if clip.Count != c.count && c.count > 0 || clip.Still {
				t.Errorf("%d frames, %v s", clip.Count, clip.Duration)
			}
			ends := float64(sum(delays[:len(delays)-1]))/100 + c.last
			if d := clip.Duration.Float() - ends; d < -0.01 || d > 0.01 {
				t.Errorf("lasts %v s, want %v", clip.Duration, ends)
			}
			check(t, shownNumbers(t, clip, footage.Request{Rate: rational.Int(24), Size: small}), onScreen(int(ends*24+0.5)))
			checkOwn(t, clip)
		})
	}
}

// onScreen are the frames on screen half a frame after each of the take's.
func onScreen(count int) (list []int) {
	n, ends := 0, delays[0]
	for i := range count {
		for n+1 < len(delays) && (float64(i)+0.5)/24 >= float64(ends)/100 {
			n++
			ends += delays[n]
		}
		list = append(list, n)
	}
	return list
}

// checkOwn wants every frame once, at its time.
func checkOwn(t *testing.T, clip *footage.Clip) {
	t.Helper()
	at := 0
	err := clip.Each(t.Context(), footage.Request{Size: small}, func(p footage.Picture) error {
		n := number(p.Image)
		if d := p.Time.Float() - float64(sum(delays[:n]))/100; n != at || d < -0.002 || d > 0.002 {
			t.Errorf("frame %d is at %v, its number is %d", at, p.Time, n)
		}
		at++
		return nil
	})
	if err != nil || at != len(delays) {
		t.Errorf("%d frames came, %v", at, err)
	}
}

func sum(list []int) (s int) {
	for _, v := range list {
		s += v
	}
	return s
}

// What is kept of a clip that is extended must be what was in it, to the last bit.
func TestFramesThatFitAreUntouched(t *testing.T) {
	path := film(t, filepath.Join(t.TempDir(), "a.mkv"), 20, rational.Int(24))
	c := open(t, path)
	for name, req := range map[string]footage.Request{
		"its own frames": {}, "at its own rate": {Rate: rational.Int(24)}, "with its size named": {Size: projects.Size{Width: 128, Height: 64}, Fit: footage.Pad},
	} {
		for n, img := range frames(t, c, req) {
			if want := numbered(128, 64, n); !bytes.Equal(img.Pix, want.Pix) {
				t.Fatalf("%s: frame %d is not what was written", name, n)
			}
		}
	}
	r, err := av.Open(t.Context(), film(t, filepath.Join(t.TempDir(), "a.mp4"), 20, rational.Int(24)), av.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	for n, img := range frames(t, open(t, r.Info().Path), footage.Request{Rate: rational.Int(24)}) {
		f, err := r.Next(t.Context())
		if err != nil || !bytes.Equal(img.Pix, f.Image.Pix) {
			t.Fatalf("frame %d is not as decoded: %v", n, err)
		}
		f.Release()
	}
}

func TestAStillIsOneFrameHoweverManyAreAskedFor(t *testing.T) {
	for _, path := range []string{
		writePNG(t, filepath.Join(t.TempDir(), "a.png"), corners(160, 96)),
		x264(t, corners(160, 96), "a.mp4", "-pix_fmt", "yuv420p"),
	} {
		c := open(t, path)
		if !c.Still || c.Count != 1 || !c.Last.Zero() {
			t.Errorf("%s: still %v, %d frames, the last at %v", path, c.Still, c.Count, c.Last)
		}
		for _, req := range []footage.Request{{}, {Count: 9, Rate: rational.Int(24)}, {From: rational.Int(7)}} {
			if n := len(frames(t, c, req)); n != 1 {
				t.Errorf("%s: %d frames", path, n)
			}
		}
	}
}

func TestWhatBreaksOffIsUsedAsFarAsItGoes(t *testing.T) {
	path := film(t, filepath.Join(t.TempDir(), "a.mkv"), 60, rational.Int(24))
	c := open(t, write(t, filepath.Join(t.TempDir(), "b.mkv"), cut(read(t, path))))
	checkNote(t, c.Notes, "ends after")
	got := shownNumbers(t, c, footage.Request{Rate: rational.Int(24), Size: small})
	if len(got) < 20 || len(got) > 50 {
		t.Fatalf("%d frames of 60", len(got))
	}
	check(t, got, upTo(0, len(got)))
	check(t, shownNumbers(t, c, footage.Request{Size: small}), upTo(0, len(got)))
}

func TestRequestsThatMakeNoSenseAreRefused(t *testing.T) {
	c := open(t, film(t, filepath.Join(t.TempDir(), "a.mp4"), 24, rational.Int(24)))
	for name, req := range map[string]footage.Request{
		"after the end": {From: rational.Int(2)}, "before the beginning": {From: rational.Int(-1)},
		"a negative count": {Count: -1}, "a negative rate": {Rate: rational.Int(-24)},
		"a negative size": {Size: projects.Size{Width: -4, Height: 4}}, "half a size": {Size: projects.Size{Width: 4}},
		"an unknown fit": {Fit: "squeeze"},
	} {
		_, err := c.Frames(t.Context(), req)
		t.Logf("%s: %v", name, err)
		checkKind(t, err, media.Invalid)
	}
	_, err := c.Frames(t.Context(), footage.Request{Size: projects.Size{Width: 8000, Height: 6000}})
	t.Log(err)
	checkKind(t, err, media.TooLarge)
}
