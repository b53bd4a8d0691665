package inspector_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"kinora/app"
	"kinora/app/apptest"
	"kinora/projects"
	"kinora/projects/rational"
	"kinora/ui/inspector"
	"kinora/ui/kit"
	"kinora/ui/uitest"
)

// notes is the commands of an inspector that only note what was asked.
type notes []string

func (n *notes) add(format string, args ...any) { *n = append(*n, fmt.Sprintf(format, args...)) }
func (n *notes) SetPrompt(s string)             { n.add("prompt %s", s) }
func (n *notes) SetNegative(s string)           { n.add("negative %s", s) }
func (n *notes) SetSeconds(s rational.Rat)      { n.add("seconds %s", s) }
func (n *notes) SetSize(s projects.Size)        { n.add("size %dx%d", s.Width, s.Height) }
func (n *notes) SetSteps(s int)                 { n.add("steps %d", s) }
func (n *notes) SetGuidance(s float64)          { n.add("guidance %g", s) }
func (n *notes) SetSeed(s uint64)               { n.add("seed %d", s) }
func (n *notes) LockSeed(l bool)                { n.add("lock %v", l) }
func (n *notes) Dice()                          { n.add("dice") }
func (n *notes) Generate()                      { n.add("generate") }
func (n *notes) Cancel()                        { n.add("cancel") }

func newInspector(t *testing.T) (*inspector.Inspector, *notes, fyne.Window) {
	t.Helper()
	uitest.App(t)
	did := &notes{}
	i := inspector.New(inspector.Params{Commands: did, Generate: did.Generate, Forward: func(e *fyne.KeyEvent) { did.add("key %s", e.Name) }})
	return i, did, uitest.Show(t, i.Root(), 332, 720)
}

// ready is a studio in which a shot has been written.
func ready() app.Snapshot {
	recipe := projects.Recipe{Size: projects.Size{Width: 128, Height: 80}, Frames: 25, Rate: rational.Int(12), Steps: 20, Guidance: 4}
	return app.Snapshot{
		Machine: app.MachineState{Phase: app.Ready, Device: "cpu"}, Limits: apptest.Limits(),
		Shot: projects.Shot{Prompt: "a boat sails", Seed: 48213}, Planned: true,
		Forecast: app.Forecast{Recipe: recipe, Notes: []string{"2 s became 2.08 s"}, Time: 11 * time.Second, Memory: 1503238553},
	}
}

func TestStructure(t *testing.T) {
	for name, change := range map[string]func(*app.Snapshot){
		"opening": func(s *app.Snapshot) { *s = app.Snapshot{} },
		"ready":   func(*app.Snapshot) {},
		"running": func(s *app.Snapshot) { s.Job = &app.Job{Stage: "denoising"} },
		"failed": func(s *app.Snapshot) {
			s.Machine = app.MachineState{Phase: app.Failed, Reason: "no ONNX Runtime was found"}
		},
		"problem": func(s *app.Snapshot) {
			s.Planned, s.SeedLocked = false, true
			s.Problems[app.FieldPrompt] = "Say what the shot should show."
			s.Problems[app.FieldSteps] = "5000 steps; Papercut makes 1 to 100."
		},
	} {
		t.Run(name, func(t *testing.T) {
			i, _, w := newInspector(t)
			s := ready()
			change(&s)
			i.Draw(s)
			test.AssertRendersToMarkup(t, name+".xml", w.Canvas())
		})
	}
}

// find returns the n-th widget of a kind within the pane.
func find[T fyne.CanvasObject](w fyne.Window, n int) T {
	var none T
	for _, o := range test.LaidOutObjects(w.Content()) {
		if v, ok := o.(T); ok {
			if n == 0 {
				return v
			}
			n--
		}
	}
	return none
}

func TestWhatIsTypedBecomesCommands(t *testing.T) {
	for name, c := range map[string]struct {
		number int // which of seconds, steps, guidance, seed
		text   string
		want   string // the last command, "" for none
	}{
		"seconds":                    {0, "2.5", "seconds 5/2"},
		"seconds with a comma":       {0, "2,5", "seconds 5/2"},
		"no seconds":                 {0, "", "seconds 0"},
		"seconds that are no number": {0, "x", ""},
		"steps":                      {1, "30", "steps 30"},
		"half a step":                {1, "3.5", ""},
		"guidance":                   {2, "6.5", "guidance 6.5"},
		"guidance of its own":        {2, "", "guidance 4"},
		"a seed":                     {3, "7", "seed 7"},
		"a seed below zero":          {3, "-7", ""},
	} {
		t.Run(name, func(t *testing.T) {
			i, did, w := newInspector(t)
			i.Draw(ready())
			entry := find[*kit.Number](w, c.number).Entry()
			*did = nil
			entry.SetText(c.text)
			got := ""
			if len(*did) > 0 {
				got = (*did)[len(*did)-1]
			}
			if got != c.want {
				t.Errorf("did %q, want %q", got, c.want)
			}
		})
	}
}

func TestATextThatIsNoNumberIsSaidBelowItsField(t *testing.T) {
	i, _, w := newInspector(t)
	i.Draw(ready())
	seconds := find[*kit.Number](w, 0)
	w.Canvas().Focus(seconds.Focus())
	seconds.Entry().SetText("soon")
	test.AssertRendersToMarkup(t, "typo.xml", w.Canvas())
	seconds.Entry().SetText("3")
	for n := range 8 {
		if p := find[*kit.Paragraph](w, n); p != nil && p.Text() != "" && p.Text() != "2 s became 2.08 s" && p.Text() != "≈ 11 s · 1.4 GB" {
			t.Errorf("still says %q", p.Text())
		}
	}
}

func TestButtons(t *testing.T) {
	i, did, w := newInspector(t)
	i.Draw(ready())
	for n := range 4 { // dice, lock, cancel and generate, in some order of the layout
		test.Tap(find[*kit.Button](w, n))
	}
	slices.Sort(*did)
	if want := []string{"dice", "generate", "lock true"}; !slices.Equal(*did, want) {
		t.Errorf("did %q, want %q: there is nothing to cancel", *did, want)
	}
	*did = nil
	s := ready()
	s.Job = &app.Job{}
	i.Draw(s)
	for n := range 4 {
		test.Tap(find[*kit.Button](w, n))
	}
	slices.Sort(*did)
	if want := []string{"cancel", "dice", "lock true"}; !slices.Equal(*did, want) {
		t.Errorf("did %q, want %q: one take at a time", *did, want)
	}
}

func TestTheArrowsStayWithinWhatThePackCan(t *testing.T) {
	i, did, w := newInspector(t)
	s := ready()
	s.Shot.Seconds, s.Shot.Steps = rational.Int(4), 100
	i.Draw(s)
	for n := range 2 {
		w.Canvas().Focus(find[*kit.Number](w, n).Focus())
		uitest.Keys(w, fyne.KeyUp)
	}
	if want := []string{"seconds 49/12", "steps 100"}; !slices.Equal(*did, want) {
		t.Errorf("did %q, want %q", *did, want)
	}
}

func TestASizeIsChosen(t *testing.T) {
	i, did, w := newInspector(t)
	i.Draw(ready())
	test.TapAt(find[*kit.Shapes](w, 0), fyne.NewPos(80, 10))
	if want := []string{"size 80x128"}; !slices.Equal(*did, want) {
		t.Errorf("did %q, want %q", *did, want)
	}
}

func TestTypingIsNotDisturbedByWhatIsPublished(t *testing.T) {
	i, did, w := newInspector(t)
	i.Draw(ready())
	w.Canvas().Focus(i.Focus())
	uitest.Keys(w, fyne.KeyEnd)
	test.Type(i.Focus(), "!")
	s := ready()
	s.Shot.Prompt = "a boat sails!"
	i.Draw(s)
	test.Type(i.Focus(), "?")
	if want := []string{"prompt a boat sails!", "prompt a boat sails!?"}; !slices.Equal(*did, want) {
		t.Errorf("did %q, want %q", *did, want)
	}
}
