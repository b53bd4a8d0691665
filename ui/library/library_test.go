package library_test

import (
	"fmt"
	"image"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"kinora/app"
	"kinora/projects/rational"
	"kinora/ui/kit"
	"kinora/ui/library"
	"kinora/ui/uitest"
)

func takes(n int) []app.Take {
	var all []app.Take
	for i := range n {
		all = append(all, app.Take{
			Path: fmt.Sprintf("%d.mp4", i), Name: fmt.Sprintf("take\n number %d", i), Seconds: rational.New(25, 12),
			Thumb: image.NewRGBA(image.Rect(0, 0, 16, 10)),
		})
	}
	return all
}

func newLibrary(t *testing.T) (*library.Library, *[]string, fyne.Window) {
	t.Helper()
	uitest.App(t)
	var did []string
	l := library.New(library.Params{
		OpenTake: func(path string) { did = append(did, "open "+path) },
		Import:   func() { did = append(did, "import") },
		Forward:  func(e *fyne.KeyEvent) { did = append(did, "key "+string(e.Name)) },
	})
	return l, &did, uitest.Show(t, l.Root(), 236, 400)
}

func cards(w fyne.Window) []*kit.Card {
	var all []*kit.Card
	for _, o := range test.LaidOutObjects(w.Content()) {
		if c, ok := o.(*kit.Card); ok {
			all = append(all, c)
		}
	}
	return all
}

func TestStructure(t *testing.T) {
	for name, s := range map[string]app.Snapshot{
		"empty": {}, "three": {Takes: takes(3), Open: "1.mp4"},
	} {
		t.Run(name, func(t *testing.T) {
			l, _, w := newLibrary(t)
			l.Draw(s)
			test.AssertRendersToMarkup(t, name+".xml", w.Canvas())
		})
	}
}

func TestATakeIsOpenedByAClick(t *testing.T) {
	l, did, w := newLibrary(t)
	l.Draw(app.Snapshot{Takes: takes(3)})
	test.Tap(cards(w)[2])
	if len(*did) != 1 || (*did)[0] != "open 2.mp4" {
		t.Errorf("did %q", *did)
	}
}

func TestOnlyTheCardsThatCanBeSeenAreThere(t *testing.T) {
	l, _, w := newLibrary(t)
	l.Draw(app.Snapshot{Takes: takes(1000)})
	if n := len(cards(w)); n < 6 || n > 16 {
		t.Errorf("%d cards for a thousand takes in a pane of 400", n)
	}
}

func TestANewTakeAppears(t *testing.T) {
	l, _, w := newLibrary(t)
	all := takes(2)
	l.Draw(app.Snapshot{Takes: all})
	l.Draw(app.Snapshot{Takes: append([]app.Take{{Path: "new.mp4", Name: "new"}}, all...)})
	if n := len(cards(w)); n != 3 {
		t.Errorf("%d cards for three takes", n)
	}
}
