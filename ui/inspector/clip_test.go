package inspector_test

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"kinora/app"
	"kinora/projects"
	"kinora/projects/rational"
	"kinora/ui/kit"
	"kinora/ui/uitest"
)

// cut is a snapshot in which clips are selected.
func cut(ids ...projects.ID) app.Snapshot {
	s := ready()
	s.Selection.Pane, s.Selection.Clips = app.PaneTimeline, ids
	return s
}

func TestWhatIsGeneratedFromAClip(t *testing.T) {
	for text, want := range map[string]string{
		"Extend before": "extend 52 0 36", "Extend after": "extend 52 1 36", "Loop": "loop 52 3/2", "Connect": "connect 52 36",
		"Retake the marked stretch": "retake", "Remix": `remix 52 "a boat at night" 0.5`,
	} {
		t.Run(text, func(t *testing.T) {
			d := newDesk(t)
			s := cut(52)
			s.Film.Timeline.In, s.Film.Timeline.Out = 50, 60
			d.Draw(s)
			find[*kit.Number](d, 4).Entry().SetText("1.5")
			for _, o := range seen(d) {
				if e, ok := o.(*kit.Entry); ok && strings.HasPrefix(e.PlaceHolder, "What it shows") {
					e.SetText("a boat at night")
				}
			}
			test.Tap(button(d, text))
			if got := d.did.last(); got != want {
				t.Errorf("did %q, want %q", got, want)
			}
		})
	}
}

func TestASpeedThatIsNoneIsSaidAndTheOldOneComesBack(t *testing.T) {
	d := newDesk(t)
	d.Draw(cut(52))
	speed, dissolve := find[*kit.Number](d, 0), find[*kit.Number](d, 1)
	for text, number := range map[string]*kit.Number{"abc": speed, "1.5": dissolve} {
		before := number.Entry().Text
		d.window.Canvas().Focus(number.Focus())
		number.Entry().SetText(text)
		uitest.Keys(d.window, fyne.KeyReturn)
		if got := d.did.last(); !strings.HasPrefix(got, "refuse “"+text+"” is no ") {
			t.Errorf("%s: did %q", text, got)
		}
		if number.Entry().Text != before {
			t.Errorf("%s: the field says %q, before it was %q", text, number.Entry().Text, before)
		}
		d.window.Canvas().Unfocus()
		if got := d.did.last(); got != "" {
			t.Errorf("%s: leaving the field did %q", text, got)
		}
	}
}

func TestWhatCannotBeGeneratedSaysWhy(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*app.Snapshot)
		button string
		why    string
	}{
		"nothing before":  {func(s *app.Snapshot) { s.Selection.Clips = []projects.ID{51} }, "Connect", "No clip ends"},
		"nothing marked":  {func(*app.Snapshot) {}, "Retake the marked stretch", "Mark a stretch"},
		"another speed":   {func(s *app.Snapshot) { s.Film.Timeline.Tracks[0].Clips[1].Speed = rational.Int(2) }, "Loop", "another speed"},
		"the pack cannot": {func(s *app.Snapshot) { s.Limits.NoKnown = "It cannot." }, "Extend after", "It cannot."},
		"no engine":       {func(s *app.Snapshot) { s.Machine = app.MachineState{Phase: app.Failed, Reason: "no runtime"} }, "Remix", "no runtime"},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t)
			s := cut(52)
			c.change(&s)
			d.Draw(s)
			b := button(d, c.button)
			if b.Enabled() || !strings.Contains(b.Tooltip(), c.why) {
				t.Errorf("enabled %v, says %q", b.Enabled(), b.Tooltip())
			}
		})
	}
}

// TestAFilledGapGoesOn: its clip plays at a speed near its own.
func TestAFilledGapGoesOn(t *testing.T) {
	d := newDesk(t)
	s := cut(52)
	s.Film.Timeline.Tracks[0].Clips[1].Speed = rational.New(24, 25)
	d.Draw(s)
	if !button(d, "Extend after").Enabled() || button(d, "Loop").Enabled() {
		t.Error("it cannot be extended, or can be looped")
	}
}

// write puts a text in the place of what a field has.
func write(d *desk, n *kit.Number, text string) {
	d.window.Canvas().Focus(n.Focus())
	n.Entry().SetText("")
	test.Type(n.Focus(), text)
}

func TestHowAClipIsShown(t *testing.T) {
	d := newDesk(t)
	d.Draw(cut(52))
	speed, dissolve := find[*kit.Number](d, 0), find[*kit.Number](d, 1)
	write(d, speed, "0.5")
	if len(d.did.list) > 0 {
		t.Errorf("half a number did %q", d.did.list)
	}
	uitest.Keys(d.window, fyne.KeyReturn)
	if got := d.did.last(); got != "speed 1/2" {
		t.Errorf("did %q", got)
	}
	for text, want := range map[string]string{"50%": "speed 1/2", "-75 %": "speed -3/4", "12,5 %": "speed 1/8"} {
		write(d, speed, text)
		uitest.Keys(d.window, fyne.KeyReturn)
		if got := d.did.last(); got != want {
			t.Errorf("%q did %q, want %q", text, got, want)
		}
	}
	d.ripple = true
	write(d, speed, "0.5")
	uitest.Keys(d.window, fyne.KeyReturn)
	if got := d.did.last(); got != "speed 1/2 with ripple" {
		t.Errorf("did %q", got)
	}
	write(d, dissolve, "12") // the keyboard leaves the speed
	d.did.list = nil
	d.window.Canvas().Unfocus()
	if got := d.did.last(); got != "dissolve 12" {
		t.Errorf("did %q", got)
	}
	for i, want := range []string{"fade false 12", "fade true 12"} {
		write(d, find[*kit.Number](d, 2+i), "12")
		uitest.Keys(d.window, fyne.KeyReturn)
		if got := d.did.last(); got != want {
			t.Errorf("did %q, want %q", got, want)
		}
	}
	write(d, speed, "fast")
	d.window.Canvas().Unfocus()
	if got := d.did.last(); !strings.HasPrefix(got, "refuse ") || speed.Entry().Text != "1.0" {
		t.Errorf("did %q, and %q stands there", got, speed.Entry().Text)
	}
	test.Tap(find[*kit.Check](d, 0))
	if got := d.did.last(); got != "mute true" {
		t.Errorf("did %q", got)
	}
	test.Tap(find[*kit.Check](d, 1))
	if got := d.did.last(); got != "link false" {
		t.Errorf("did %q: it is linked", got)
	}
}

func TestAClipKnowsItsShot(t *testing.T) {
	d := newDesk(t)
	d.Draw(cut(51))
	test.Tap(button(d, "Go to its shot"))
	if got := d.did.last(); got != "card 11 false" {
		t.Errorf("did %q", got)
	}
	d.Draw(cut(52))
	if button(d, "Go to its shot") != nil {
		t.Error("an imported clip is of no shot")
	}
}

func TestAClipTakesAnotherTakeOfItsShot(t *testing.T) {
	d := newDesk(t)
	s := cut(51)
	takes := func() (tips []string) {
		for _, o := range seen(d) {
			if tip, ok := o.(kit.Tipped); ok && strings.HasPrefix(tip.Tooltip(), "Take ") {
				tips = append(tips, tip.Tooltip())
			}
		}
		return tips
	}
	d.Draw(s)
	if all := takes(); len(all) > 0 {
		t.Errorf("its shot has one take, and %q are offered", all)
	}
	s.Film.Takes = append(s.Film.Takes, projects.FilmTake{ID: 34, Card: 11}, projects.FilmTake{ID: 35, Card: 11, Rejected: true}, projects.FilmTake{ID: 36, Card: 11})
	d.Draw(s)
	if all := takes(); len(all) > 0 {
		t.Errorf("no other take is done, and %q are offered", all)
	}
	for _, id := range []projects.ID{34, 35, 36} {
		s.Film.Outcomes[id] = s.Film.Outcomes[31]
	}
	d.Draw(s) // an outcome comes without any change of the film
	if all := takes(); !slices.Equal(all, []string{"Take 1", "Take 2", "Take 4"}) {
		t.Fatalf("offered are %q", all)
	}
	for text, want := range map[string]string{"Take 1": "", "Take 4": "take 51 36"} {
		tapTip(d, text)
		if got := d.did.last(); got != want {
			t.Errorf("%s did %q, want %q", text, got, want)
		}
	}
	d.Draw(cut(51, 52))
	if all := takes(); len(all) > 0 {
		t.Errorf("two clips are offered %q", all)
	}
}

// tapTip clicks on what says a tip.
func tapTip(d *desk, tip string) {
	for _, o := range seen(d) {
		if tipped, ok := o.(kit.Tipped); ok && tipped.Tooltip() == tip {
			test.Tap(o.(fyne.Tappable))
		}
	}
}

func TestSourceButtons(t *testing.T) {
	take, medium := projects.Source{Take: 32}, projects.Source{Medium: 22}
	for _, c := range []struct {
		source projects.Source
		button string
		want   string
	}{
		{take, "Put on the timeline", "place {32 0} 0 0 0"},
		{take, "Animate", "animate {32 0}"},
		{take, "Use its settings", "reuse 32, card 12 false"},
		{take, "Make final", "final 32"},
		{take, "Reject", "reject 32 true"},
		{projects.Source{Take: 31}, "Choose for its shot", ""},
		{medium, "Animate", "animate {0 22}"},
		{medium, "Put on the timeline", "place {0 22} 0 0 0"},
	} {
		d := newDesk(t)
		s := ready()
		s.Selection.Pane, s.Selection.Source = app.PaneLibrary, c.source
		d.Draw(s)
		b := button(d, c.button)
		if b == nil {
			t.Fatalf("%v has no button %q", c.source, c.button)
		}
		test.Tap(b)
		if got := strings.Join(d.did.list, ", "); got != c.want {
			t.Errorf("%s did %q, want %q", c.button, got, c.want)
		}
	}
}

func TestSomebodyIsAddedToTheCast(t *testing.T) {
	d := newDesk(t)
	s := ready()
	s.Selection.Pane, s.Selection.Source = app.PaneLibrary, projects.Source{Medium: 21}
	d.Draw(s)
	test.Tap(button(d, "Add to the cast…"))
	name, ok := d.window.Canvas().Focused().(*kit.Entry)
	if !ok {
		t.Fatalf("%T has the keyboard", d.window.Canvas().Focused())
	}
	add := button(d, "Add to the cast")
	for text, good := range map[string]bool{"": false, "mara": true, "@mara": true, "ball": false, "a b": false, "ö_1": true} {
		name.SetText(text)
		if add.Enabled() != good {
			t.Errorf("%q can be a name: %v", text, add.Enabled())
		}
	}
	name.SetText("@mara")
	name.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if got := d.did.last(); got != `member mara "" [{0 21}]` {
		t.Errorf("did %q", got)
	}
}
