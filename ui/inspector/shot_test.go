package inspector_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"kinora/app"
	"kinora/projects"
	"kinora/projects/rational"
	"kinora/ui/kit"
	"kinora/ui/uitest"
)

// edited is a snapshot in which the selected shot has been changed.
func edited(with func(*projects.Card)) app.Snapshot {
	s := ready()
	with(&s.Film.Board[1])
	return s
}

func TestStructure(t *testing.T) {
	for name, change := range map[string]func(*app.Snapshot){
		"opening": func(s *app.Snapshot) { *s = app.Snapshot{} },
		"ready":   func(*app.Snapshot) {},
		"running": func(s *app.Snapshot) { s.Jobs = []app.Job{{Card: 12, State: projects.Running}} },
		"failed": func(s *app.Snapshot) {
			s.Machine = app.MachineState{Phase: app.Failed, Reason: "no ONNX Runtime was found"}
		},
		"problem": func(s *app.Snapshot) {
			s.Planned, s.Caption = false, ""
			s.Problems[app.FieldPrompt] = "Say what the shot should show."
			s.Problems[app.FieldSteps] = "5000 steps; Papercut makes 1 to 100."
		},
		"unable": func(s *app.Snapshot) {
			s.Caption, s.Limits.Unguided = "", true
			s.Limits.NoKnown, s.Limits.NoExpanding = "The pack cannot be given known frames.", "The pack reads prompts as they are; it does not expand them."
		},
		"clip": func(s *app.Snapshot) { s.Selection = app.Selection{Pane: app.PaneTimeline, Clips: []projects.ID{52}} },
		"clips": func(s *app.Snapshot) {
			s.Selection = app.Selection{Pane: app.PaneTimeline, Clips: []projects.ID{51, 52}}
		},
		"take": func(s *app.Snapshot) {
			s.Selection = app.Selection{Pane: app.PaneLibrary, Source: projects.Source{Take: 32}}
		},
		"medium": func(s *app.Snapshot) {
			s.Selection = app.Selection{Pane: app.PaneLibrary, Source: projects.Source{Medium: 22}}
		},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t)
			s := ready()
			change(&s)
			d.Draw(s)
			test.AssertRendersToMarkup(t, name+".xml", d.window.Canvas())
		})
	}
}

// seen is all that can be seen on top of the window, or else in it.
func seen(d *desk) []fyne.CanvasObject {
	if top := uitest.Top(d.window); top != nil {
		return below(top)
	}
	return below(d.window.Content())
}

func below(o fyne.CanvasObject) []fyne.CanvasObject {
	if o == nil || !o.Visible() {
		return nil
	}
	all := []fyne.CanvasObject{o}
	var children []fyne.CanvasObject
	switch o := o.(type) {
	case *fyne.Container:
		children = o.Objects
	case fyne.Widget:
		children = test.WidgetRenderer(o).Objects()
	}
	for _, child := range children {
		all = append(all, below(child)...)
	}
	return all
}

// find returns the n-th widget of a kind that can be seen.
func find[T fyne.CanvasObject](d *desk, n int) T {
	var none T
	for _, o := range seen(d) {
		if v, ok := o.(T); ok {
			if n == 0 {
				return v
			}
			n--
		}
	}
	return none
}

// named finds the widget of a kind that can be seen and is called so.
func named[T fyne.CanvasObject](d *desk, text string, of func(T) string) T {
	var none T
	for _, o := range seen(d) {
		if v, ok := o.(T); ok && of(v) == text {
			return v
		}
	}
	return none
}

// button finds the button with some words.
func button(d *desk, text string) *kit.Button { return named(d, text, (*kit.Button).Text) }

func TestWhatIsTypedBecomesCommands(t *testing.T) {
	for name, c := range map[string]struct {
		number int // which of seconds, seed, guidance, steps
		text   string
		want   string // the last command, "" for none
	}{
		"seconds":                    {0, "2.5", "seconds 5/2"},
		"seconds with a comma":       {0, "2,5", "seconds 5/2"},
		"no seconds":                 {0, "", "seconds 0"},
		"seconds that are no number": {0, "x", ""},
		"seconds below zero":         {0, "-2", ""},
		"a seed":                     {1, "7", "seed 7"},
		"a seed below zero":          {1, "-7", ""},
		"guidance":                   {2, "6.5", "guidance 6.5"},
		"guidance of its own":        {2, "", "guidance 4"},
		"guidance without end":       {2, "inf", ""},
		"steps":                      {3, "12", "steps 12"},
		"steps of the pack's own":    {3, "", "steps 0"},
		"no steps":                   {3, "0", ""},
	} {
		t.Run(name, func(t *testing.T) {
			d, s := newDesk(t), ready()
			s.Problems[app.FieldSteps] = "what is folded away comes to light"
			d.Draw(s)
			find[*kit.Number](d, c.number).Entry().SetText(c.text)
			if got := d.did.last(); got != c.want {
				t.Errorf("did %q, want %q", got, c.want)
			}
		})
	}
}

func TestATextThatIsNoNumberIsSaidAtTheFoot(t *testing.T) {
	d := newDesk(t)
	d.Draw(ready())
	seconds := find[*kit.Number](d, 0).Entry()
	seconds.SetText("soon")
	if !strings.Contains(said(d), "SECONDS: A number is needed") {
		t.Errorf("it says %q", said(d))
	}
	seconds.SetText("3")
	if strings.Contains(said(d), "A number is needed") {
		t.Errorf("it still says %q", said(d))
	}
}

// said is all paragraphs of the pane.
func said(d *desk) string {
	var lines []string
	for _, o := range seen(d) {
		if p, ok := o.(*kit.Paragraph); ok {
			lines = append(lines, p.Text())
		}
	}
	return strings.Join(lines, "\n")
}

func TestGenerateSaysHowManyTakes(t *testing.T) {
	for takes, want := range map[int]string{0: "Generate", 1: "Generate", 2: "Generate 2 takes", 4: "Generate 4 takes"} {
		d := newDesk(t)
		d.Draw(edited(func(c *projects.Card) { c.Variations = takes }))
		b := button(d, want)
		if b == nil {
			t.Fatalf("%d takes: there is no button %q", takes, want)
		}
		test.Tap(b)
		if got := d.did.last(); got != "generate" {
			t.Errorf("did %q", got)
		}
	}
}

func TestTheTakesAreCountedInTheForecast(t *testing.T) {
	d := newDesk(t)
	for takes, want := range map[int]string{1: "≈ 3 s · 1.4 GB · 0.1 MB", 4: "≈ 11 s · 1.4 GB · 0.3 MB"} {
		d.Draw(edited(func(c *projects.Card) { c.Variations = takes }))
		if named(d, want, (*kit.Text).Text) == nil {
			t.Errorf("%d takes: it does not say %q", takes, want)
		}
	}
	s := ready()
	s.DiskFree = 1000
	d.Draw(s)
	if named(d, "· only 0 MB free on the disk", (*kit.Text).Text) == nil {
		t.Error("a full disk is not told of")
	}
}

func TestCancelIsForWhatIsMadeOrWaitsOfTheShot(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct {
		what string
		jobs []app.Job
		want bool
	}{
		{"nothing", nil, false},
		{"another shot", []app.Job{{Card: 11, State: projects.Running}, {Card: 13, State: projects.Waiting}}, false},
		{"what is over", []app.Job{{Card: 12, State: projects.Failed}}, false},
		{"what stops", []app.Job{{Card: 12, State: projects.Running, Stopping: true}}, false},
		{"what is paused", []app.Job{{Card: 12, State: projects.Paused}}, true},
		{"what waits", []app.Job{{Card: 11, State: projects.Running}, {Card: 12, State: projects.Waiting}}, true},
		{"what is made", []app.Job{{Card: 12, State: projects.Running}}, true},
	} {
		s := ready()
		s.Jobs = c.jobs
		if d.Draw(s); button(d, "Cancel").Enabled() != c.want {
			t.Errorf("%s: enabled is %v", c.what, !c.want)
		}
	}
	test.Tap(button(d, "Cancel"))
	if got := d.did.last(); got != "cancel 12" {
		t.Errorf("did %q", got)
	}
}

func TestTheArrowsStayWithinWhatThePackCan(t *testing.T) {
	d := newDesk(t)
	d.Draw(edited(func(c *projects.Card) { c.Shot.Seconds = rational.Int(4) }))
	d.window.Canvas().Focus(find[*kit.Number](d, 0).Focus())
	uitest.Keys(d.window, fyne.KeyUp)
	if got := d.did.last(); got != "seconds 49/12" {
		t.Errorf("did %q", got)
	}
}

func TestChoices(t *testing.T) {
	d := newDesk(t)
	d.Draw(ready())
	test.TapAt(find[*kit.Shapes](d, 0), fyne.NewPos(80, 10))
	if got := d.did.last(); got != "size 80x128" {
		t.Errorf("did %q", got)
	}
	test.TapAt(find[*kit.Segmented](d, 0), fyne.NewPos(10, 10))
	if got := d.did.last(); got != "draft true" {
		t.Errorf("did %q", got)
	}
	takes := find[*kit.Segmented](d, 1)
	test.TapAt(takes, fyne.NewPos(takes.Size().Width/2, 10))
	if got := d.did.last(); got != "variations 2" {
		t.Errorf("did %q", got)
	}
}

func TestTypingIsNotDisturbedByWhatIsPublished(t *testing.T) {
	d := newDesk(t)
	d.Draw(edited(func(c *projects.Card) { c.Shot.Prompt = "a boat sails" }))
	d.window.Canvas().Focus(d.Focus())
	uitest.Keys(d.window, fyne.KeyEnd)
	test.Type(d.Focus(), "!")
	d.Draw(edited(func(c *projects.Card) { c.Shot.Prompt = "a boat sails!" }))
	test.Type(d.Focus(), "?")
	if got := d.did.last(); got != "prompt a boat sails!?" {
		t.Errorf("did %q", got)
	}
}

func TestTheMenuOfTheShot(t *testing.T) {
	d := newDesk(t)
	d.Draw(ready())
	test.Tap(named(d, "What can be done with the shot", (*kit.Button).Tooltip))
	uitest.Keys(d.window, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	if got := d.did.last(); got != "duplicate" {
		t.Errorf("did %q", got)
	}
}

func TestDrawingTheSameAgainAllocatesNothing(t *testing.T) {
	for name, sel := range map[string]app.Selection{
		"shot": ready().Selection, "clip": {Pane: app.PaneTimeline, Clips: []projects.ID{52}},
		"take": {Pane: app.PaneLibrary, Source: projects.Source{Take: 32}},
	} {
		d := newDesk(t)
		s := ready()
		s.Selection = sel
		d.Draw(s)
		if n := testing.AllocsPerRun(100, func() { d.Draw(s) }); n > 0 {
			t.Errorf("%s: %v allocations", name, n)
		}
	}
}

// BenchmarkDraw is what a keystroke in the prompt costs.
func BenchmarkDraw(b *testing.B) {
	d := newDesk(b)
	s := ready()
	for i := range b.N {
		s.Film.Board = append([]projects.Card(nil), s.Film.Board...)
		s.Film.Board[1].Shot.Seed = uint64(i)
		d.Draw(s)
	}
}

func TestAPackWithoutGuidanceSaysSo(t *testing.T) {
	d := newDesk(t)
	s := ready()
	s.Limits.Unguided = true
	d.Draw(s)
	guidance := find[*kit.Number](d, 2)
	if !guidance.Entry().Disabled() {
		t.Error("the field can be written in")
	}
	over := named(d, "This pack was trained to need no guidance.", func(o kit.Tipped) string { return o.Tooltip() })
	if over == nil {
		t.Error("it does not say why")
	}
	d.Draw(ready())
	if guidance.Entry().Disabled() {
		t.Error("the field stays as it was")
	}
}

func TestAnotherShotsPromptIsDrawnBeforeTheRest(t *testing.T) {
	d := newDesk(t)
	s := ready()
	d.Draw(s)
	says := func(want string) bool {
		for _, o := range test.LaidOutObjects(d.window.Content()) {
			if text, ok := o.(*canvas.Text); ok && strings.Contains(text.Text, want) {
				return true
			}
		}
		return false
	}
	s.Film.Board = append([]projects.Card(nil), s.Film.Board...)
	s.Film.Board[0].Shot.Prompt, s.Film.Board[0].Shot.Seed = "a boat", 777123
	s.Selection.Card = s.Film.Board[0].ID
	d.painting, d.owed = true, nil
	d.Draw(s)
	s.DiskFree++ // a forecast comes before the window is painted
	d.Draw(s)
	if len(d.owed) != 1 || !says("a boat") || says("777123") {
		t.Fatalf("%d owed, the prompt is drawn: %v, the rest: %v", len(d.owed), says("a boat"), says("777123"))
	}
	d.owed[0]()
	if !says("777123") {
		t.Error("the rest is never drawn")
	}
}

func TestTheTriesAreThoseThatThePlanSettledOn(t *testing.T) {
	for want, change := range map[string]func(*app.Snapshot){
		"3": func(s *app.Snapshot) { s.Planned, s.Forecast.Recipe.Tries = false, 4 },
		"4": func(s *app.Snapshot) { s.Forecast.Recipe.Tries = 4 },
		"6": func(s *app.Snapshot) { s.Forecast.Recipe.Tries, s.Film.Board[1].Shot.Tries = 4, 6 },
	} {
		d, s := newDesk(t), ready()
		s.Problems[app.FieldSteps] = "0 steps; Papercut makes 1 to 100." // which opens what is below MORE
		change(&s)
		d.Draw(s)
		if text := find[*kit.Number](d, 4).Entry().Text; text != want {
			t.Errorf("the field shows %q, not %q", text, want)
		}
	}
}
