package av_test

import (
	"path/filepath"
	"testing"

	"kinora/engine/media"
	"kinora/engine/media/av"
	"kinora/projects/rational"
)

func TestForeseeingEndsWhenTheFramesAreThereOrTheFileEnds(t *testing.T) {
	path := filepath.Join(t.TempDir(), "source.mkv")
	writeNumbered(t, path, 192, 108, 20, rational.Int(24))
	r := openFile(t, path, av.Options{CacheFrames: 12})
	ahead := func(n int) int {
		t.Helper()
		for count := 0; ; count++ {
			did, err := media.Foresee(t.Context(), r, n)
			if err != nil {
				t.Fatal(err)
			}
			if !did || count > 50 {
				return count
			}
		}
	}
	if n := ahead(6); n != 0 {
		t.Errorf("%d frames before any was asked for", n)
	}
	if got := shownAt(t, r, rational.Int(0)); got != 0 {
		t.Fatalf("frame %d", got)
	}
	if n := ahead(6); n < 4 || n > 6 { // the file's first frames were decoded when it was opened
		t.Errorf("%d frames were decoded ahead, want up to 6", n)
	}
	if n := ahead(6); n != 0 {
		t.Errorf("%d more although they are there", n)
	}
	if got := shownAt(t, r, rational.New(18, 24)); got != 18 {
		t.Fatalf("frame %d", got)
	}
	if n := ahead(6); n > 2 {
		t.Errorf("%d frames behind the last but one", n)
	}
}
