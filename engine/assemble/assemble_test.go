package assemble_test

import (
	"bytes"
	"context"
	"errors"
	"image"
	"testing"

	"kinora/engine/assemble"
	"kinora/projects"
	"kinora/projects/rational"
)

// grey is a picture of one level.
func grey(w, h int, level uint8) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for i := range img.Pix {
		img.Pix[i] = level
		if i%4 == 3 {
			img.Pix[i] = 255
		}
	}
	return img
}

// levels is files and takes of plain greys: frame i of "clip" is of level 100, and the
// take gives what take says.
type levels struct {
	clip int // frames
	take []uint8
}

func (l levels) File(_ context.Context, s assemble.Stretch, yield assemble.Yield) error {
	first := int(s.From.Mul(s.Rate).Round())
	for i := first; i < min(first+s.Count, l.clip); i++ {
		if err := yield(grey(s.Size.Width, s.Size.Height, 100)); err != nil {
			return err
		}
	}
	return nil
}

func (l levels) Take(_ context.Context, _ int, yield assemble.Yield) error {
	for _, v := range l.take {
		if err := yield(grey(8, 8, v)); err != nil {
			return err
		}
	}
	return nil
}

// extended is a clip of 3 frames at 24 a second, then frames 2 to 5 of a take at 12.
func extended(match int) projects.Assembly {
	return projects.Assembly{
		Size: projects.Size{Width: 16, Height: 12}, Rate: rational.Int(24), Match: match,
		Parts: []projects.Part{{Asset: "clip", Frames: 3}, {First: 2, Count: 4, Frames: 8, Fit: projects.Stretch}},
		Takes: []projects.Recipe{{Size: projects.Size{Width: 8, Height: 8}, Frames: 6, Rate: rational.Int(12)}},
	}
}

func written(t *testing.T, a projects.Assembly, from assemble.Sources) []*image.RGBA {
	t.Helper()
	var out []*image.RGBA
	err := assemble.Write(context.Background(), a, from, func(img *image.RGBA) error {
		c := *img
		c.Pix = bytes.Clone(img.Pix)
		out = append(out, &c)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestPartsAreWrittenInOrderInTheSizeAndRateOfTheVideo(t *testing.T) {
	got := written(t, extended(0), levels{3, []uint8{90, 91, 92, 93, 94, 95}})
	want := []uint8{100, 100, 100, 92, 92, 93, 93, 94, 94, 95, 95}
	if len(got) != len(want) || extended(0).Frames() != len(want) {
		t.Fatalf("%d frames", len(got))
	}
	for i, img := range got {
		if img.Rect != image.Rect(0, 0, 16, 12) || img.Pix[0] != want[i] || img.Pix[len(img.Pix)-2] != want[i] {
			t.Errorf("frame %d is %v of level %d, want %d", i, img.Rect, img.Pix[0], want[i])
		}
	}
}

func TestAShiftOfColoursIsUndoneAtTheJoinAndFadesOut(t *testing.T) {
	// The autoencoder gave the clip's 100 back as 92; the new frames share that.
	got := written(t, extended(4), levels{3, []uint8{92, 92, 92, 92, 92, 92}})
	want := []uint8{100, 98, 96, 94}
	for i, w := range want {
		if level := got[3+2*i].Pix[0]; level != w {
			t.Errorf("new frame %d is of level %d, want %d", i, level, w)
		}
	}
}

func TestANewFrameThatIsRightAlreadyIsLeftAlone(t *testing.T) {
	got := written(t, extended(4), levels{3, []uint8{92, 92, 100, 100, 100, 100}})
	if level := got[3].Pix[0]; level != 100 {
		t.Errorf("it became %d", level)
	}
}

func TestAThingThatWasMisplacedLeavesNoGhost(t *testing.T) {
	got := written(t, extended(4), levels{3, []uint8{250, 250, 250, 250, 250, 250}})
	if level := got[3].Pix[0]; level < 245 {
		t.Errorf("a difference of 150 levels is no shift of colours, yet it became %d", level)
	}
}

func TestALoopIsMatchedToItsBeginning(t *testing.T) {
	a := extended(2)
	a.Loop, a.Takes[0].Frames = true, 8
	got := written(t, a, levels{3, []uint8{100, 100, 100, 100, 100, 92, 92, 92}})
	if last := got[len(got)-1].Pix[0]; last != 100 {
		t.Errorf("the last frame is of level %d, the first of 100", last)
	}
}

func TestAFileWithTooFewFramesHoldsItsLast(t *testing.T) {
	if got := written(t, extended(0), levels{2, make([]uint8, 6)}); len(got) != 11 || got[2].Pix[0] != 100 {
		t.Errorf("%d frames", len(got))
	}
}

func TestADissolveShowsBothPartsOnce(t *testing.T) {
	a := extended(0)
	a.Parts[0].Frames = 5
	a.Parts[1].Dissolve = 3
	got := written(t, a, levels{5, []uint8{0, 0, 140, 140, 180, 180}})
	want := []uint8{100, 100, 110, 120, 130, 140, 180, 180, 180, 180}
	if len(got) != len(want) || a.Frames() != len(want) {
		t.Fatalf("%d frames, not %d", len(got), a.Frames())
	}
	for i, img := range got {
		if img.Pix[0] != want[i] || img.Pix[3] != 255 {
			t.Errorf("frame %d is of level %d, want %d", i, img.Pix[0], want[i])
		}
	}
}

func TestAPartMayFadeInAndOut(t *testing.T) {
	a := extended(0)
	a.Parts = []projects.Part{
		{Asset: "clip", Frames: 3},
		{First: 2, Count: 2, Frames: 2, Dissolve: 1},
		{Asset: "clip", Frames: 3, Dissolve: 1},
		{Asset: "clip", Frames: 1},
	}
	got := written(t, a, levels{3, []uint8{0, 0, 200, 180, 0, 0}})
	want := []uint8{100, 100, 150, 140, 100, 100, 100}
	for i, img := range got {
		if len(got) != len(want) || img.Pix[0] != want[i] {
			t.Fatalf("frame %d of %d is of level %d, want %d", i, len(got), img.Pix[0], want[i])
		}
	}
}

func TestAnErrorOfTheWriterEndsTheWork(t *testing.T) {
	stop := errors.New("the disk is full")
	n := 0
	err := assemble.Write(context.Background(), extended(0), levels{3, make([]uint8, 6)}, func(*image.RGBA) error {
		if n++; n == 5 {
			return stop
		}
		return nil
	})
	if !errors.Is(err, stop) || n != 5 {
		t.Errorf("%v after %d frames", err, n)
	}
}
