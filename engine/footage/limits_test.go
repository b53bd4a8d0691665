package footage_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"image"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"testing"
	"time"

	"kinora/engine/footage"
	"kinora/engine/media"
	"kinora/projects"
	"kinora/projects/rational"
)

// memory is a field of /proc/self/status in KiB: VmRSS now, VmHWM at its highest. It
// counts what C allocates too.
func memory(t testing.TB, field string) int {
	t.Helper()
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		t.Skip("no /proc here")
	}
	for _, line := range strings.Split(string(status), "\n") {
		if rest, ok := strings.CutPrefix(line, field+":"); ok {
			n, err := strconv.Atoi(strings.Fields(rest)[0])
			if err != nil {
				t.Fatal(err)
			}
			return n
		}
	}
	t.Fatalf("no %s", field)
	return 0
}

func TestReadingAgainAndAgainKeepsNothing(t *testing.T) {
	path := film(t, filepath.Join(t.TempDir(), "a.mp4"), 24, rational.Int(24))
	half := write(t, filepath.Join(t.TempDir(), "a.jpg"), cut(jpegOf(t, noisy(200, 200))))
	do := func() {
		c := open(t, path)
		_ = frames(t, c, footage.Request{Rate: rational.Int(12), Size: projects.Size{Width: 256, Height: 144}})
		ctx, cancel := context.WithCancel(t.Context())
		_ = c.Each(ctx, footage.Request{Size: small}, func(footage.Picture) error { cancel(); return nil })
		if _, err := footage.Open(t.Context(), half); err == nil {
			t.Fatal("half a picture was opened")
		}
	}
	for range 30 {
		do()
	}
	debug.FreeOSMemory()
	before, routines := memory(t, "VmRSS"), runtime.NumGoroutine()
	for range 60 {
		do()
	}
	debug.FreeOSMemory()
	grown := memory(t, "VmRSS") - before
	t.Logf("%d KiB more after 60 rounds", grown)
	if grown > 12<<10 {
		t.Errorf("60 rounds took %d KiB that did not come back", grown)
	}
	if n := runtime.NumGoroutine(); n > routines {
		t.Errorf("%d goroutines, before %d", n, routines)
	}
}

// A long clip is read through a window of a few pictures.
func TestMemoryDoesNotGrowWithTheLengthOfAClip(t *testing.T) {
	const seconds = 16
	dir := t.TempDir()
	ffmpeg(t, dir, "-f", "lavfi", "-i", "testsrc2=s=640x360:r=24:d="+strconv.Itoa(seconds), "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "a.mp4")
	c := open(t, filepath.Join(dir, "a.mp4"))
	peaks, n := [2]int{}, 0
	err := c.Each(t.Context(), footage.Request{Rate: rational.Int(24), Size: projects.Size{Width: 256, Height: 144}}, func(footage.Picture) error {
		part := n / (seconds * 12)
		peaks[part] = max(peaks[part], memory(t, "VmRSS"))
		n++
		return nil
	})
	if err != nil || n != seconds*24 {
		t.Fatalf("%d frames, %v", n, err)
	}
	t.Logf("%d MiB in the first half, %d MiB in the second", peaks[0]>>10, peaks[1]>>10)
	if peaks[1] > peaks[0]+32<<10 {
		t.Errorf("%d MiB in the first half, %d MiB in the second", peaks[0]>>10, peaks[1]>>10)
	}
}

func TestReadingStopsWithItsContext(t *testing.T) {
	still := writePNG(t, filepath.Join(t.TempDir(), "a.png"), image.NewGray(image.Rect(0, 0, 8000, 6000)))
	video := film(t, filepath.Join(t.TempDir(), "a.mp4"), 200, rational.Int(24))
	for name, path := range map[string]string{"a large still": still, "a video": video} {
		c := open(t, path)
		req := footage.Request{Size: projects.Size{Width: 1024, Height: 768}, Rate: rational.Int(24)}
		ctx, cancel := context.WithTimeout(t.Context(), 60*time.Millisecond)
		begin := time.Now()
		_, err := c.Frames(ctx, req)
		cancel()
		if !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%s: %v", name, err)
		}
		t.Logf("%s: stopped %v after the deadline", name, time.Since(begin)-60*time.Millisecond)
		done, stop := context.WithCancel(t.Context())
		stop()
		if _, err := footage.Open(done, path); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: opened with a context that had ended: %v", name, err)
		}
		if _, err := footage.Digest(done, path); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: digest with a context that had ended: %v", name, err)
		}
	}
}

func TestWhatTheReceiverSaysEndsTheReading(t *testing.T) {
	c := open(t, film(t, filepath.Join(t.TempDir(), "a.mp4"), 24, rational.Int(24)))
	enough := errors.New("enough")
	for _, rate := range []rational.Rat{{}, rational.Int(24)} {
		n := 0
		err := c.Each(t.Context(), footage.Request{Rate: rate}, func(footage.Picture) error {
			if n++; n == 3 {
				return enough
			}
			return nil
		})
		if !errors.Is(err, enough) || n != 3 {
			t.Errorf("%d frames, %v", n, err)
		}
	}
}

func TestDigestIsTheFilesSHA256(t *testing.T) {
	data := pngOf(t, noisy(700, 700)) // more than one block
	path := write(t, filepath.Join(t.TempDir(), "a.png"), data)
	sum := sha256.Sum256(data)
	if got, err := footage.Digest(t.Context(), path); err != nil || got != hex.EncodeToString(sum[:]) {
		t.Errorf("%s, %v", got, err)
	}
	_, err := footage.Digest(t.Context(), path+"x")
	checkKind(t, err, media.Missing)
	_, err = footage.Digest(t.Context(), filepath.Dir(path))
	checkKind(t, err, media.Unsupported)
}

// BenchmarkFit is one frame of a phone's video, made small.
func BenchmarkFit(b *testing.B) {
	dir := b.TempDir()
	ffmpeg(b, dir, "-f", "lavfi", "-i", "testsrc2=s=1920x1080:r=24:d=1", "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "a.mp4")
	c := open(b, filepath.Join(dir, "a.mp4"))
	n := 0
	for b.Loop() {
		n += len(frames(b, c, footage.Request{Size: projects.Size{Width: 256, Height: 144}, Rate: rational.Int(24)}))
	}
	b.ReportMetric(float64(b.Elapsed().Milliseconds())/float64(n), "ms/frame")
}
