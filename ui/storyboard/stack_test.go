package storyboard_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"kinora/projects"
	"kinora/ui/kit"
	"kinora/ui/uitest"
)

// takes opens the takes of the n-th card and gives their buttons, row by row.
func (b *bench) takes(t *testing.T, n int) []*kit.Button {
	t.Helper()
	b.click(n, 0.2, 0.95, 0)
	b.studio.did = nil
	var all []*kit.Button
	top := uitest.Top(b.window)
	if top == nil {
		t.Fatal("nothing is open")
	}
	for _, o := range test.LaidOutObjects(top) {
		if button, ok := o.(*kit.Button); ok && button.Text() == "" {
			all = append(all, button)
		}
	}
	return all
}

func TestTheStackOfTakes(t *testing.T) {
	b := newBench(t, 1600, 700)
	b.Draw(film())
	buttons := b.takes(t, 0) // takes 11 and 10, five buttons each
	test.AssertObjectRendersToMarkup(t, "stack.xml", uitest.Top(b.window))
	if len(buttons) != 10 {
		t.Fatalf("%d buttons for two takes", len(buttons))
	}
	for n, want := range map[int]string{5: "choose 10", 1: "star 11 true", 7: "reject 10 true"} {
		test.Tap(buttons[n])
		b.check(t, "a button", want)
	}
	if buttons[3].Enabled() {
		t.Error("a take is compared with itself")
	}
	test.Tap(buttons[8])
	b.check(t, "compare", "compare 11 10")
	if uitest.Top(b.window) != nil {
		t.Error("the takes stay over the comparison")
	}
}

func TestTheMenuOfATake(t *testing.T) {
	b := newBench(t, 2600, 700)
	b.Draw(film())
	test.Tap(b.takes(t, 5)[4]) // a draft
	choose(t, b.window, 0)
	b.check(t, "make it final", "final 20")
	uitest.Keys(b.window, fyne.KeyEscape)
	test.Tap(b.takes(t, 0)[4])
	choose(t, b.window, 0) // it is final: the first line that can be chosen is the next
	b.check(t, "again", "again 11")
}

func TestTheStackFollowsWhatIsMade(t *testing.T) {
	b := newBench(t, 1600, 700)
	b.Draw(film())
	b.takes(t, 0)
	s := film()
	s.Film.Takes = append(s.Film.Takes, projects.FilmTake{ID: 30, Card: 1})
	s.Film.Outcomes[30] = projects.Outcome{State: projects.Failed, Reason: "out of memory"}
	b.Draw(s)
	said := map[string]bool{}
	for _, o := range test.LaidOutObjects(uitest.Top(b.window)) {
		if text, ok := o.(*kit.Text); ok {
			said[text.Text()] = true
		}
	}
	if !said["Take 3"] || !said["out of memory"] {
		t.Errorf("said %v", said)
	}
	s.Film.Takes = nil
	b.Draw(s)
	if uitest.Top(b.window) != nil {
		t.Error("the takes of a card without any are still open")
	}
}
