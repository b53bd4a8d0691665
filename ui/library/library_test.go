package library_test

import (
	"image"
	"image/color"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"kinora/app"
	"kinora/projects"
	"kinora/projects/rational"
	"kinora/ui/kit"
	"kinora/ui/library"
	"kinora/ui/payload"
	"kinora/ui/theme"
	"kinora/ui/uitest"
)

func (b *bench) check(t *testing.T, what string, want ...string) {
	t.Helper()
	if len(b.studio.did) < len(want) || !slices.Equal(b.studio.did[len(b.studio.did)-len(want):], want) {
		t.Errorf("%s did %q, not %q", what, b.studio.did, want)
	}
	b.studio.did = nil
}

// choose opens the menu of a card and chooses the n-th line that can be.
func (b *bench) choose(name string, n int) {
	b.Cards()[name].Menu(fyne.NewPos(40, 100))
	b.studio.did = nil
	b.line(n)
}

func (b *bench) line(n int) {
	uitest.Keys(b.window, fyne.KeyHome)
	for range n {
		uitest.Keys(b.window, fyne.KeyDown)
	}
	uitest.Keys(b.window, fyne.KeyReturn)
}

// press presses a button with words of what lies on top.
func (b *bench) press(t *testing.T, text string) {
	t.Helper()
	for _, o := range test.LaidOutObjects(uitest.Top(b.window)) {
		if button, ok := o.(*kit.Button); ok && button.Text() == text {
			test.Tap(button)
			return
		}
	}
	t.Fatalf("there is no %q", text)
}

func TestStructure(t *testing.T) {
	b := newBench(t, 272, 560)
	test.AssertRendersToMarkup(t, "empty.xml", b.window.Canvas())
	b.studio.missing = projects.Source{Medium: 2}
	b.draw(film())
	test.AssertRendersToMarkup(t, "media.xml", b.window.Canvas())
	b.Show(library.Cast)
	test.AssertRendersToMarkup(t, "cast.xml", b.window.Canvas())
}

func TestTabsSearchAndFavourites(t *testing.T) {
	b := newBench(t, 272, 560)
	if !strings.Contains(b.Says(), "Drop stills") {
		t.Errorf("an empty library says %q", b.Says())
	}
	b.draw(film())
	expect := func(what string, want ...string) {
		t.Helper()
		if got := b.Names(); !slices.Equal(got, want) {
			t.Errorf("%s: %q, not %q", what, got, want)
		}
	}
	expect("media", "wind.wav", "gulls.png", "harbour.mp4")
	b.Find("label:red")
	expect("a label", "gulls.png")
	b.Find("nobody")
	if !strings.Contains(b.Says(), "Nothing here") {
		t.Errorf("a search that finds nothing says %q", b.Says())
	}
	b.Find("")
	b.Show(library.Takes)
	expect("takes", "the rocket leaves at night", "@ball rolls over the hill")
	b.Find("@ball")
	expect("somebody", "@ball rolls over the hill")
	b.Find("")
	b.Show(library.Cast)
	if names, _ := b.Members(); !slices.Equal(names, []string{"@ball"}) {
		t.Errorf("cast %q", names)
	}
}

func TestACardIsShownUsedAndDragged(t *testing.T) {
	b := newBench(t, 272, 560)
	s := film()
	s.Selection.Track, s.Playhead = 7, 48
	b.draw(s)
	still, clip := b.Cards()["gulls.png"], b.Cards()["harbour.mp4"]
	test.Tap(still)
	b.check(t, "a click", "show {0 2}")
	test.Tap(still)
	b.check(t, "the second click", "animate {0 2}")
	test.Tap(clip)
	test.Tap(clip)
	b.check(t, "the second click", "place [{0 1}] 0 on 7 at 48")
	s.View = app.ViewTimeline
	b.draw(s)
	test.Tap(clip)
	test.Tap(clip)
	b.check(t, "the second click", "place [{0 1}] 1 on 7 at 48")
	if all, _, ok := clip.Pick(fyne.Position{}); !ok || all.(payload.Sources).All[0] != (projects.Source{Medium: 1}) {
		t.Errorf("dragged %v", all)
	}
}

func TestKeysOfTheGrid(t *testing.T) {
	b := newBench(t, 272, 560)
	b.draw(film()) // the last of three is selected, two in a row
	b.window.Canvas().Focus(b.Grid())
	for key, want := range map[fyne.KeyName]string{
		fyne.KeyLeft: "show {0 2}", fyne.KeyUp: "show {0 3}", fyne.KeyRight: "show {0 1}", fyne.KeyReturn: "place [{0 1}] 0 on 0 at 0",
		fyne.KeyDelete: "remove [{0 1}]", fyne.KeySpace: "key Space",
	} {
		uitest.Keys(b.window, key)
		b.check(t, string(key), want)
	}
}

func TestMovingOverACardShowsOtherFrames(t *testing.T) {
	b := newBench(t, 272, 560)
	for _, s := range []projects.Source{{Medium: 1}, {Medium: 2}} {
		b.studio.pictures[s] = plain(color.White)
	}
	b.draw(film())
	c := b.Cards()["harbour.mp4"]
	b.studio.times = nil
	uitest.Hover(c, uitest.At(c, c.Size().Width/2, 10))
	if n := len(b.studio.times); n != 1 || b.studio.times[0] != rational.New(7, 4) || c.Looks().At == 0 {
		t.Errorf("asked for %v, line at %v", b.studio.times, c.Looks().At)
	}
	c.MouseOut()
	if c.Looks().At != 0 {
		t.Error("the line stays")
	}
	still := b.Cards()["gulls.png"]
	uitest.Hover(still, uitest.At(still, 30, 10))
	if still.Looks().At != 0 {
		t.Error("a still has moments")
	}
}

func TestTheMenuOfATake(t *testing.T) {
	b := newBench(t, 272, 700)
	b.draw(film())
	b.Show(library.Takes)
	const take = "the rocket leaves at night"
	for n, want := range []string{
		"animate {11 0}", "place [{11 0}] 0 on 0 at 0", "place [{11 0}] 1 on 0 at 0", "place [{11 0}] 2 on 0 at 0",
		"choose 11", "final 11", "again 11", "reuse 11", "reject [11] true", "star [{11 0}] true",
	} {
		b.choose(take, n)
		b.check(t, "line", want)
	}
	b.choose(take, 10)
	b.line(1)
	b.check(t, "label", "label [{11 0}] red")
	b.choose(take, 11)
	test.Type(b.window.Canvas().Focused(), "away")
	uitest.Keys(b.window, fyne.KeyReturn)
	b.check(t, "rename", "rename {11 0} away")
	b.choose(take, 13) // it is used nowhere: that line is passed over
	b.check(t, "save", "save {11 0}")
	b.choose(take, 14)
	b.check(t, "reveal", "reveal path/11 0")
	b.choose(take, 15)
	b.check(t, "remove", "remove [{11 0}]")
}

func TestWhereSomethingIsUsed(t *testing.T) {
	b := newBench(t, 272, 700)
	b.draw(film())
	b.choose("gulls.png", 8)
	b.line(0)
	b.check(t, "the first use", "card 20")
	b.window.Canvas().Focus(b.Grid())
	s := film()
	s.Selection = selected(projects.Source{Medium: 2})
	b.draw(s)
	uitest.Keys(b.window, fyne.KeyDelete)
	if len(b.studio.did) != 0 {
		t.Errorf("what is used is removed without a question: %q", b.studio.did)
	}
	b.press(t, "Remove")
	b.check(t, "the answer", "remove [{0 2}]")
}

func TestAMissingFileIsRelinked(t *testing.T) {
	b := newBench(t, 272, 700)
	b.draw(film())
	b.studio.missing = projects.Source{Medium: 1}
	b.draw(film())
	if look := b.Cards()["harbour.mp4"].Looks(); look.Fault != "missing" {
		t.Errorf("it looks like %+v", look)
	}
	b.choose("harbour.mp4", 4) // what needs the file is passed over
	b.check(t, "relink", "relink 1")
}

func TestFilesAreDroppedOnTheLibrary(t *testing.T) {
	b := newBench(t, 272, 560)
	b.drag.DropFiles(uitest.At(b.Root(), 60, 300), []string{"a.png"})
	b.check(t, "a drop", "import [a.png]")
}

func TestTheCast(t *testing.T) {
	b := newBench(t, 600, 700)
	b.draw(film())
	b.Show(library.Cast)
	_, about := b.EditMember(0)
	about.SetText("a large ball")
	about.Submit()
	b.check(t, "an edit", `set ball "a large ball" [{10 0}]`)
	_, rows := b.Members()
	b.drag.Start(payload.Sources{All: []projects.Source{{Medium: 2}}}, kit.Ghost{}, uitest.At(rows[0], 20, 20))
	b.drag.End()
	b.check(t, "a picture on a member", `set ball "a small red ball with a paper-grain shine" [{10 0} {0 2}]`)
	b.drag.Start(payload.Sources{All: []projects.Source{{Medium: 2}}}, kit.Ghost{}, uitest.At(b.Root(), 60, 600))
	b.drag.End()
	test.Type(b.window.Canvas().Focused(), "@gulls")
	b.press(t, "Add")
	b.check(t, "a picture beside them", `member gulls "" [{0 2}]`)
	b.RemoveMember(0)
	if len(b.studio.did) != 0 {
		t.Errorf("somebody whom prompts speak of is removed without a question: %q", b.studio.did)
	}
	b.press(t, "Remove")
	b.check(t, "the answer", "remove member 30")
}

func TestANameThatCannotBeIsSaidWhereItIsWritten(t *testing.T) {
	b := newBench(t, 600, 700)
	b.draw(film())
	b.Show(library.Cast)
	called, about := b.EditMember(0)
	about.SetText("a large ball")
	called.SetText("my ball!")
	about.Submit()
	if len(b.studio.did) != 0 || about.Text != "a large ball" || !b.says("letters, digits") {
		t.Errorf("of a member: %q was done, the description is %q", b.studio.did, about.Text)
	}
	called.SetText("@ball")
	about.Submit()
	b.check(t, "a name of its own", `set ball "a large ball" [{10 0}]`)
	b.drag.Start(payload.Sources{All: []projects.Source{{Medium: 2}}}, kit.Ghost{}, uitest.At(b.Root(), 60, 600))
	b.drag.End()
	name := b.window.Canvas().Focused().(*kit.Entry)
	for text, want := range map[string]string{"": "Write a name", "@my boat!": "letters, digits", "ball": "has this name"} {
		name.SetText(text)
		b.press(t, "Add")
		if len(b.studio.did) != 0 || name.Text != text || !b.says(want) {
			t.Errorf("%q: %q was done, the name is %q", text, b.studio.did, name.Text)
		}
	}
	name.SetText("@boat")
	b.press(t, "Add")
	b.check(t, "a good one", `member boat "" [{0 2}]`)
}

// says reports whether a paragraph that can be seen has some words.
func (b *bench) says(text string) bool {
	for _, root := range append(b.window.Canvas().Overlays().List(), b.window.Content()) {
		for _, o := range test.LaidOutObjects(root) {
			if p, ok := o.(*kit.Paragraph); ok && p.Visible() && p.Size().Height > 0 && strings.Contains(p.Text(), text) {
				return true
			}
		}
	}
	return false
}

func TestOnlyTheCardsThatCanBeSeenAreThere(t *testing.T) {
	b := newBench(t, 272, 560)
	s := film()
	for i := range 2000 {
		s.Film.Media = append(s.Film.Media, projects.Medium{ID: projects.ID(100 + i), Name: "clip", Kind: projects.Video})
	}
	b.draw(s)
	if n := len(test.LaidOutObjects(b.window.Content())); n > 500 {
		t.Errorf("%d objects for two thousand media", n)
	}
	for _, m := range s.Film.Media {
		b.studio.pictures[projects.Source{Medium: m.ID}] = plain(color.White)
	}
	b.Draw(s)
	b.studio.times = make([]rational.Rat, 0, 10_000)
	if n := testing.AllocsPerRun(20, func() { b.Draw(s) }); n > 0 {
		t.Errorf("drawing the same again allocates %v times", n)
	}
}

func BenchmarkDraw(b *testing.B) {
	test.NewTempApp(b).Settings().SetTheme(theme.New(theme.Dark))
	s := film()
	s.Film.Outcomes = map[projects.ID]projects.Outcome{}
	s.Film.Takes = nil
	for i := range 800 {
		id := projects.ID(100 + i)
		s.Film.Takes = append(s.Film.Takes, projects.FilmTake{ID: id, Order: projects.Order{Shot: projects.Shot{Prompt: "@ball rolls over the hill"}}})
		s.Film.Outcomes[id] = projects.Outcome{State: projects.Done, Frames: 25, Rate: rational.Int(12)}
	}
	studio := &quiet{studio{pictures: map[projects.Source]*image.RGBA{}}}
	l := library.New(library.Params{Commands: studio})
	test.NewTempWindow(b, l.Root()).Resize(fyne.NewSize(272, 560))
	l.Show(library.Takes)
	b.Run("the same", func(b *testing.B) {
		b.ReportAllocs()
		for range b.N {
			l.Draw(s)
		}
	})
	b.Run("a take more", func(b *testing.B) {
		b.ReportAllocs()
		for range b.N {
			s.Film.Takes = slices.Clone(s.Film.Takes)
			l.Draw(s)
		}
	})
}

// quiet has every picture and notes nothing.
type quiet struct{ studio }

var white = plain(color.White)

func (q *quiet) Picture(projects.Source, rational.Rat, int) *image.RGBA { return white }
