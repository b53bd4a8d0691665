package kit_test

import (
	"image"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"kinora/assets/icons"
	"kinora/ui/kit"
	"kinora/ui/theme"
	"kinora/ui/uitest"
)

// choices are the widgets that something is chosen with, as they look in use.
func choices() map[string]fyne.CanvasObject {
	segments := kit.NewSegmented(nil, "Draft", "Final")
	segments.Set(1)
	segments.FocusGained()
	on, add := kit.NewToggle("Papercut", "", nil), kit.NewToggle("Add", icons.Plus, nil)
	on.SetOn(true)
	chosen, open := kit.NewDropdown(nil, "H.264", "ProRes"), kit.NewDropdown(nil, "H.264")
	chosen.Set(1)
	open.Hint = "Choose a pack"
	ticked, off := kit.NewCheck("Loop", nil), kit.NewCheck("Loop", nil)
	ticked.Set(true)
	off.SetEnabled(false)
	slider := kit.NewSlider(0, 1, 0, nil)
	slider.Format = func(float64) string { return "0.50" }
	slider.Set(0.5)
	search := kit.NewSearch("Search", nil)
	search.SetText("ball")
	return map[string]fyne.CanvasObject{
		"segmented": segments, "toggle_on": on, "toggle_add": add, "dropdown": chosen, "dropdown_hint": open,
		"check_on": ticked, "check_off": off, "slider": slider, "search": search,
	}
}

func TestStructureOfChoices(t *testing.T) {
	uitest.App(t)
	for name, o := range choices() {
		t.Run(name, func(t *testing.T) {
			o.Resize(fyne.NewSize(160, max(24, o.MinSize().Height)))
			test.AssertObjectRendersToMarkup(t, name+".xml", o)
		})
	}
}

func TestStructureOfWhatLiesOnTop(t *testing.T) {
	uitest.App(t)
	w := uitest.Show(t, kit.UnderLayer(container.NewWithoutLayout(), kit.NewLayer()), 400, 300)
	for name, show := range map[string]func(){
		"menu": func() {
			kit.ShowMenu(w.Canvas(), fyne.NewPos(20, 20), []kit.MenuItem{
				{Text: "Retake", Keys: "R", Icon: icons.Refresh, Do: func() {}}, {}, {Text: "Snap", On: true, Do: func() {}}, {Text: "Split", Why: "no clip"},
			}, nil)
		},
		"sheet": func() {
			s := &kit.Sheet{Title: "Export", Content: kit.NewLabel("FILE"), Width: 200, Buttons: []*kit.Button{kit.NewButton("Export", "", kit.Strong, nil)}}
			s.Show(w.Canvas())
		},
	} {
		t.Run(name, func(t *testing.T) {
			show()
			test.AssertRendersToMarkup(t, name+".xml", w.Canvas())
			kit.CloseTop(w.Canvas())
		})
	}
}

// TestDrawnPictures holds what the kit draws itself, where there is no text in it.
func TestDrawnPictures(t *testing.T) {
	uitest.App(t)
	hot := kit.NewHatch("")
	hot.SetHot(true)
	thumbnail := sample(64, 36)
	slider := kit.NewSlider(0, 1, 0, nil)
	slider.Set(0.25)
	slider.FocusGained()
	for name, o := range map[string]fyne.CanvasObject{
		"hatch": kit.NewHatch(""), "hatch_hot": hot, "noise": kit.NewNoise(), "slider": slider,
		"strip": kit.NewStrip(16.0/9, func(x float32) *image.RGBA {
			if x > 80 {
				return nil
			}
			return thumbnail
		}),
	} {
		t.Run(name, func(t *testing.T) {
			w := uitest.Show(t, kit.On(theme.Panel, kit.Padded(4, 4, 4, 4, o)), 128, 40)
			test.AssertImageMatches(t, name+".png", w.Canvas().Capture())
		})
	}
}
