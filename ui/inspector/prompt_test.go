package inspector_test

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"kinora/app"
	"kinora/projects"
	"kinora/ui/kit"
	"kinora/ui/uitest"
)

// typing is a desk on which an empty prompt is being written.
func typing(t *testing.T, text string) *desk {
	t.Helper()
	d := newDesk(t)
	d.Draw(edited(func(c *projects.Card) { c.Shot.Prompt = "" }))
	d.window.Canvas().Focus(d.Focus())
	test.Type(d.Focus(), text)
	return d
}

func TestANameIsCompleted(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		keys []fyne.KeyName
		want string
	}{
		"the first":         {"see @", []fyne.KeyName{fyne.KeyReturn}, "prompt see @ball "},
		"with a tab":        {"see @b", []fyne.KeyName{fyne.KeyTab}, "prompt see @ball "},
		"the next":          {"@b", []fyne.KeyName{fyne.KeyDown, fyne.KeyReturn}, "prompt @baker "},
		"round":             {"@b", []fyne.KeyName{fyne.KeyUp, fyne.KeyReturn}, "prompt @baker "},
		"what fits only":    {"@bak", []fyne.KeyName{fyne.KeyReturn}, "prompt @baker "},
		"whatever capitals": {"@BAK", []fyne.KeyName{fyne.KeyReturn}, "prompt @baker "},
		"not after Escape":  {"@bak", []fyne.KeyName{fyne.KeyEscape, fyne.KeyReturn}, "prompt @bak\n"},
		"not in an address": {"me@b", []fyne.KeyName{fyne.KeyReturn}, "prompt me@b\n"},
		"not of nobody":     {"@x", []fyne.KeyName{fyne.KeyReturn}, "prompt @x\n"},
	} {
		t.Run(name, func(t *testing.T) {
			d := typing(t, c.text)
			uitest.Keys(d.window, c.keys...)
			if got := d.did.last(); got != c.want {
				t.Errorf("did %q, want %q", got, c.want)
			}
		})
	}
}

func TestEscapeBelongsToTheListWhileItIsThere(t *testing.T) {
	d := typing(t, "@b")
	uitest.Keys(d.window, fyne.KeyEscape)
	if got := d.did.last(); got != "prompt @b" {
		t.Errorf("did %q: the list should have taken the key", got)
	}
	uitest.Keys(d.window, fyne.KeyEscape)
	if got := d.did.last(); got != "key Escape" {
		t.Errorf("did %q: the key should have been passed on", got)
	}
}

func TestANameIsChosenWithTheMouse(t *testing.T) {
	d := typing(t, "@b")
	entry := d.Focus().(fyne.Widget)
	test.TapCanvas(d.window.Canvas(), uitest.At(entry, 40, entry.Size().Height+4+4+40))
	if got := d.did.last(); got != "prompt @baker " {
		t.Errorf("did %q", got)
	}
	if d.window.Canvas().Focused() != d.Focus() {
		t.Error("the prompt lost the keyboard")
	}
}

func TestWhoIsSpokenOfStandsBelow(t *testing.T) {
	d := newDesk(t)
	d.Draw(ready())
	if named(d, "@ball", (*kit.Text).Text) == nil {
		t.Error("@ball is not shown")
	}
	d.Draw(edited(func(c *projects.Card) { c.Shot.Prompt = "a boat with @nobody" }))
	if named(d, "@ball", (*kit.Text).Text) != nil || named(d, "@nobody", (*kit.Text).Text) != nil {
		t.Error("somebody is shown that is not spoken of, or not in the cast")
	}
}

func TestTheCaptionIsLockedAndEdited(t *testing.T) {
	d := newDesk(t)
	d.Draw(ready())
	test.Tap(button(d, "Lock"))
	if got := d.did.last(); got != "lock expanded true" {
		t.Errorf("did %q", got)
	}
	test.Tap(button(d, "Edit"))
	entry, ok := d.window.Canvas().Focused().(*kit.Entry)
	if !ok || entry.Text != ready().Caption {
		t.Fatalf("%T has the keyboard", d.window.Canvas().Focused())
	}
	entry.SetText("a ball")
	if got := d.did.last(); got != "expanded a ball" {
		t.Errorf("did %q", got)
	}
	uitest.Keys(d.window, fyne.KeyEscape)
	if button(d, "Edit") == nil {
		t.Error("Escape does not end it")
	}
	d.Draw(edited(func(c *projects.Card) { c.Locked = true }))
	test.Tap(button(d, "Unlock"))
	if got := d.did.last(); got != "lock expanded false" {
		t.Errorf("did %q", got)
	}
}

func TestAPromptIsExpandedNow(t *testing.T) {
	d := newDesk(t)
	s := ready()
	s.Caption = ""
	d.Draw(s)
	test.Tap(button(d, "Expand now"))
	if got := d.did.last(); got != "expand" {
		t.Errorf("did %q", got)
	}
	s = ready()
	s.Caption, s.Limits.NoExpanding = "", "It cannot."
	d.Draw(s)
	if b := button(d, "Expand now"); b.Enabled() || b.Tooltip() == "" {
		t.Error("a pack that cannot expand is asked to")
	}
}

func TestAPromptThatStaysAsItIsSaysSo(t *testing.T) {
	d := newDesk(t)
	s := ready()
	card, _ := s.Card()
	says := func(caption string) bool {
		s.Caption = caption
		d.Draw(s)
		return slices.ContainsFunc(seen(d), func(o fyne.CanvasObject) bool {
			p, ok := o.(*kit.Paragraph)
			return ok && strings.HasPrefix(p.Text(), "The model reads the prompt as it is")
		})
	}
	if says("something else") || !says(card.Shot.Prompt) || says("") {
		t.Error("it is not told that the prompt stays, or that another one does")
	}
}

func TestWordsThatThePackDoesNotKnowStandBesideTheExpandedPrompt(t *testing.T) {
	d := newDesk(t)
	s := ready()
	s.Unsure = []app.Unsure{{Word: "zorblax"}, {Word: "hound", As: "dog"}, {Word: "quux"}}
	d.Draw(s)
	words := func() string {
		for _, o := range seen(d) {
			if p, ok := o.(*kit.Paragraph); ok && strings.Contains(p.Text(), "does not know") {
				return p.Text()
			}
		}
		return ""
	}
	if want := "“hound” is read as “dog”. The pack does not know: zorblax, quux."; words() != want {
		t.Errorf("it says %q, want %q", words(), want)
	}
	s.Unsure = nil
	d.Draw(s)
	if words() != "" {
		t.Errorf("without such words it says %q", words())
	}
}

func TestChipsInsertWordsAndTakeThemOut(t *testing.T) {
	d := newDesk(t)
	d.Draw(ready())
	test.Tap(named(d, "Papercut", (*kit.Toggle).Text))
	if got := d.did.last(); got != "words papercut style or 剪纸风格" {
		t.Errorf("did %q", got)
	}
	if named(d, "Night", (*kit.Toggle).Text) != nil {
		t.Error("a chip is shown that is not in the prompt")
	}
	test.Tap(named(d, "Add", (*kit.Toggle).Text))
	night := named(d, "Night", (*kit.Toggle).Text)
	test.Tap(night)
	if got := d.did.last(); got != "words at night or 夜晚" {
		t.Errorf("did %q", got)
	}
	d.Draw(edited(func(c *projects.Card) { c.Shot.Prompt = "a ball, at night" }))
	if !night.On() {
		t.Error("the chip does not show that its words are in the prompt")
	}
	d.Draw(edited(func(c *projects.Card) { c.Shot.Prompt = "一只红色的猫，夜晚" }))
	if !night.On() {
		t.Error("the chip does not know its words in Chinese")
	}
	uitest.Keys(d.window, fyne.KeyEscape)
	if uitest.Top(d.window) != nil {
		t.Error("Escape does not close the chips")
	}
}
