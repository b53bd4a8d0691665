package av_test

import (
	"errors"
	"io"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"

	"kinora/engine/media"
	"kinora/engine/media/av"
	"kinora/projects/rational"
)

// shown is a frame as a file has it: its time and the number painted into it.
type shown struct {
	at     rational.Rat
	number int
}

// sequence reads all frames in order.
func sequence(t *testing.T, path string) []shown {
	t.Helper()
	r := openFile(t, path, av.Options{})
	var all []shown
	for {
		f, err := r.Next(t.Context())
		if errors.Is(err, io.EOF) {
			return all
		}
		if err != nil {
			t.Fatalf("frame %d: %v", len(all), err)
		}
		all = append(all, shown{f.Time, numberIn(f.Image)})
		f.Release()
	}
}

// checkSeeking jumps around in a file and compares with its sequence.
func checkSeeking(t *testing.T, path string, truth []shown) {
	t.Helper()
	r := openFile(t, path, av.Options{CacheFrames: 5})
	dice := rand.New(rand.NewPCG(3, 4))
	check := func(how string, i int) {
		t.Helper()
		at := truth[i].at
		if how == "between" && i+1 < len(truth) {
			at = at.Add(truth[i+1].at).Div(rational.Int(2))
		}
		if got := shownAt(t, r, at); got != truth[i].number {
			t.Fatalf("%s: frame %d at %v shows number %d, want %d", how, i, at, got, truth[i].number)
		}
		for range dice.IntN(4) { // what is decoded ahead must not change what comes
			if _, err := media.Foresee(t.Context(), r, 3); err != nil {
				t.Fatalf("%s: ahead of frame %d: %v", how, i, err)
			}
		}
	}
	for range 40 {
		check("random", dice.IntN(len(truth)))
		check("between", dice.IntN(len(truth)))
	}
	for i := len(truth) - 1; i >= 0; i -= 3 {
		check("backwards", i)
	}
	for i := 0; i < len(truth); i += 5 {
		check("forwards", i)
	}
	if got := shownAt(t, r, rational.Int(10000)); got != truth[len(truth)-1].number {
		t.Fatalf("after the end is number %d, want the last, %d", got, truth[len(truth)-1].number)
	}
	if got := shownAt(t, r, rational.Int(-5)); got != truth[0].number {
		t.Fatalf("before the beginning is number %d, want the first, %d", got, truth[0].number)
	}
}

func numbers(from, to int) []int {
	var list []int
	for n := from; n < to; n++ {
		list = append(list, n)
	}
	return list
}

func TestEveryFrameIsFoundByItsTime(t *testing.T) {
	dir := t.TempDir()
	writeNumbered(t, filepath.Join(dir, "source.mkv"), 192, 108, filmFrames, rational.Int(24))
	for _, c := range films {
		t.Run(c.name, func(t *testing.T) {
			for i, args := range c.runs {
				if i == len(c.runs)-1 {
					args = append(slices.Clip(args), c.file)
				}
				ffmpeg(t, dir, args...)
			}
			path := filepath.Join(dir, c.file)
			truth := sequence(t, path)
			checkNumbers(t, truth, c.want)
			checkSpacing(t, path, truth, c.rate)
			checkSeeking(t, path, truth)
		})
	}
}

func checkNumbers(t *testing.T, truth []shown, want []int) {
	t.Helper()
	t.Logf("%d frames, the first is number %d at %v", len(truth), truth[0].number, truth[0].at)
	if want == nil {
		return
	}
	if len(truth) != len(want) {
		t.Fatalf("%d frames, want %d", len(truth), len(want))
	}
	for i, s := range truth {
		if s.number != want[i] {
			t.Fatalf("frame %d is number %d, want %d", i, s.number, want[i])
		}
	}
}

// checkSpacing asks for frame n at n/rate, which is what a timeline does.
func checkSpacing(t *testing.T, path string, truth []shown, rate rational.Rat) {
	t.Helper()
	if rate.Zero() {
		return
	}
	r := openFile(t, path, av.Options{})
	for n, s := range truth {
		if got := shownAt(t, r, rational.Int(int64(n)).Div(rate)); got != s.number {
			t.Fatalf("at %d/%v is number %d, want %d", n, rate, got, s.number)
		}
	}
}
