package kit_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"kinora/ui/kit"
	"kinora/ui/uitest"
)

func TestAnEditorTakesNoMoreThanItsMost(t *testing.T) {
	uitest.App(t)
	told := 0
	e := kit.NewEditor("", 3, nil)
	e.Most, e.Full = 10, func() { told++ }
	w := uitest.Show(t, e, 300, 200)
	w.Canvas().Focus(e)
	paste := func(text string) {
		clipboard := test.NewClipboard()
		clipboard.SetContent(text)
		e.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clipboard})
	}
	for _, step := range []struct {
		name string
		do   func()
		want string
		told int
	}{
		{"typed", func() { e.TypedRune('一') }, "一", 0},
		{"pasted", func() { paste("red ball") }, "一red ball", 0},
		{"pasted too much", func() { paste("xyz") }, "一red ballx", 1},
		{"pasted where nothing fits", func() { paste("y") }, "一red ballx", 2},
		{"typed where nothing fits", func() { e.TypedRune('y') }, "一red ballx", 3},
		{"pasted over what is selected", func() {
			e.TypedShortcut(&fyne.ShortcutSelectAll{})
			paste(strings.Repeat("a", 12))
		}, "aaaaaaaaaa", 4},
		{"typed over what is selected", func() {
			e.TypedShortcut(&fyne.ShortcutSelectAll{})
			e.TypedRune('b')
		}, "b", 4},
	} {
		step.do()
		if e.Text != step.want || told != step.told {
			t.Errorf("%s: %q, told %d times; want %q and %d", step.name, e.Text, told, step.want, step.told)
		}
	}
}
