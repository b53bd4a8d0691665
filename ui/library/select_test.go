package library_test

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"kinora/projects"
	"kinora/ui/kit"
	"kinora/ui/library"
	"kinora/ui/payload"
	"kinora/ui/uitest"
)

var (
	harbour = projects.Source{Medium: 1}
	gulls   = projects.Source{Medium: 2}
	wind    = projects.Source{Medium: 3}
	rolls   = projects.Source{Take: 10}
	rocket  = projects.Source{Take: 11}
)

// pick shows the film with sources selected.
func (b *bench) pick(all ...projects.Source) {
	s := film()
	s.Selection = selected(all...)
	b.draw(s)
}

func TestClicksWithKeysHeldSelect(t *testing.T) {
	b := newBench(t, 272, 560)
	b.draw(film())
	b.held = fyne.KeyModifierShortcutDefault
	test.Tap(b.Cards()["gulls.png"])
	b.check(t, "Ctrl", "toggle {0 2}")
	test.Tap(b.Cards()["gulls.png"])
	b.check(t, "Ctrl twice, which is no double click", "toggle {0 2}")
	b.pick(harbour)
	b.held = fyne.KeyModifierShift
	test.Tap(b.Cards()["wind.wav"])
	b.check(t, "Shift", "select [{0 3} {0 2} {0 1}] {0 3}")
	b.held = 0
	b.pick(harbour, gulls)
	test.Tap(b.Cards()["gulls.png"])
	b.check(t, "a click on one of several", "show {0 2}")
}

func TestKeysSelectSeveral(t *testing.T) {
	b := newBench(t, 272, 560)
	b.draw(film())
	b.window.Canvas().Focus(b.Grid())
	if !b.HasKeyboard() {
		t.Error("the grid has not the keyboard")
	}
	b.SelectAll()
	b.check(t, "all", "select [{0 3} {0 2} {0 1}] {0 1}")
	uitest.Keys(b.window, fyne.KeyHome)
	b.check(t, "Home", "show {0 3}")
	b.held = fyne.KeyModifierShift
	uitest.Keys(b.window, fyne.KeyLeft)
	b.check(t, "Shift and an arrow", "select [{0 2} {0 1}] {0 2}")
	b.held = 0
	b.pick(harbour, gulls)
	uitest.Keys(b.window, fyne.KeyF2)
	b.check(t, "a name for several", "key F2")
	uitest.Keys(b.window, fyne.KeyEscape)
	b.check(t, "Escape", "select [] {0 0}")
	b.pick(harbour)
	uitest.Keys(b.window, fyne.KeyEscape)
	b.check(t, "Escape with one", "key Escape")
	if !b.Escape() {
		t.Error("the window has nothing to give up")
	}
	b.check(t, "the window's Escape", "select [] {0 0}")
	b.Show(library.Takes)
	b.Find("hill")
	b.SelectAll()
	b.check(t, "all that are found", "select [{10 0}] {10 0}")
	b.Show(library.Cast)
	b.SelectAll()
	if len(b.studio.did) != 0 {
		t.Errorf("the cast was selected: %q", b.studio.did)
	}
}

func TestSelectedOnesAreDraggedTogether(t *testing.T) {
	b := newBench(t, 272, 560)
	b.pick(harbour, wind)
	for name, want := range map[string][]projects.Source{"harbour.mp4": {wind, harbour}, "gulls.png": {gulls}} {
		all, look, ok := b.Cards()[name].Pick(fyne.Position{})
		if got := all.(payload.Sources).All; !ok || !slices.Equal(got, want) {
			t.Errorf("with %s is dragged %v", name, got)
		}
		if (look.Label == "2 things") != (len(want) == 2) {
			t.Errorf("it is called %q", look.Label)
		}
	}
}

func TestTheFootSaysHowManyAreSelected(t *testing.T) {
	b := newBench(t, 272, 560)
	b.pick(harbour)
	if b.Foot() != "" {
		t.Errorf("of one it says %q", b.Foot())
	}
	b.pick(harbour, gulls, wind)
	if b.Foot() != "3 selected" {
		t.Errorf("it says %q", b.Foot())
	}
	test.AssertRendersToMarkup(t, "several.xml", b.window.Canvas())
	b.Find("label:red")
	if b.Foot() != "1 selected · 2 not shown" {
		t.Errorf("after a search it says %q", b.Foot())
	}
	b.Remove()
	b.press(t, "Remove") // a shot shows it
	b.check(t, "removing what a search shows", "remove [{0 2}]")
	b.Show(library.Takes)
	b.Remove()
	b.check(t, "where none is shown", "remove [{0 3}]")
	b.Show(library.Media)
	b.Find("")
	if !b.Cards()["wind.wav"].Looks().Selected {
		t.Error("the search took it out of the selection")
	}
}

func TestTheMenuOfSeveral(t *testing.T) {
	b := newBench(t, 272, 760)
	b.pick(harbour, gulls, wind)
	for _, c := range []struct {
		n    int
		want string
	}{
		{0, "place [{0 3} {0 2} {0 1}] 0 on 0 at 0"}, // a sound is among them, which cannot be animated
		{3, "star [{0 3} {0 2} {0 1}] true"},
	} {
		b.choose("gulls.png", c.n)
		b.check(t, "line", c.want)
	}
	b.choose("gulls.png", 4)
	b.line(1)
	b.check(t, "label", "label [{0 3} {0 2} {0 1}] red")
	b.choose("gulls.png", 5) // neither a name, nor the cast, nor files
	b.press(t, "Remove")
	b.check(t, "remove", "remove [{0 3} {0 2} {0 1}]")
	b.choose("gulls.png", 5)
	if text := words(b); !strings.Contains(text, "“gulls.png” is used: shots: 1") {
		t.Errorf("the question is %q", text)
	}
}

func TestTheMenuOfSeveralTakes(t *testing.T) {
	b := newBench(t, 272, 760)
	b.pick(rolls, rocket)
	b.Show(library.Takes)
	const take = "the rocket leaves at night"
	for n, want := range map[int]string{
		0: "animate all [{11 0} {10 0}]", 1: "place [{11 0} {10 0}] 0 on 0 at 0", 5: "reject [11 10] true", 6: "star [{11 0} {10 0}] true",
	} {
		b.choose(take, n)
		b.check(t, "line", want)
	}
	b.choose(take, 4)
	b.check(t, "again", "again 11", "again 10")
}

func TestOnlyStillsBecomeShotsWithReturn(t *testing.T) {
	b := newBench(t, 272, 560)
	s := film()
	s.Film.Media = append(s.Film.Media, projects.Medium{ID: 5, Name: "boat.png", Kind: projects.Still})
	s.Selection = selected(gulls, projects.Source{Medium: 5})
	b.draw(s)
	b.window.Canvas().Focus(b.Grid())
	uitest.Keys(b.window, fyne.KeyReturn)
	b.check(t, "Return", "animate all [{0 5} {0 2}]")
	s.Selection = selected(gulls, harbour)
	b.draw(s)
	uitest.Keys(b.window, fyne.KeyReturn)
	b.check(t, "Return with a clip among them", "place [{0 2} {0 1}] 0 on 0 at 0")
}

// words is what lies on top says.
func words(b *bench) string {
	var all []string
	for _, o := range test.LaidOutObjects(uitest.Top(b.window)) {
		if p, ok := o.(*kit.Paragraph); ok {
			all = append(all, p.Text())
		}
	}
	return strings.Join(all, "\n")
}
