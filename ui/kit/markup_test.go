package kit_test

import (
	"image"
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"kinora/assets/icons"
	"kinora/ui/kit"
	"kinora/ui/theme"
	"kinora/ui/uitest"
)

func sample(w, h int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			img.SetRGBA(x, y, color.RGBA{R: uint8(255 * x / w), G: uint8(255 * y / h), B: 90, A: 255})
		}
	}
	return img
}

// TestStructure holds every widget to what it draws, as markup. A change shows in
// testdata/failed; where it is right, the file there is the new master.
func TestStructure(t *testing.T) {
	uitest.App(t)
	focused := kit.NewButton("Cancel", "", kit.Quiet, nil)
	focused.FocusGained()
	off := kit.NewButton("Generate", "Ctrl ⏎", kit.Strong, nil)
	off.SetEnabled(false)
	on := kit.NewIconButton(icons.Loop, 34, 17, kit.Bare, nil)
	on.SetOn(true)
	problem := kit.NewParagraph(kit.Small, theme.Error)
	problem.SetText("2.3 s is 27.6 frames at 12 fps; Papercut makes 1 to 25.")
	strip := kit.NewProgress(6)
	strip.Set(0.25)
	scrubber := kit.NewScrubber(nil, nil)
	scrubber.Set(12, 25, 12)
	shapes := kit.NewShapes(nil)
	shapes.Set([]fyne.Size{{Width: 128, Height: 80}, {Width: 96, Height: 96}, {Width: 80, Height: 128}}, 0)
	card, faulty := kit.NewCard(), kit.NewCard()
	card.Set(sample(32, 20), "2.1s", "a red ball rolls to the right", true)
	faulty.Set(nil, "", "broken.mp4", false)
	marked, line := kit.NewCard(), kit.NewRuns(kit.Body)
	marked.Look(kit.CardLook{Icon: icons.Sound, Fault: "missing", Star: true, Dot: theme.Label("red"), Name: "wind.wav", At: 0.5})
	line.Set([]kit.Piece{{Text: "2. ", Color: theme.Text}, {Text: "@ball", Color: theme.Cast}})
	number := kit.NewNumber("", nil, nil)
	number.Display("2.08")
	number.SetUnit("25 frames")
	editor := kit.NewEditor("For example: a boat", 3, nil)
	picture := kit.NewPicture(nil)
	picture.SetFrame(sample(32, 20), 0)
	for name, c := range map[string]struct {
		object        fyne.CanvasObject
		width, height float32
	}{
		"label":         {kit.NewLabel("SECONDS"), 100, 20},
		"truncated":     {kit.NewText("a red ball rolls to the right", kit.Value, theme.Secondary).Truncated(), 80, 20},
		"paragraph":     {problem, 140, 60},
		"icon":          {kit.NewIcon(icons.Play, 22, theme.Text), 34, 34},
		"button_strong": {kit.NewButton("Generate", "Ctrl ⏎", kit.Strong, nil), 200, 40},
		"button_off":    {off, 200, 40},
		"button_focus":  {focused, 80, 32},
		"button_on":     {on, 34, 34},
		"chip":          {kit.NewChip("cpu", theme.OK), 60, 24},
		"badge":         {kit.NewBadge("Denoising 14 / 20"), 140, 18},
		"progress":      {strip, 200, 10},
		"scrubber":      {scrubber, 300, 28},
		"shapes":        {shapes, 100, 32},
		"card":          {card, 106, 90},
		"card_faulty":   {faulty, 106, 90},
		"card_marked":   {marked, 106, 90},
		"line":          {line, 100, 18},
		"button_small":  {kit.NewSmallButton("Play", kit.Bare, nil), 60, 26},
		"number":        {number, 140, 34},
		"editor":        {kit.Sized(editor, theme.SizePrompt), 200, 90},
		"picture":       {picture, 200, 200},
	} {
		t.Run(name, func(t *testing.T) {
			c.object.Resize(fyne.NewSize(c.width, c.height))
			test.AssertObjectRendersToMarkup(t, name+".xml", c.object)
		})
	}
}

// TestDrawing holds what is drawn pixel by pixel, where there is no text in it.
func TestDrawing(t *testing.T) {
	uitest.App(t)
	scrubber := kit.NewScrubber(nil, nil)
	scrubber.Set(12, 25, 12)
	strip := kit.NewProgress(6)
	strip.Set(0.5)
	shapes := kit.NewShapes(nil)
	shapes.Set([]fyne.Size{{Width: 128, Height: 80}, {Width: 96, Height: 96}, {Width: 80, Height: 128}}, 1)
	picture := kit.NewPicture(nil)
	picture.SetFrame(sample(64, 40), 0)
	for name, c := range map[string]struct {
		object        fyne.CanvasObject
		width, height float32
	}{
		"scrubber": {scrubber, 300, 28},
		"progress": {strip, 120, 10},
		"shapes":   {shapes, 96, 32},
		"picture":  {picture, 120, 120},
		"dice":     {kit.NewIcon(icons.Dice, 24, theme.Text), 32, 32},
	} {
		t.Run(name, func(t *testing.T) {
			w := uitest.Show(t, kit.On(theme.Panel, c.object), c.width, c.height)
			test.AssertImageMatches(t, name+".png", w.Canvas().Capture())
		})
	}
}
