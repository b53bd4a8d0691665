package preview_test

import (
	"context"
	"image"
	"testing"
	"testing/synctest"
	"time"

	"kinora/app/preview"
)

// loop makes pictures whose width is their number, so that a test can tell them apart.
func loop(from, n int) []*image.RGBA {
	var pictures []*image.RGBA
	for i := range n {
		pictures = append(pictures, image.NewRGBA(image.Rect(0, 0, from+i, 1)))
	}
	return pictures
}

func TestPicturesTurnAtTheClipsPace(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		var l *preview.Loop
		var seen []int
		l = preview.New(2*time.Second, func() { seen = append(seen, l.Picture().Rect.Dx()) })
		l.Put(loop(1, 4))
		go l.Run(ctx)
		time.Sleep(2*time.Second - time.Millisecond)
		synctest.Wait()
		want := []int{1, 2, 3, 4}
		if len(seen) != len(want) {
			t.Fatalf("saw %v in one turn", seen)
		}
		time.Sleep(100 * time.Millisecond)
		if seen[len(seen)-1] != 1 {
			t.Errorf("did not come round: %v", seen)
		}
	})
}

func TestExchangedPicturesGoOnWhereTheLoopIs(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		var l *preview.Loop
		last := 0
		l = preview.New(2*time.Second, func() { last = l.Picture().Rect.Dx() })
		l.Put(loop(1, 4))
		go l.Run(ctx)
		time.Sleep(1100 * time.Millisecond)
		if last != 3 {
			t.Fatalf("picture %d after the half", last)
		}
		l.Put(loop(11, 4))
		time.Sleep(100 * time.Millisecond)
		if last != 13 {
			t.Errorf("picture %d after the exchange", last)
		}
	})
}

func TestAnEmptyPreviewShowsNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		rings := 0
		l := preview.New(0, func() { rings++ })
		l.Put(nil)
		go l.Run(ctx)
		time.Sleep(time.Second)
		if rings != 0 || l.Picture() != nil {
			t.Errorf("%d rings", rings)
		}
	})
}
