package preview_test

import (
	"context"
	"image"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"kinora/app/preview"
)

// loop makes pictures whose width is their number, so that a test can tell them apart.
func loop(from, n int) []*image.RGBA {
	var pictures []*image.RGBA
	for i := range n {
		pictures = append(pictures, image.NewRGBA(image.Rect(0, 0, 200+from+i, 1)))
	}
	return pictures
}

func TestPicturesTurnAtTheClipsPace(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		var l *preview.Loop
		var seen list
		l = preview.New(2*time.Second, func() { seen.add(l.Picture().Rect.Dx() - 200) })
		l.Put(loop(1, 4))
		go l.Run(ctx)
		time.Sleep(2*time.Second - time.Millisecond)
		synctest.Wait()
		if got := seen.all(); !slices.Equal(got, []int{1, 2, 3, 4}) {
			t.Fatalf("saw %v in one turn", got)
		}
		time.Sleep(100 * time.Millisecond)
		synctest.Wait()
		if got := seen.all(); got[len(got)-1] != 1 {
			t.Errorf("did not come round: %v", got)
		}
	})
}

func TestExchangedPicturesGoOnWhereTheLoopIs(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		var l *preview.Loop
		var last atomic.Int64
		l = preview.New(2*time.Second, func() { last.Store(int64(l.Picture().Rect.Dx() - 200)) })
		l.Put(loop(1, 4))
		go l.Run(ctx)
		time.Sleep(1100 * time.Millisecond)
		synctest.Wait()
		if n := last.Load(); n != 3 {
			t.Fatalf("picture %d after the half", n)
		}
		l.Put(loop(11, 4))
		time.Sleep(100 * time.Millisecond)
		synctest.Wait()
		if n := last.Load(); n != 13 {
			t.Errorf("picture %d after the exchange", n)
		}
	})
}

func TestSmallPicturesAreEnlarged(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		l := preview.New(time.Second, func() {})
		small := image.NewRGBA(image.Rect(0, 0, 16, 10))
		for i := range small.Pix {
			small.Pix[i] = 200
		}
		l.Put([]*image.RGBA{small})
		go l.Run(ctx)
		time.Sleep(100 * time.Millisecond)
		synctest.Wait()
		got := l.Picture()
		if got == nil || got.Rect != image.Rect(0, 0, 256, 160) {
			t.Fatalf("got %v", got)
		}
		if c := got.RGBAAt(128, 80); c.R != 200 || c.A != 200 {
			t.Errorf("a plain colour became %v", c)
		}
	})
}

func TestAnEmptyPreviewShowsNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		var rings atomic.Int64
		l := preview.New(0, func() { rings.Add(1) })
		l.Put(nil)
		go l.Run(ctx)
		time.Sleep(time.Second)
		synctest.Wait()
		if rings.Load() != 0 || l.Picture() != nil {
			t.Errorf("%d rings", rings.Load())
		}
	})
}

// list is written by the loop and read by the test.
type list struct {
	mu   sync.Mutex
	seen []int
}

func (l *list) add(n int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.seen = append(l.seen, n)
}

func (l *list) all() []int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return slices.Clone(l.seen)
}
