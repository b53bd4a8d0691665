package render_test

import (
	"context"
	"errors"
	"image/color"
	"strings"
	"testing"
	"time"

	"kinora/engine/media"
	"kinora/engine/render"
	"kinora/projects"
	"kinora/projects/rational"
)

func TestFrameNOfTheTimelineIsExactlyTheSourcesFrame(t *testing.T) {
	ab := func() *shelf { return newShelf(reel("a", 48), reel("b", 48)) }
	speed := func(c projects.Clip, num, den int64) projects.Clip {
		c.Speed = rational.New(num, den)
		return c
	}
	cases := []struct {
		name string
		spec render.Spec
		want []color.RGBA
	}{
		{"a cut", film(pictures(clip('a', 0, 3, 5), clip('b', 3, 2, 0))), join(run("a", 5, 6, 7), run("b", 0, 1))},
		{"a gap is black", film(pictures(clip('a', 1, 2, 0), clip('b', 4, 1, 9))), join(times(black, 1), run("a", 0, 1), times(black, 1), run("b", 9))},
		{"the same file again", film(pictures(clip('a', 0, 2, 10), clip('a', 2, 2, 3), clip('a', 4, 2, 5))), run("a", 10, 11, 3, 4, 5, 6)},
		{"twice as fast", film(pictures(speed(clip('a', 0, 4, 1), 2, 1))), run("a", 1, 3, 5, 7)},
		{"a third as fast", film(pictures(speed(clip('a', 0, 7, 1), 1, 3))), run("a", 1, 1, 1, 2, 2, 2, 3)},
		{"backwards", film(pictures(speed(clip('a', 0, 4, 9), -1, 1))), run("a", 9, 8, 7, 6)},
		{"held", film(pictures(speed(clip('a', 0, 4, 9), 0, 1), clip('a', 4, 1, 2))), join(times(code("a", 9), 4), run("a", 2))},
		{"beyond the end of the file", film(pictures(clip('a', 0, 4, 46))), run("a", 46, 47, 47, 47)},
		{"the upper track hides the lower", film(pictures(clip('a', 0, 4, 0)), pictures(clip('b', 1, 2, 7))), join(run("a", 0), run("b", 7, 8), run("a", 3))},
		{"a track that is off", film(pictures(clip('a', 0, 2, 0)), off(pictures(clip('b', 0, 2, 0)))), run("a", 0, 1)},
		{"sound tracks show nothing", film(pictures(clip('a', 0, 2, 0)), projects.Track{Kind: projects.SoundTrack, Clips: []projects.Clip{clip('b', 0, 3, 0)}}), join(run("a", 0, 1), times(black, 1))},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) { sequence(t, ab(), c.spec, c.want) })
	}
}

func off(t projects.Track) projects.Track {
	t.Off = true
	return t
}

func TestOtherRatesShowTheFrameThatIsOnScreen(t *testing.T) {
	slow := tape{name: "a", frames: 12, rate: rational.Int(12), size: wide}
	sequence(t, newShelf(slow), film(pictures(clip('a', 0, 5, 2))), run("a", 1, 1, 2, 2, 3))
}

func TestADissolveMixesWithWhatWouldHaveComeNext(t *testing.T) {
	b := clip('b', 3, 4, 20)
	b.Dissolve = 2
	want := join(run("a", 0, 1, 2), []color.RGBA{
		mixed(code("a", 3), code("b", 20), 64), mixed(code("a", 4), code("b", 21), 192),
	}, run("b", 22, 23))
	sequence(t, newShelf(reel("a", 48), reel("b", 48)), film(pictures(clip('a', 0, 3, 0), b)), want)
}

func TestADissolveHoldsTheLastFrameWhereTheFileEnds(t *testing.T) {
	b := clip('b', 2, 3, 0)
	b.Dissolve = 2
	want := join(run("a", 46, 47), []color.RGBA{
		mixed(code("a", 47), code("b", 0), 64), mixed(code("a", 47), code("b", 1), 192),
	}, run("b", 2))
	sequence(t, newShelf(reel("a", 48), reel("b", 48)), film(pictures(clip('a', 0, 2, 46), b)), want)
}

func TestADissolveWithinOneFileNeedsItTwice(t *testing.T) {
	b := clip('a', 2, 2, 30)
	b.Dissolve = 1
	want := []color.RGBA{code("a", 0), code("a", 1), mixed(code("a", 2), code("a", 30), 128), code("a", 31)}
	sequence(t, newShelf(reel("a", 48)), film(pictures(clip('a', 0, 2, 0), b)), want)
}

func TestAClipWithoutAPredecessorComesOutOfWhatLiesBelow(t *testing.T) {
	a := clip('a', 1, 2, 0)
	a.Dissolve = 1
	ab := func() *shelf { return newShelf(reel("a", 9), reel("b", 9)) }
	sequence(t, ab(), film(pictures(a)), []color.RGBA{black, mixed(black, code("a", 0), 128), code("a", 1)})
	under := pictures(clip('b', 0, 3, 0))
	sequence(t, ab(), film(under, pictures(a)), []color.RGBA{code("b", 0), mixed(code("b", 1), code("a", 0), 128), code("a", 1)})
}

func TestAClipFadesOutOfWhatLiesBelowAndBack(t *testing.T) {
	a := clip('a', 0, 4, 0)
	a.FadeIn, a.FadeOut = 2, 1
	ab := func() *shelf { return newShelf(reel("a", 9), reel("b", 9)) }
	faded := func(below func(n int) color.RGBA) []color.RGBA {
		return []color.RGBA{
			mixed(below(0), code("a", 0), 64), mixed(below(1), code("a", 1), 192), code("a", 2), mixed(below(3), code("a", 3), 128),
		}
	}
	sequence(t, ab(), film(pictures(a)), faded(func(int) color.RGBA { return black }))
	under := pictures(clip('b', 0, 4, 0))
	sequence(t, ab(), film(under, pictures(a)), faded(func(n int) color.RGBA { return code("b", n) }))
	next := clip('b', 4, 1, 0)
	sequence(t, ab(), film(pictures(a, next)), join(faded(func(int) color.RGBA { return black }), run("b", 0)))
}

func TestAlphaIsBlendedOverTheTracksBelow(t *testing.T) {
	glass := reel("b", 9)
	glass.alpha = 51
	over := func(below color.RGBA, n int) color.RGBA {
		b := code("b", n)
		f := func(x, y uint8) uint8 { return uint8((int(y)*51 + int(x)*204 + 127) / 255) }
		return color.RGBA{f(below.R, b.R), f(below.G, b.G), f(below.B, b.B), 255}
	}
	spec := film(pictures(clip('a', 0, 2, 0)), pictures(clip('b', 0, 3, 0)))
	sequence(t, newShelf(reel("a", 9), glass), spec, []color.RGBA{over(code("a", 0), 0), over(code("a", 1), 1), over(black, 2)})
}

func TestAStillIsDecodedOnceForAllOfItsClip(t *testing.T) {
	shelf := newShelf(tape{name: "a", frames: 1, rate: rate, size: wide, still: true})
	spec := film(pictures(clip('a', 0, 5, 0)))
	spec.Files[projects.Source{Medium: 1}] = render.File{Path: "a", Still: true}
	sequence(t, shelf, spec, times(code("a", 0), 5))
	if shelf.jumps != 1 {
		t.Errorf("decoded %d times", shelf.jumps)
	}
}

func TestAPictureOfAnotherShapeIsFitted(t *testing.T) {
	square := tape{name: "b", frames: 9, rate: rate, size: projects.Size{Width: 18, Height: 18}}
	cases := []struct {
		fit                projects.Fit
		left, middle, edge color.RGBA // at 0, 16 and 7 pixels from the left
	}{
		{"", code("a", 0), code("b", 0), code("b", 0)},
		{projects.Pad, code("a", 0), code("b", 0), code("b", 0)},
		{projects.Crop, code("b", 0), code("b", 0), code("b", 0)},
		{projects.Stretch, code("b", 0), code("b", 0), code("b", 0)},
	}
	for _, c := range cases {
		t.Run("fit "+string(c.fit), func(t *testing.T) {
			b := clip('b', 0, 1, 0)
			b.Fit = c.fit
			r := open(t, newShelf(reel("a", 9), square), film(pictures(clip('a', 0, 1, 0)), pictures(b)))
			f, err := r.Next(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			defer f.Release()
			for x, want := range map[int]color.RGBA{0: c.left, 6: c.left, 7: c.edge, 16: c.middle, 24: c.edge, 25: c.left, 31: c.left} {
				if got := f.Image.RGBAAt(x, 9); got != want {
					t.Errorf("pixel %d is %v, want %v", x, got, want)
				}
			}
		})
	}
}

func TestFilesAreDecodedAtTheSizeAtWhichTheyAreDrawn(t *testing.T) {
	large := tape{name: "a", frames: 9, rate: rate, size: projects.Size{Width: 320, Height: 180}}
	shelf := newShelf(large)
	r := open(t, shelf, film(pictures(clip('a', 0, 4, 0))))
	for range 4 {
		f, err := r.Next(t.Context())
		if err != nil || sizeOf(f) != "(32,18)" {
			t.Fatalf("%s %v", sizeOf(f), err)
		}
		f.Release()
	}
	if shelf.opened["a"] != 2 { // once to learn its size
		t.Errorf("opened %d times", shelf.opened["a"])
	}
}

func TestWhatCannotBeShownIsACard(t *testing.T) {
	broken := reel("b", 9)
	broken.broken = 2
	spec := film(pictures(clip('a', 0, 2, 0), clip('b', 2, 4, 0), clip('c', 6, 1, 0)))
	spec.Files[projects.Source{Medium: 1}] = render.File{Placeholder: "waiting"}
	r := open(t, newShelf(broken), spec)
	want := join(times(card, 2), run("b", 0, 1), times(card, 1), run("b", 3), times(card, 1))
	for n, c := range want {
		if got := next(t, r); got != c {
			t.Errorf("frame %d is %v, want %v", n, got, c)
		}
	}
	troubles := r.Troubles()
	if !errors.Is(troubles["b"], media.Corrupt) || !errors.Is(troubles["c"], media.Missing) || len(troubles) != 2 {
		t.Errorf("troubles: %v", troubles)
	}
	if c, why, ok := spec.Placeholder(1); !ok || why != "waiting" || c.Source.Medium != 1 {
		t.Errorf("placeholder %v %q %v", c, why, ok)
	}
	if _, _, ok := spec.Placeholder(2); ok {
		t.Error("a file that is there has a placeholder")
	}
}

func TestMissingIsWhereTheFirstCardIsOnTop(t *testing.T) {
	spec := film(pictures(clip('a', 2, 6, 0), clip('b', 8, 2, 0)), pictures(clip('b', 0, 5, 0)))
	spec.Files[projects.Source{Medium: 1}] = render.File{Placeholder: "waiting"}
	for _, c := range []struct {
		from, to, frame int64
		ok              bool
	}{{0, 10, 5, true}, {0, 5, 0, false}, {7, 10, 7, true}, {8, 10, 0, false}} {
		if frame, ok := spec.Missing(c.from, c.to); frame != c.frame || ok != c.ok {
			t.Errorf("from %d to %d: %d %v", c.from, c.to, frame, ok)
		}
	}
}

func TestAStrictFilmHasNoCards(t *testing.T) {
	broken := reel("b", 9)
	broken.broken = 1
	for name, says := range map[byte]string{'a': "make it", 'b': "0.00 s of the film", 'c': "no such file"} {
		spec := film(pictures(clip(name, 0, 2, 1)))
		spec.Strict = true
		if name == 'a' {
			spec.Files[projects.Source{Medium: 1}] = render.File{}
		}
		_, err := open(t, newShelf(broken), spec).Next(t.Context())
		if err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%c: %v", name, err)
		}
	}
}

func TestAnEmptyTimelineIsBlack(t *testing.T) {
	r := open(t, newShelf(), film())
	if got := at(t, r, 0); got != black {
		t.Errorf("shows %v", got)
	}
	if _, err := r.Next(t.Context()); err == nil {
		t.Error("has a frame")
	}
}

func TestAnEditKeepsThePositionAndTheOpenFiles(t *testing.T) {
	shelf := newShelf(reel("a", 48), reel("b", 48), reel("c", 48))
	spec := film(pictures(clip('a', 0, 10, 0), clip('b', 10, 5, 0)))
	r := open(t, shelf, spec)
	for range 4 {
		next(t, r)
	}
	edited := film(pictures(clip('a', 0, 6, 20), clip('c', 6, 5, 0)))
	r.SetSpec(edited)
	if got := next(t, r); got != code("a", 24) {
		t.Errorf("goes on with %v", got)
	}
	if r.Info().Video.Frames != 11 {
		t.Errorf("holds %d frames", r.Info().Video.Frames)
	}
	shelf.count(func() { // a file of what comes next may be being opened
		if shelf.opened["a"] != 1 {
			t.Errorf("a was opened %d times", shelf.opened["a"])
		}
	})
}

func TestAFileThatWasMadeMeanwhileIsShown(t *testing.T) {
	shelf := newShelf(reel("a", 9))
	spec := film(pictures(clip('a', 0, 4, 0)))
	waiting := spec
	waiting.Files = map[projects.Source]render.File{}
	r := open(t, shelf, waiting)
	if got := at(t, r, 1); got != card {
		t.Errorf("shows %v before it is made", got)
	}
	r.SetSpec(spec)
	if got := at(t, r, 1); got != code("a", 1) {
		t.Errorf("shows %v when it is made", got)
	}
}

func TestAnotherSizeIsShownAtOnce(t *testing.T) {
	r := open(t, newShelf(reel("a", 9)), film(pictures(clip('a', 0, 4, 0))))
	next(t, r)
	small := film(pictures(clip('a', 0, 4, 0)))
	small.Size = projects.Size{Width: 16, Height: 9}
	r.SetSpec(small)
	f, err := r.Next(t.Context())
	if err != nil || sizeOf(f) != "(16,9)" || f.Image.RGBAAt(3, 3) != code("a", 1) {
		t.Fatalf("%s %v %v", sizeOf(f), f.Image.RGBAAt(3, 3), err)
	}
	f.Release()
}

func TestAFewFilesAreOpenAtATime(t *testing.T) {
	var tapes []tape
	var clips []projects.Clip
	for i := range 20 {
		name := 'a' + byte(i)
		tapes = append(tapes, reel(string(name), 9))
		clips = append(clips, clip(name, int64(i), 1, 0))
	}
	shelf := newShelf(tapes...)
	r := open(t, shelf, film(pictures(clips...)))
	for i := range 20 {
		if got := next(t, r); got != code(tapes[i].name, 0) {
			t.Errorf("frame %d is %v", i, got)
		}
	}
	shelf.count(func() {
		if shelf.open > 6 {
			t.Errorf("%d files are open", shelf.open)
		}
	})
}

func TestACutOfASplitClipDoesNotJump(t *testing.T) {
	shelf := newShelf(reel("a", 48))
	r := open(t, shelf, film(pictures(clip('a', 0, 5, 3), clip('a', 5, 5, 8), clip('a', 10, 5, 13))))
	for range 15 {
		next(t, r)
	}
	if shelf.jumps != 1 || shelf.opened["a"] != 1 {
		t.Errorf("%d jumps, opened %d times", shelf.jumps, shelf.opened["a"])
	}
}

func TestTheNextClipIsOpenedAhead(t *testing.T) {
	slow := reel("b", 48)
	slow.slow = 40 * time.Millisecond
	shelf := newShelf(reel("a", 48), slow)
	r := open(t, shelf, film(pictures(clip('a', 0, 10, 0), clip('b', 10, 5, 7))))
	for range 10 {
		next(t, r)
		time.Sleep(15 * time.Millisecond)
	}
	begin := time.Now()
	if got := next(t, r); got != code("b", 7) {
		t.Fatalf("shows %v", got)
	}
	if took := time.Since(begin); took > slow.slow {
		t.Errorf("the cut took %v", took)
	}
}

func TestWhatWasCancelledIsNoTrouble(t *testing.T) {
	r := open(t, newShelf(reel("a", 9)), film(pictures(clip('a', 0, 4, 0))))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := r.Next(ctx); !errors.Is(err, context.Canceled) || len(r.Troubles()) != 0 {
		t.Errorf("%v %v", err, r.Troubles())
	}
	if got := next(t, r); got != code("a", 0) {
		t.Errorf("then %v", got)
	}
}

func TestAClosedReaderSaysSo(t *testing.T) {
	r := render.New(film(pictures(clip('a', 0, 4, 0))), newShelf(reel("a", 9)).Open)
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := r.Next(t.Context()); !errors.Is(err, media.Invalid) {
		t.Error(err)
	}
}
