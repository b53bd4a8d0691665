package inspector

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"kinora/projects"
	"kinora/ui/kit"
)

// labels is the choice of a colour to mark something with.
type labels struct {
	box  *kit.Dropdown
	root fyne.CanvasObject
}

func newLabels(set func(projects.Label)) *labels {
	l := &labels{}
	names := []string{
		lang.L("No label"), lang.L("Red"), lang.L("Orange"), lang.L("Yellow"), lang.L("Green"), lang.L("Blue"), lang.L("Violet"),
	}
	l.box = kit.NewDropdown(func(i int) {
		if i == 0 {
			set("")
			return
		}
		set(projects.Labels[i-1])
	}, names...)
	l.root = labelled(lang.L("LABEL"), l.box)
	return l
}

func (l *labels) draw(label projects.Label) {
	at := 0
	for i, one := range projects.Labels {
		if one == label {
			at = i + 1
		}
	}
	l.box.Set(at)
}
