package keys_test

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"kinora/ui/keys"
)

func TestEveryKeyDoesWhatEditorsExpect(t *testing.T) {
	var did []string
	note := func(what string) func() { return func() { did = append(did, what) } }
	count := func(what string) func(int64) {
		return func(n int64) { did = append(did, fmt.Sprintf("%s %d", what, n)) }
	}
	r := keys.New(keys.Actions{
		PlayPause: note("play/pause"), Play: note("play"), Pause: note("pause"), First: note("first"), Last: note("last"),
		Cancel: note("cancel"), Step: count("step"), Second: count("second"),
	})
	var held fyne.KeyModifier
	r.Modifiers = func() fyne.KeyModifier { return held }
	for _, c := range []struct {
		key  fyne.KeyName
		held fyne.KeyModifier
		want []string
	}{
		{fyne.KeySpace, 0, []string{"play/pause"}},
		{fyne.KeyK, 0, []string{"pause"}},
		{fyne.KeyL, 0, []string{"play"}},
		{fyne.KeyLeft, 0, []string{"step -1"}},
		{fyne.KeyPeriod, 0, []string{"step 1"}},
		{fyne.KeyRight, fyne.KeyModifierShift, []string{"second 1"}},
		{fyne.KeyLeft, fyne.KeyModifierShift, []string{"second -1"}},
		{fyne.KeyHome, 0, []string{"first"}},
		{fyne.KeyEnd, 0, []string{"last"}},
		{fyne.KeyEscape, 0, []string{"cancel"}},
		{fyne.KeyF5, 0, nil},
	} {
		did, held = nil, c.held
		r.Handle(&fyne.KeyEvent{Name: c.key})
		if !slices.Equal(did, c.want) {
			t.Errorf("%s with %v did %v, want %v", c.key, c.held, did, c.want)
		}
	}
}

func TestAKeyWithoutAnActionIsIgnored(t *testing.T) {
	r := keys.New(keys.Actions{})
	r.Modifiers = func() fyne.KeyModifier { return 0 }
	for _, key := range []fyne.KeyName{fyne.KeySpace, fyne.KeyLeft, fyne.KeyHome, fyne.KeyEscape} {
		r.Handle(&fyne.KeyEvent{Name: key})
	}
}
