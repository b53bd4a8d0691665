package av_test

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"strings"
	"testing"

	"kinora/engine/media"
	"kinora/engine/media/av"
	"kinora/projects/rational"
)

// memory is a field of /proc/self/status in KiB: VmRSS now, VmHWM at its highest.
// It counts what C allocates too.
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

// checkSteady does something until memory has settled, then 200 times more.
func checkSteady(t *testing.T, do func()) {
	t.Helper()
	for range 60 {
		do()
	}
	debug.FreeOSMemory()
	before := memory(t, "VmRSS")
	for range 200 {
		do()
	}
	debug.FreeOSMemory()
	grown := memory(t, "VmRSS") - before
	t.Logf("%d KiB more after 200 rounds", grown)
	if grown > 12<<10 {
		t.Errorf("200 rounds took %d KiB that did not come back", grown)
	}
}

func TestOpeningAndClosingKeepsNothing(t *testing.T) {
	path := in(t, "film.mp4")
	writeNumbered(t, path, 320, 192, 24, rational.Int(24))
	checkSteady(t, func() {
		r, err := av.Open(t.Context(), path, av.Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, at := range []int64{0, 1, 0} {
			f, err := r.At(t.Context(), rational.New(at, 2))
			if err != nil {
				t.Fatal(err)
			}
			f.Release()
		}
		if err := r.Close(); err != nil {
			t.Fatal(err)
		}
	})
}

func TestFailingToOpenKeepsNothing(t *testing.T) {
	dir := t.TempDir()
	whole, half := filepath.Join(dir, "film.mkv"), filepath.Join(dir, "half.mkv")
	writeNumbered(t, whole, 320, 192, 24, rational.Int(24))
	data, err := os.ReadFile(whole)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(half, append(data[:300], make([]byte, 40_000)...), 0o600); err != nil {
		t.Fatal(err)
	}
	checkSteady(t, func() {
		if r, err := av.Open(t.Context(), half, av.Options{}); err == nil {
			_ = r.Close()
			t.Fatal("was opened")
		}
	})
}

func TestWritingAndAbortingKeepsNothing(t *testing.T) {
	path, p := in(t, "film.mp4"), preset(t, "mp4")
	picture := flat(320, 192, red)
	checkSteady(t, func() {
		w, err := av.Create(path, p, media.Params{Width: 320, Height: 192, Rate: rational.Int(24)})
		if err != nil {
			t.Fatal(err)
		}
		_ = w.Write(t.Context(), picture)
		_ = w.Write(t.Context(), picture)
		w.Abort()
	})
}

// After warming up, a frame costs a few small objects of bookkeeping and no pixels.
func TestPlayingAllocatesNoPictures(t *testing.T) {
	path := in(t, "film.mp4")
	writeNumbered(t, path, 640, 360, 120, rational.Int(24))
	r := openFile(t, path, av.Options{})
	next := func() {
		f, err := r.Next(t.Context())
		if errors.Is(err, io.EOF) {
			f, err = r.At(t.Context(), rational.Int(0))
		}
		if err != nil {
			t.Fatal(err)
		}
		f.Release()
	}
	for range 30 {
		next()
	}
	result := testing.Benchmark(func(b *testing.B) {
		for range b.N {
			next()
		}
	})
	t.Log(result.MemString())
	if per := result.AllocedBytesPerOp(); per > 4096 {
		t.Errorf("%d bytes per frame, a picture has %d", per, 640*360*4)
	}
}
