package storyboard_test

import (
	"image/color"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"kinora/app"
	"kinora/projects"
	"kinora/projects/edit"
	"kinora/projects/rational"
	"kinora/ui/kit"
	"kinora/ui/payload"
	"kinora/ui/theme"
	"kinora/ui/uitest"
)

// click clicks a card at fractions of its size.
func (b *bench) click(n int, x, y float32, held fyne.KeyModifier) {
	row := b.Row().(desktop.Mouseable)
	e := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary, Modifier: held}
	e.Position = b.Place(n, x, y)
	row.MouseDown(e)
	row.MouseUp(e)
}

// choose clicks a line of the menu that is open.
func choose(t *testing.T, w fyne.Window, n int) {
	t.Helper()
	uitest.Keys(w, fyne.KeyHome)
	for range n {
		uitest.Keys(w, fyne.KeyDown)
	}
	uitest.Keys(w, fyne.KeyReturn)
}

func (b *bench) check(t *testing.T, what string, want ...string) {
	t.Helper()
	if len(b.studio.did) < len(want) || !slices.Equal(b.studio.did[len(b.studio.did)-len(want):], want) {
		t.Errorf("%s did %q, not %q", what, b.studio.did, want)
	}
	b.studio.did = nil
}

func TestStructure(t *testing.T) {
	b := newBench(t, 1300, 190)
	test.AssertRendersToMarkup(t, "empty.xml", b.window.Canvas())
	s := film()
	s.Film.Outcomes[20] = projects.Outcome{State: projects.Failed, Reason: "out of memory"}
	b.Draw(s)
	test.AssertRendersToMarkup(t, "row.xml", b.window.Canvas())
}

func TestACardSaysWhatBecomesOfIt(t *testing.T) {
	b := newBench(t, 1600, 190)
	s := film()
	b.Draw(s)
	want := []string{"2 takes", "making 2 of 4", "animated still", "2 takes", "queued", "draft"}
	if got := b.States(); !slices.Equal(got, want) {
		t.Errorf("%q, not %q", got, want)
	}
	s = film()
	s.Film.Outcomes[19] = projects.Outcome{State: projects.Failed, Reason: "out of memory"}
	s.Film.Outcomes[20] = projects.Outcome{State: projects.Paused}
	s.Film.Board = append(s.Film.Board, projects.Card{ID: 7}, projects.Card{ID: 8, Known: []projects.Known{{Source: projects.Source{Medium: 1}}}})
	b.Draw(s)
	want = append(want[:4:4], "out of memory", "paused", "not made yet", "to be animated")
	if got := b.States(); !slices.Equal(got, want) {
		t.Errorf("%q, not %q", got, want)
	}
}

func TestClicksSelectPlayAndOpen(t *testing.T) {
	b := newBench(t, 1600, 600)
	b.Draw(film())
	b.click(0, 0.5, 0.3, 0)
	b.check(t, "a click", "select 1 false")
	b.click(0, 0.5, 0.3, 0)
	b.check(t, "a double click", "show 11")
	b.click(2, 0.5, 0.3, fyne.KeyModifierShortcutDefault)
	b.check(t, "a click with Ctrl", "select 3 true")
	both := film()
	both.Selection.Cards = []projects.ID{2, 3}
	b.Draw(both)
	b.click(4, 0.5, 0.3, fyne.KeyModifierShift)
	b.check(t, "a click with Shift", "select [3 4 5] 5")
	b.click(6, 0.5, 0.5, 0)
	b.check(t, "a click on the place of a new shot", "append", "prompt")
	b.click(3, 0.2, 0.95, 0)
	if uitest.Top(b.window) == nil {
		t.Error("a click on the count opens nothing")
	}
}

func TestOneOfSeveralSelectedIsSelectedAloneWhenItIsLetGo(t *testing.T) {
	b := newBench(t, 1600, 190)
	s := film()
	s.Selection.Cards = []projects.ID{2, 3}
	b.Draw(s)
	row, e := b.Row().(desktop.Mouseable), &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
	e.Position = b.Place(2, 0.5, 0.3)
	row.MouseDown(e)
	if len(b.studio.did) != 0 {
		t.Errorf("pressing did %q: several could not be dragged", b.studio.did)
	}
	row.MouseUp(e)
	b.check(t, "letting go", "select 3 false")
}

func TestKeys(t *testing.T) {
	b := newBench(t, 1600, 190)
	b.Draw(film())
	b.FocusCards()
	for key, want := range map[fyne.KeyName]string{
		fyne.KeyLeft: "select 1 false", fyne.KeyRight: "select 3 false", fyne.KeyHome: "select 1 false", fyne.KeyEnd: "select 6 false",
		fyne.KeyReturn: "show 12", fyne.KeyDelete: "remove cards", fyne.KeySpace: "key Space",
	} {
		uitest.Keys(b.window, key)
		b.check(t, string(key), want)
	}
	b = newBench(t, 1600, 190)
	b.Draw(film())
	b.FocusCards()
	b.held = fyne.KeyModifierShift
	uitest.Keys(b.window, fyne.KeyRight)
	b.check(t, "Shift and an arrow", "select [2 3] 3")
}

func TestRenaming(t *testing.T) {
	b := newBench(t, 1600, 600)
	b.Draw(film())
	b.FocusCards()
	uitest.Keys(b.window, fyne.KeyF2)
	test.Type(b.window.Canvas().Focused(), "crash")
	uitest.Keys(b.window, fyne.KeyReturn)
	b.check(t, "F2", `title "crash"`)
}

func TestTheMenuOfACard(t *testing.T) {
	b := newBench(t, 1600, 700)
	s := film()
	s.Film.Board = slices.Clone(s.Film.Board)
	s.Film.Board[2].Shot.Prompt = "One. Two."
	s.Selection = app.Selection{Card: 3, Cards: []projects.ID{3}}
	b.Draw(s)
	open := func() {
		b.Row().(fyne.SecondaryTappable).TappedSecondary(&fyne.PointEvent{Position: b.Place(2, 0.5, 0.3)})
	}
	for n, want := range []string{"generate [3]", "", "place [3]", "", "duplicate", "split", "remove cards"} {
		if want == "" {
			continue
		}
		open()
		choose(t, b.window, n)
		b.check(t, "line", want)
	}
	s.Selection.Cards = []projects.ID{3, 4}
	b.Draw(s)
	open()
	choose(t, b.window, 5) // it cannot be split
	b.check(t, "with two selected", "merge")
}

func TestANewShotOfTheMenuHasTheKeyboardInItsPrompt(t *testing.T) {
	b := newBench(t, 1600, 700)
	b.Draw(film())
	b.Row().(fyne.SecondaryTappable).TappedSecondary(&fyne.PointEvent{Position: b.Place(6, 0.5, 0.3)})
	choose(t, b.window, 0)
	b.check(t, "the menu of the board", "add", "prompt")
}

func TestCardsAreDraggedToAnotherPlace(t *testing.T) {
	b := newBench(t, 1600, 190)
	s := film()
	s.Selection.Cards = []projects.ID{2, 3}
	b.Draw(s)
	row := b.Row().(fyne.Draggable)
	to := func(p fyne.Position) fyne.Position { return uitest.At(b.Row(), p.X, p.Y) }
	uitest.DragOn(row, to(b.Place(1, 0.5, 0.3)), to(b.Place(3, 0.5, 0.3)), to(b.Place(4, 0.9, 0.3)))
	if gap, target := b.Marks(); gap != 5 || target != -1 {
		t.Errorf("marks %d %d", gap, target)
	}
	uitest.Drop(row, to(b.Place(4, 0.9, 0.3)))
	b.check(t, "a drag", "move [2 3] to 5")
	if gap, _ := b.Marks(); gap != -1 {
		t.Error("the mark stays")
	}
}

func TestWhatIsDroppedBecomesShotsOrKnownFrames(t *testing.T) {
	b := newBench(t, 1600, 190)
	b.Draw(film())
	at := func(n int) fyne.Position { p := b.Place(n, 0.5, 0.3); return uitest.At(b.Row(), p.X, p.Y) }
	two := payload.Sources{All: []projects.Source{{Medium: 1}, {Take: 2}}}
	b.drag.Start(two, kit.Ghost{}, at(2))
	if _, target := b.Marks(); target != 2 {
		t.Errorf("card %d takes it", target)
	}
	b.drag.End()
	b.check(t, "sources on a card", "known 3 [{0 1} {2 0}]")
	three := payload.Sources{All: append([]projects.Source{{Medium: 3}}, two.All...)}
	b.drag.Start(three, kit.Ghost{}, at(2))
	if _, target := b.Marks(); target != 6 {
		t.Errorf("card %d takes more than a shot has ends", target)
	}
	b.drag.End()
	b.check(t, "three sources on a card", "animate [{0 3} {0 1} {2 0}]")
	b.drag.Start(two, kit.Ghost{}, at(6))
	b.drag.End()
	b.check(t, "sources beside the cards", "animate [{0 1} {2 0}]")
	b.drag.DropFiles(at(1), []string{"a.png"})
	b.check(t, "files on a card", "card 2 [a.png]")
	b.drag.DropFiles(at(6), []string{"a.png", "b.txt"})
	b.check(t, "files beside the cards", "board [a.png b.txt]")
}

func TestShotsFromText(t *testing.T) {
	b := newBench(t, 1600, 700)
	for _, o := range test.LaidOutObjects(b.window.Content()) {
		if button, ok := o.(*kit.Button); ok && button.Text() == "Shots from text…" {
			test.Tap(button)
		}
	}
	test.Type(b.window.Canvas().Focused(), "one\ntwo")
	b.window.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(
		&desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierShortcutDefault})
	b.check(t, "a text", `lines "one\ntwo"`)
}

// long is a film of many shots with four takes each.
func long(n int) app.Snapshot {
	f := projects.Film{Outcomes: map[projects.ID]projects.Outcome{}}
	for i := range n {
		id := projects.ID(i + 1)
		f.Board = append(f.Board, projects.Card{ID: id, Shot: projects.Shot{Prompt: "@ball rolls over the hill again"}})
		for k := range 4 {
			take := projects.ID(10_000 + 4*i + k)
			f.Takes = append(f.Takes, projects.FilmTake{ID: take, Card: id})
			f.Outcomes[take] = projects.Outcome{State: projects.Done, Frames: 25, Rate: rational.Int(12), Asset: "x"}
		}
	}
	return app.Snapshot{Film: f, Selection: app.Selection{Card: 1, Cards: []projects.ID{1}}}
}

func TestOnlyTheCardsThatCanBeSeenAreObjects(t *testing.T) {
	b := newBench(t, 1600, 190)
	s := long(200)
	b.Draw(s)
	if first, last, tiles := b.Seen(); first != 0 || last < 7 || tiles > 12 {
		t.Errorf("cards %d to %d in %d tiles", first, last, tiles)
	}
	s.Selection = app.Selection{Card: 150, Cards: []projects.ID{150}}
	b.Draw(s)
	if first, last, tiles := b.Seen(); first > 149 || last <= 149 || tiles > 12 {
		t.Errorf("the selected card is not seen: %d to %d in %d tiles", first, last, tiles)
	}
	b.Draw(film())
	if _, last, _ := b.Seen(); last != 6 {
		t.Errorf("the row ends at %d, of six cards", last)
	}
}

func TestACardThatIsMadeRestsWhenItIsScrolledAway(t *testing.T) {
	b := newBench(t, 1600, 190)
	s := long(200)
	s.Jobs = []app.Job{{Take: 10_000, Card: 1, State: projects.Running, Fraction: 0.5}}
	b.Draw(s)
	if b.Moving() != 1 {
		t.Fatalf("%d cards move", b.Moving())
	}
	b.Scroll(5000)
	b.Scroll(5100)
	if b.Moving() != 0 {
		t.Error("what cannot be seen moves on")
	}
}

func TestPicturesAppearAsTheyCome(t *testing.T) {
	b := newBench(t, 1600, 190)
	s := film()
	b.Draw(s)
	before := b.studio.asked
	b.Draw(s)
	if b.studio.asked == before {
		t.Error("pictures that were not there are not asked for again")
	}
	for id := projects.ID(10); id < 21; id++ {
		b.studio.pictures[projects.Source{Take: id}] = plain(color.White)
	}
	b.Draw(s)
	before = b.studio.asked
	b.Draw(s)
	if b.studio.asked > before+1 { // one card has no take that is made
		t.Errorf("%d pictures are asked for that are there", b.studio.asked-before)
	}
}

func TestDrawingTheSameAgainAllocatesNothing(t *testing.T) {
	b := newBench(t, 1600, 190)
	s := long(200)
	for _, take := range s.Film.Takes {
		b.studio.pictures[projects.Source{Take: take.ID}] = plain(color.White)
	}
	b.Draw(s)
	if n := testing.AllocsPerRun(20, func() { b.Draw(s) }); n > 0 {
		t.Errorf("%v allocations", n)
	}
}

func BenchmarkDraw(b *testing.B) {
	test.NewTempApp(b).Settings().SetTheme(theme.New(theme.Dark))
	bench := newBoard()
	test.NewTempWindow(b, bench.root).Resize(fyne.NewSize(1600, 190))
	s := long(200)
	bench.Draw(s)
	for _, c := range []struct {
		name string
		draw func(i int)
	}{
		{"the same", func(int) { bench.Draw(s) }},
		{"progress", func(i int) {
			s := s
			s.Jobs = []app.Job{{Take: 10_000, Card: 1, State: projects.Running, Fraction: float64(i%100) / 100}}
			bench.Draw(s)
		}},
		{"an edit", func(int) {
			s := s
			s.Film.Board = slices.Clone(s.Film.Board)
			bench.Draw(s)
		}},
		{"scroll", func(i int) { bench.Scroll(float32(i * 40 % 30_000)) }},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for i := range b.N {
				c.draw(i)
			}
		})
	}
}

// TestTheHeadSaysHowLongTheStoryboardPlays with cards of all kinds, with and without a pack.
func TestTheHeadSaysHowLongTheStoryboardPlays(t *testing.T) {
	b := newBench(t, 1600, 600)
	s := film()
	s.Film.Head.Rate = rational.Int(24)
	for _, usual := range []rational.Rat{{}, rational.New(25, 12)} {
		s.Limits.Seconds = usual
		b.Draw(s)
		clips := edit.Storyboard(s.Film, usual).Timeline.Tracks[0].Clips
		played := s.Film.Seconds(clips[len(clips)-1].End())
		if d := b.Seconds().Sub(played).Float(); d < -0.05*float64(len(clips)) || d > 0.05*float64(len(clips)) {
			t.Errorf("usual %v: the head says %v s, and %v s are played", usual, b.Seconds().Float(), played.Float())
		}
	}
}
