package export

import (
	"fmt"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"kinora/app"
	"kinora/projects"
	"kinora/projects/rational"
	"kinora/ui/filmform"
	"kinora/ui/kit"
	"kinora/ui/theme"
	"kinora/ui/words"
)

// form is the side of the sheet on which is chosen what is to be written.
type form struct {
	e       *Export
	all     []kind
	kinds   *kit.Lines
	ranges  *kit.Dropdown
	sizes   *kit.Segmented
	wide    *kit.Number
	high    *kit.Number
	typed   *fyne.Container
	pixels  fyne.CanvasObject // the row of sizes
	grade   fyne.CanvasObject // the field of quality
	rates   *kit.Dropdown
	quality *kit.Segmented
	sound   *kit.Check
	file    *kit.Text
	choose  *kit.Button
	sum     *kit.Text
	news    *kit.Text      // in one line, beside the buttons
	against *kit.Paragraph // what stands against it
	root    fyne.CanvasObject
}

// The sizes that can be chosen.
const (
	filmSize = iota
	doubleSize
	fullHD
	halfHD
	typedSize
)

// The qualities, by their place; app knows them by name.
var qualities = []string{"", "medium", "small"}

// rates is what there is to choose from; 0 is the film's.
var rates = []rational.Rat{
	{},
	rational.Int(12), rational.New(24000, 1001), rational.Int(24), rational.Int(25),
	rational.New(30000, 1001), rational.Int(30), rational.Int(50), rational.Int(60),
}

func newForm(e *Export) *form {
	f := &form{
		e: e, all: kinds(), file: kit.NewText("", kit.Value, theme.Text).Truncated(), sum: kit.NewText("", kit.Value, theme.Text).Truncated(),
		news: kit.NewText("", kit.Value, theme.Warning).Truncated(), against: kit.NewParagraph(kit.Value, theme.Error),
	}
	f.kinds = kit.NewLines(48, func(i int) kit.Line { return f.all[i].line(i == e.kind) }, e.setKind)
	f.kinds.Follow = true
	f.ranges = kit.NewDropdown(e.setRange,
		lang.L("Whole film"), lang.L("In to out"), lang.L("Selected clips"), lang.L("Frame at the playhead"), lang.L("Storyboard"))
	f.ranges.Why = e.whyNotRange
	f.sizes = kit.NewSegmented(e.setSize, lang.L("Film"), "2×", "1080p", "720p", lang.L("Other"))
	f.wide, f.high = f.side(), f.side()
	f.typed = kit.Columns(6, kit.Wide(84, f.wide), kit.Middle(kit.NewText("×", kit.Value, theme.Secondary)), kit.Wide(84, f.high))
	f.rates = kit.NewDropdown(e.setRate, rateNames()...)
	f.quality = kit.NewSegmented(e.setQuality, lang.L("High"), lang.L("Medium"), lang.L("Small"))
	f.quality.Tips = []string{lang.L("Without a loss that one could see"), lang.L("About half as large"), lang.L("About a quarter as large")}
	f.sound = kit.NewCheck(lang.L("With sound"), e.setSound)
	f.choose = kit.NewButton(lang.L("Choose…"), "", kit.Quiet, e.chooseFile)
	f.root = f.arrange()
	return f
}

// side is a field for a side of the picture in pixels.
func (f *form) side() *kit.Number {
	return kit.NewNumber("", func(string) { f.e.typeSize() }, nil)
}

func rateNames() []string {
	names := []string{lang.L("The film's")}
	for _, r := range rates[1:] {
		names = append(names, fmt.Sprintf(lang.L("%s fps"), filmform.RateText(r)))
	}
	return names
}

func (f *form) arrange() fyne.CanvasObject {
	field := func(name string, o fyne.CanvasObject) fyne.CanvasObject { return kit.Rows(5, kit.NewLabel(name), o) }
	left := func(o fyne.CanvasObject) fyne.CanvasObject { return container.NewHBox(o) }
	file := container.NewBorder(nil, nil, nil, f.choose, kit.Padded(0, 8, 0, 0, kit.Middle(f.file)))
	f.pixels = field(lang.L("SIZE"), kit.Columns(12, f.sizes, f.typed))
	f.grade = field(lang.L("QUALITY"), left(f.quality))
	form := kit.Rows(14,
		kit.Halves(16, field(lang.L("STRETCH"), f.ranges), field(lang.L("FRAMES PER SECOND"), f.rates)),
		f.pixels,
		kit.Halves(16, field(lang.L("SOUND"), kit.Tall(theme.Row, kit.Middle(f.sound))), f.grade),
		field(lang.L("FILE"), file),
		kit.Rows(6, f.sum, f.against),
	)
	list := kit.Wide(264, f.kinds)
	return container.NewBorder(nil, nil, kit.Padded(0, 20, 0, 0, list), nil, container.NewVBox(form))
}

// forward hands keys on that no field has a use for.
func (f *form) forward(key kit.Forward) {
	f.kinds.Forward, f.ranges.Forward, f.sizes.Forward, f.rates.Forward = key, key, key, key
	f.quality.Forward, f.sound.Forward, f.choose.Forward = key, key, key
	f.wide.Entry().Forward, f.high.Entry().Forward = key, key
}

// draw shows what is chosen.
func (f *form) draw() {
	e, k := f.e, f.all[f.e.kind]
	f.kinds.Update(len(f.all))
	f.ranges.Set(int(e.wish.Range))
	f.sizes.Set(e.sizeChosen())
	size := e.size()
	f.wide.Display(strconv.Itoa(size.Width))
	f.high.Display(strconv.Itoa(size.Height))
	kit.SetVisible(f.typed, e.custom)
	kit.SetVisible(f.pixels, !k.bare)
	kit.SetVisible(f.grade, !k.plain)
	f.rates.Set(rateChosen(e.wish.Rate))
	f.quality.Set(qualityChosen(string(e.wish.Quality)))
	f.sound.Set(!e.wish.Silent && !k.silent)
	f.sound.SetEnabled(!k.silent)
	f.sound.Tip = ""
	if k.silent {
		f.sound.Tip = lang.L("This kind of file has no sound.")
	}
	f.file.SetText(words.Place(k.path(e.base)))
}

func rateChosen(r rational.Rat) int {
	for i, one := range rates {
		if one.Cmp(r) == 0 {
			return i
		}
	}
	return 0
}

func qualityChosen(name string) int {
	for i, one := range qualities {
		if one == name {
			return i
		}
	}
	return 0
}

// drawPlan shows what the choice comes to, and what stands against it.
func (f *form) drawPlan(p app.ExportPlan) {
	f.sum.SetText(summary(p, f.all[f.e.kind]))
	wrong, news, does := trouble(p), "", lang.L("Export")
	if wrong == "" && p.Exists {
		news, does = lang.L("A file of this name is there and will be replaced."), lang.L("Replace the file")
	}
	f.against.SetText(wrong)
	f.news.SetText(news)
	f.e.buttons.write.SetText(does)
	f.e.buttons.write.SetEnabled(wrong == "" && p.Path != "" && f.e.mode == choosing)
}

// summary is what will be written: "7.5 s · 180 frames · 1024 × 576 · 24 fps · ≈ 12 MB".
func summary(p app.ExportPlan, k kind) string {
	if p.Frames <= 0 {
		return ""
	}
	text := fmt.Sprintf(lang.L("%.1f s")+" · "+lang.N("%d frames", int(p.Frames)), p.Seconds.Float(), p.Frames)
	if p.Size != (projects.Size{}) && !k.bare {
		text += fmt.Sprintf(" · %d × %d · "+lang.L("%s fps"), p.Size.Width, p.Size.Height, filmform.RateText(p.Rate))
	}
	if p.Bytes > 0 {
		text += " · ≈ " + weight(p.Bytes)
	}
	return text
}

// weight is a size that is not known exactly: two digits of it, since more would say more
// than is known, and fewer much less.
func weight(bytes int64) string {
	if bytes >= 10<<20 {
		return words.Bytes(bytes)
	}
	return fmt.Sprintf(lang.L("%.1f MB"), max(0.1, float64(bytes)/(1<<20)))
}

// trouble is what stands against an export in words, "" for nothing.
func trouble(p app.ExportPlan) string {
	if n := len(p.Missing); n > 0 {
		title := p.Missing[0]
		if title == "" {
			title = lang.L("Without a prompt")
		}
		if n == 1 {
			return fmt.Sprintf(lang.L("“%s” has no picture yet: wait until it is made, or take its clip out."), title)
		}
		return fmt.Sprintf(lang.L("“%s” and %d more have no picture yet: wait until they are made, or take their clips out."), title, n-1)
	}
	return words.Translate(p.Reason)
}
