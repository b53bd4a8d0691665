package words_test

import (
	"runtime"
	"testing"
	"time"

	"kinora/app"
	"kinora/projects/rational"
	"kinora/ui/words"
)

func TestTimecode(t *testing.T) {
	for want, c := range map[string]struct {
		frame int64
		rate  rational.Rat
	}{
		"00:00:00:00": {0, rational.Int(12)},
		"00:00:02:00": {24, rational.Int(12)},
		"00:01:00:11": {731, rational.Int(12)},
		"01:00:00:00": {3600 * 30, rational.New(30000, 1001)},
		"00:00:05:00": {5, rational.Rat{}},
	} {
		if got := words.Timecode(c.frame, c.rate); got != want {
			t.Errorf("frame %d at %s is %s, want %s", c.frame, c.rate, got, want)
		}
	}
}

func TestProgress(t *testing.T) {
	for want, j := range map[string]app.Job{
		"Starting":                         {},
		"Denoising 14 / 20 · 3 s left":     {Stage: "denoising", Step: 14, Steps: 20, Left: 3 * time.Second},
		"Denoising 2 / 10 · try 2":         {Stage: "denoising", Step: 2, Steps: 10, Try: 2},
		"Judging":                          {Stage: "judging", Steps: 1, Try: 1},
		"Reading the prompt":               {Stage: "reading the prompt", Step: 1, Steps: 2},
		"Decoding 1 / 7 · 1 min 05 s left": {Stage: "decoding", Step: 1, Steps: 7, Left: 65 * time.Second},
	} {
		if got := words.Progress(j); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestForecasts(t *testing.T) {
	for want, d := range map[string]time.Duration{
		"1 s": 100 * time.Millisecond, "11 s": 11 * time.Second, "2 min": 2 * time.Minute, "3.0 h": 3 * time.Hour,
	} {
		if got := words.Roughly(d); got != want {
			t.Errorf("%v is %q, want %q", d, got, want)
		}
	}
	for want, n := range map[string]int64{"0 MB": 5, "700 MB": 700 << 20, "1.4 GB": 1503238553} {
		if got := words.Bytes(n); got != want {
			t.Errorf("%d is %q, want %q", n, got, want)
		}
	}
}

func TestPlacesOfTheUserAreShort(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("nobody knows the sign there")
	}
	t.Setenv("HOME", "/home/ada")
	for path, want := range map[string]string{
		"/home/ada/Videos/ball.mp4": "~/Videos/ball.mp4", "/home/adam/ball.mp4": "/home/adam/ball.mp4", "/cuts": "/cuts", "": "",
	} {
		if got := words.Place(path); got != want {
			t.Errorf("%q is shown as %q, want %q", path, got, want)
		}
	}
}
