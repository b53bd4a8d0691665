package kit_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"kinora/ui/kit"
	"kinora/ui/theme"
	"kinora/ui/uitest"
)

func TestButtonsAreTappedByMouseAndKeyboard(t *testing.T) {
	uitest.App(t)
	taps := 0
	b := kit.NewButton("Generate", "", kit.Strong, func() { taps++ })
	w := uitest.Show(t, b, 100, 40)
	test.Tap(b)
	w.Canvas().Focus(b)
	uitest.Keys(w, fyne.KeySpace, fyne.KeyReturn)
	if taps != 3 {
		t.Errorf("%d taps", taps)
	}
	b.SetEnabled(false)
	test.Tap(b)
	uitest.Keys(w, fyne.KeySpace)
	if taps != 3 {
		t.Error("a button that is off was tapped")
	}
}

func TestFocusedWidgetsForwardTheKeysTheyHaveNoUseFor(t *testing.T) {
	uitest.App(t)
	var got []fyne.KeyName
	forward := func(e *fyne.KeyEvent) { got = append(got, e.Name) }
	button := kit.NewButton("Cancel", "", kit.Quiet, nil)
	scrubber := kit.NewScrubber(nil, nil)
	shapes := kit.NewShapes(nil)
	entry := kit.NewEntry("", nil)
	number := kit.NewNumber("", nil, nil)
	button.Forward, scrubber.Forward, shapes.Forward, entry.Forward = forward, forward, forward, forward
	segments, slider, check, dropdown, card := kit.NewSegmented(nil, "a", "b"), kit.NewSlider(0, 1, 0, nil), kit.NewCheck("", nil), kit.NewDropdown(nil), kit.NewCard()
	segments.Forward, slider.Forward, check.Forward, dropdown.Forward, card.Forward = forward, forward, forward, forward, forward
	number.Entry().Forward = forward
	uitest.Show(t, kit.Rows(4, button, scrubber, shapes, entry, number, segments, slider, check, dropdown, card), 200, 300)
	for name, c := range map[string]struct {
		focus fyne.Focusable
		press fyne.KeyName
		want  bool
	}{
		"the arrows leave a button":       {button, fyne.KeyLeft, true},
		"Space stays in a button":         {button, fyne.KeySpace, false},
		"Space leaves the scrubber":       {scrubber, fyne.KeySpace, true},
		"Home leaves the choice of sizes": {shapes, fyne.KeyHome, true},
		"the arrows stay in that choice":  {shapes, fyne.KeyLeft, false},
		"Escape leaves a field":           {entry, fyne.KeyEscape, true},
		"the arrows stay in a field":      {entry, fyne.KeyLeft, false},
		"Space leaves segments":           {segments, fyne.KeySpace, true},
		"the arrows stay in segments":     {segments, fyne.KeyRight, false},
		"Space leaves a slider":           {slider, fyne.KeySpace, true},
		"the arrows stay in a slider":     {slider, fyne.KeyRight, false},
		"the arrows leave a check":        {check, fyne.KeyRight, true},
		"Space stays in a check":          {check, fyne.KeySpace, false},
		"Escape leaves a dropdown":        {dropdown, fyne.KeyEscape, true},
		"Return stays in a card":          {card, fyne.KeyReturn, false},
		"Space leaves a card":             {card, fyne.KeySpace, true},
		"Escape leaves a number":          {number.Focus(), fyne.KeyEscape, true},
	} {
		got = nil
		c.focus.TypedKey(&fyne.KeyEvent{Name: c.press})
		if slices.Contains(got, c.press) != c.want {
			t.Errorf("%s: forwarded %v", name, got)
		}
	}
}

func TestAClickElsewhereTakesTheKeyboardOutOfAField(t *testing.T) {
	uitest.App(t)
	entry, card := kit.NewEntry("", nil), kit.NewCard()
	w := uitest.Show(t, kit.Rows(4, entry, card), 200, 200)
	w.Canvas().Focus(entry)
	card.Tapped(&fyne.PointEvent{})
	if w.Canvas().Focused() != nil {
		t.Error("the field kept the keyboard")
	}
}

func TestTheScrubberFindsFramesExactly(t *testing.T) {
	uitest.App(t)
	var sought []int64
	s := kit.NewScrubber(func(n int64) { sought = append(sought, n) }, nil)
	uitest.Show(t, s, 250, 28)
	uitest.Press(s, 10, 4)
	if sought != nil {
		t.Fatal("an empty scrubber sought")
	}
	s.Set(0, 25, 12)
	uitest.Press(s, 0, 4)
	uitest.Press(s, 9.9, 4)
	uitest.Press(s, 10.1, 4)
	uitest.Drag(s, 120, 249, 400, -20)
	if want := []int64{0, 0, 1, 12, 24, 24, 0}; !slices.Equal(sought, want) {
		t.Errorf("sought %v, want %v", sought, want)
	}
	for n := range int64(25) {
		if got := s.FrameAt((float32(n) + 0.5) * 10); got != n {
			t.Errorf("the middle of frame %d is frame %d", n, got)
		}
	}
}

func TestTheWheelStepsFrames(t *testing.T) {
	uitest.App(t)
	var steps []int64
	s := kit.NewScrubber(nil, func(n int64) { steps = append(steps, n) })
	s.Set(3, 25, 12)
	s.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.Delta{DY: 10}})
	s.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.Delta{DY: -10}})
	if !slices.Equal(steps, []int64{-1, 1}) {
		t.Errorf("steps %v", steps)
	}
}

func TestShapesAreChosenByMouseAndArrows(t *testing.T) {
	uitest.App(t)
	var chosen []int
	s := kit.NewShapes(func(i int) { chosen = append(chosen, i) })
	s.Set([]fyne.Size{{Width: 16, Height: 10}, {Width: 10, Height: 10}, {Width: 10, Height: 16}}, 1)
	w := uitest.Show(t, s, 120, 32)
	test.TapAt(s, fyne.NewPos(80, 10))
	test.TapAt(s, fyne.NewPos(118, 10)) // beside the last
	w.Canvas().Focus(s)
	uitest.Keys(w, fyne.KeyLeft, fyne.KeyRight)
	if !slices.Equal(chosen, []int{2, 0, 2}) {
		t.Errorf("chosen %v", chosen)
	}
}

func TestNumbers(t *testing.T) {
	uitest.App(t)
	var texts []string
	var steps []int
	n := kit.NewNumber("", func(s string) { texts = append(texts, s) }, func(i int) { steps = append(steps, i) })
	w := uitest.Show(t, n, 140, 34)
	n.Display("2")
	if texts != nil {
		t.Error("a number set from outside came back as typed")
	}
	test.Scroll(w.Canvas(), fyne.NewPos(70, 17), 0, 5)
	w.Canvas().Focus(n.Focus())
	test.Scroll(w.Canvas(), fyne.NewPos(70, 17), 0, 5)
	uitest.Keys(w, fyne.KeyUp, fyne.KeyDown, fyne.KeyDown)
	if !slices.Equal(steps, []int{1, 1, -1, -1}) {
		t.Errorf("steps %v: the wheel works only in a field with the keyboard", steps)
	}
	uitest.Keys(w, fyne.KeyEnd)
	test.Type(n.Focus(), ".5")
	n.Display("2")
	if n.Entry().Text != "2.5" || !slices.Equal(texts, []string{"2.", "2.5"}) {
		t.Errorf("typed %q, text %q", texts, n.Entry().Text)
	}
	w.Canvas().Unfocus()
	n.Display("2.5833")
	if n.Entry().Text != "2.5833" {
		t.Error("a field without the keyboard does not follow")
	}
}

func TestReturnWithCtrlSubmitsFromAnyField(t *testing.T) {
	uitest.App(t)
	submits := 0
	editor, entry := kit.NewEditor("", 3, nil), kit.NewEntry("", nil)
	editor.Submit, entry.Submit = func() { submits++ }, func() { submits++ }
	for _, key := range []fyne.KeyName{fyne.KeyReturn, fyne.KeyEnter} {
		s := &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault}
		editor.TypedShortcut(s)
		entry.TypedShortcut(s)
	}
	entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	editor.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if submits != 5 || editor.Text != "\n" {
		t.Errorf("%d submits, editor %q", submits, editor.Text)
	}
}

func TestTabLeavesEvenAnEditor(t *testing.T) {
	uitest.App(t)
	editor, entry := kit.NewEditor("", 3, nil), kit.NewEntry("", nil)
	w := uitest.Show(t, kit.Rows(4, editor, entry), 200, 200)
	w.Canvas().Focus(editor)
	if editor.AcceptsTab() {
		t.Error("the editor keeps Tab for itself")
	}
	test.FocusNext(w.Canvas())
	if w.Canvas().Focused() != entry {
		t.Errorf("Tab went to %v", w.Canvas().Focused())
	}
}

func TestPicturesAreScaledByTheCardUntilTheyRest(t *testing.T) {
	uitest.App(t)
	p := kit.NewPicture(nil)
	uitest.Show(t, p, 200, 100)
	img := func() *canvas.Image { return test.WidgetRenderer(p).Objects()[0].(*canvas.Image) }
	if img().Visible() {
		t.Error("an empty picture is shown")
	}
	frame := sample(64, 40)
	p.SetFrame(frame, 0)
	if img().Image != frame || img().ScaleMode != canvas.ImageScaleFastest || img().Size() != fyne.NewSize(160, 100) {
		t.Errorf("mode %v, size %v", img().ScaleMode, img().Size())
	}
	p.Sharpen()
	if img().ScaleMode != canvas.ImageScaleSmooth {
		t.Error("a still is not drawn with care")
	}
	p.SetFrame(frame, 1)
	if img().ScaleMode != canvas.ImageScaleFastest || img().Size() != fyne.NewSize(100, 100) {
		t.Error("a moving picture is drawn by the CPU, or its shape is not that which was asked for")
	}
	p.SetFrame(nil, 0)
	if img().Visible() || !p.Empty() {
		t.Error("the picture was not taken away")
	}
}

func TestParagraphsBreakAndGrow(t *testing.T) {
	uitest.App(t)
	p := kit.NewParagraph(kit.Small, theme.Error)
	p.Resize(fyne.NewSize(100, 10))
	if p.MinSize().Height != 0 {
		t.Error("an empty paragraph takes room")
	}
	p.SetText("one two three four five six seven eight nine ten")
	lines := len(test.WidgetRenderer(p).Objects())
	if lines < 3 {
		t.Fatalf("%d lines", lines)
	}
	p.Resize(fyne.NewSize(1000, 10))
	if got := len(test.WidgetRenderer(p).Objects()); got != 1 {
		t.Errorf("%d lines where one has room", got)
	}
	for _, o := range test.WidgetRenderer(p).Objects() {
		if o.(*canvas.Text).Text != p.Text() {
			t.Errorf("the line is %q", o.(*canvas.Text).Text)
		}
	}
}

func TestColoursFollowTheTheme(t *testing.T) {
	a := uitest.App(t)
	text := kit.NewText("Kinora", kit.Title, theme.Text)
	uitest.Show(t, text, 100, 20)
	line := func() *canvas.Text { return test.WidgetRenderer(text).Objects()[0].(*canvas.Text) }
	before := line().Color
	a.Settings().SetTheme(theme.New(theme.Light))
	text.Refresh()
	if line().Color == before {
		t.Error("the text kept the colour of the dark theme")
	}
}
