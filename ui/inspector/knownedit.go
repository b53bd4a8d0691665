package inspector

import (
	"fmt"
	"math"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"kinora/projects"
	"kinora/projects/rational"
	"kinora/ui/kit"
	"kinora/ui/theme"
	"kinora/ui/words"
)

// placeWords says where in the shot a known frame lies.
func placeWords(k projects.Known) string {
	switch k.Place {
	case projects.PlaceFirst:
		return lang.L("at the beginning")
	case projects.PlaceLast:
		return lang.L("at the end")
	}
	return fmt.Sprintf(lang.L("at %s s"), decimal(k.At))
}

func percent(v float64) string { return fmt.Sprintf("%.0f %%", v*100) }

// places and fits, in the order in which they are offered.
var (
	places = []projects.Place{projects.PlaceFirst, projects.PlaceAt, projects.PlaceLast}
	fits   = []projects.Fit{projects.Crop, projects.Pad, projects.Stretch}
)

func fitNames() []string {
	return []string{lang.L("Fill the frame"), lang.L("Show all of it"), lang.L("Stretch")}
}

// edit opens what can be changed of the n-th known frame.
func (k *known) edit(under *slot, n int) {
	one := k.card.Known[n]
	over := &kit.Popover{}
	place := kit.NewSegmented(func(i int) {
		over.Close()
		k.p.Commands.MoveKnown(n, places[i], k.length().Div(rational.Int(2)))
	}, lang.L("First"), lang.L("Anywhere"), lang.L("Last"))
	place.Set(slices.Index(places, one.Place))
	strength := kit.NewSlider(0.05, 1, 0.05, func(v float64) {
		one.Strength = math.Round(v*100) / 100
		k.p.Commands.SetKnown(n, one)
	})
	strength.Format, strength.Tip = percent, lang.L("How far the picture is kept: all of it, or only roughly.")
	strength.Set(one.Strength)
	fit := kit.NewDropdown(func(i int) {
		one.Fit = fits[i]
		k.p.Commands.SetKnown(n, one)
	}, fitNames()...)
	fit.Set(max(0, slices.Index(fits, one.Fit)))
	remove := kit.NewButton(lang.L("Take it out"), "", kit.Quiet, func() {
		over.Close()
		k.p.Commands.RemoveKnown(n)
	})
	place.Forward, strength.Forward, fit.Forward, remove.Forward = over.Key, over.Key, over.Key, over.Key
	var rows []fyne.CanvasObject
	if title := words.Title(k.shown.Film.Title(one.Source)); title != "" {
		rows = append(rows, kit.NewText(title, kit.Firm, theme.Text).Truncated())
	}
	rows = append(rows, labelled(lang.L("PLACE"), place))
	if one.Place == projects.PlaceAt {
		rows = append(rows, labelled(lang.L("SECONDS"), k.time(over, n, one)))
	}
	rows = append(rows, labelled(lang.L("STRENGTH"), strength), labelled(lang.L("IN THE FRAME"), fit), remove)
	over.Content, over.Focus = kit.Padded(12, 12, 12, 12, kit.Wide(240, kit.Rows(10, rows...))), strength
	over.ShowUnder(under)
}

// time is the field of when a known frame is seen.
func (k *known) time(over *kit.Popover, n int, one projects.Known) *kit.Number {
	field := kit.NewNumber("", func(text string) {
		if r, ok := seconds(text); ok {
			one.At = r
			k.p.Commands.SetKnown(n, one)
		}
	}, nil)
	field.Display(decimal(one.At))
	field.Entry().Forward, field.Entry().Submit = over.Key, over.Close
	return field
}

func labelled(label string, o fyne.CanvasObject) fyne.CanvasObject {
	return kit.Rows(4, kit.NewLabel(label), o)
}

// choices is how many sources are offered at once.
const choices = 12

// choose offers what the library has for an empty place.
func (k *known) choose(under *slot, at projects.Known) {
	over := &kit.Popover{}
	at.Strength = 1
	grid := kit.Flow(6)
	for _, source := range newest(k.shown.Film, choices) {
		s := newSlot(fyne.NewSize(84, 48))
		s.set(k.p.Commands.Picture(source, rational.Rat{}, thumbSide), words.Title(k.shown.Film.Title(source)))
		s.Tip, s.Forward = words.Title(k.shown.Film.Title(source)), over.Key
		s.Tap = func() {
			over.Close()
			at.Source = source
			k.p.Commands.AddKnown(0, at)
		}
		grid.Add(s)
	}
	files := kit.NewButton(lang.L("From a file…"), "", kit.Quiet, func() {
		over.Close()
		k.p.Files(func(paths []string) { k.p.Commands.AddKnownFiles(at, paths...) })
	})
	files.Forward = over.Key
	files.SetEnabled(k.p.Files != nil)
	why := words.Translate(k.shown.Limits.NoKnown)
	if why != "" {
		files.SetEnabled(false)
		grid.Objects = nil
		text := kit.NewParagraph(kit.Value, theme.Secondary)
		text.SetText(why)
		grid = kit.Rows(0, text)
	}
	grid.Resize(fyne.NewSize(chooserWidth, 200))
	body := container.NewBorder(nil, kit.Padded(10, 0, 0, 0, files), nil, nil, grid)
	over.Content, over.Focus = kit.Padded(12, 12, 12, 12, kit.Wide(chooserWidth, body)), files
	over.ShowUnder(under)
}

const chooserWidth float32 = 264

// newest are the sources with pictures that came last, the newest first.
func newest(f projects.Film, most int) []projects.Source {
	var out []projects.Source
	for _, t := range slices.Backward(f.Takes) {
		if !t.Removed && !t.Rejected && f.Outcomes[t.ID].State == projects.Done {
			out = append(out, projects.Source{Take: t.ID})
		}
	}
	takes := len(out)
	for _, m := range slices.Backward(f.Media) {
		if !m.Removed && m.Kind != projects.Sound {
			out = append(out, projects.Source{Medium: m.ID})
		}
	}
	media := len(out) - takes
	if len(out) > most { // some of both
		keep := min(takes, max(most/2, most-media))
		out = append(out[:keep:keep], out[takes:]...)
		out = out[:min(len(out), most)]
	}
	return out
}
