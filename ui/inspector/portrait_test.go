package inspector_test

import (
	"testing"

	"fyne.io/fyne/v2/canvas"

	"kinora/app"
	"kinora/projects"
	"kinora/ui/kit"
)

// waves is how many waves the pane shows: pictures twice as wide as high.
func waves(d *desk) (n int) {
	for _, o := range seen(d) {
		if img, ok := o.(*canvas.Image); ok && img.Image != nil && img.Image.Bounds().Dx() == 2*img.Image.Bounds().Dy() {
			n++
		}
	}
	return n
}

func TestASoundIsShownByItsWave(t *testing.T) {
	d := newDesk(t)
	s := ready()
	s.Film.Media = append(s.Film.Media, projects.Medium{ID: 29, Name: "bells", Kind: projects.Sound})
	s.Selection.Pane, s.Selection.Source = app.PaneLibrary, projects.Source{Medium: 29}
	d.Draw(s)
	if named(d, "not made yet", (*kit.Text).Text) != nil || waves(d) != 0 {
		t.Error("a sound that was not heard yet has a picture, or is said to be made")
	}
	d.did.peaks = map[projects.Source][]float32{{Medium: 29}: {0, 1, 0.5}}
	d.Draw(s)
	if waves(d) != 1 {
		t.Error("there is no wave")
	}
}
