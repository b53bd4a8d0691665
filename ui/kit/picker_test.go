package kit_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"kinora/ui/kit"
)

// picked is letters of which some are selected.
type picked struct {
	kit.Picker[string]
	order, all []string
	front      string
}

func newPicked(letters string) *picked {
	p := &picked{order: strings.Split(letters, "")}
	p.Order = func() []string { return p.order }
	p.Selected = func() ([]string, string) { return p.all, p.front }
	p.Only = func(one string) { p.all, p.front = []string{one}, one }
	p.Several = func(all []string, front string) { p.all, p.front = all, front }
	p.Toggle = func(one string) {
		p.front = one
		if i := slices.Index(p.all, one); i >= 0 {
			p.all = slices.Delete(p.all, i, i+1)
			return
		}
		p.all = append(p.all, one)
	}
	return p
}

func (p *picked) is(t *testing.T, what, all, front string) {
	t.Helper()
	if got := strings.Join(p.all, ""); got != all || p.front != front {
		t.Errorf("%s: %s with %s in front, want %s with %s", what, got, p.front, all, front)
	}
}

const (
	shift = fyne.KeyModifierShift
	ctrl  = fyne.KeyModifierShortcutDefault
)

func TestClicksPick(t *testing.T) {
	p := newPicked("abcdef")
	p.Click("c", shift)
	p.is(t, "a stretch from nothing", "abc", "c")
	p.Click("b", 0)
	p.is(t, "a click", "b", "b")
	p.Click("d", ctrl)
	p.is(t, "Ctrl", "bd", "d")
	p.Click("f", shift)
	p.is(t, "Shift", "def", "f")
	p.Click("c", shift)
	p.is(t, "Shift the other way", "cd", "c")
	p.Click("c", ctrl)
	p.is(t, "Ctrl on one of them", "d", "c")
	p.order = []string{"a", "d"}
	p.Click("d", shift)
	p.is(t, "where its beginning has gone", "ad", "d")
	p.Click("x", shift)
	p.is(t, "a thing that is not there", "ad", "d")
	p.All()
	p.is(t, "all", "ad", "d")
}

func TestPressingWaitsForADrag(t *testing.T) {
	p := newPicked("abc")
	if p.Press("a", 0) {
		t.Error("it waits with nothing selected")
	}
	p.is(t, "a press", "a", "a")
	if p.Press("b", shift); p.Press("c", 0) {
		t.Error("one beside them waits")
	}
	p.Click("b", ctrl)
	if !p.Press("c", 0) {
		t.Error("one of them does not wait")
	}
	p.is(t, "a press on one of several", "cb", "b")
}

func TestKeysPick(t *testing.T) {
	p := newPicked("abcde")
	for i, c := range []struct {
		by         int
		held       fyne.KeyModifier
		all, front string
	}{
		{1, 0, "a", "a"}, {2, 0, "c", "c"}, {1, shift, "cd", "d"}, {9, shift, "cde", "e"}, {-3, shift, "bc", "b"}, {-9, 0, "a", "a"}, {1, ctrl, "b", "b"},
	} {
		p.Move(c.by, c.held)
		p.is(t, fmt.Sprint("step ", i), c.all, c.front)
	}
	if n := p.GoTo(99, 0); n != 4 {
		t.Errorf("the last is %d", n)
	}
	p.order = nil
	if n := p.Move(1, 0); n != -1 {
		t.Errorf("nothing is at %d", n)
	}
	p.All()
	p.is(t, "all of nothing", "e", "e")
}
