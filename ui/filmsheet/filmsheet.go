// Package filmsheet is the sheet with the size and the frame rate of the film that is open.
// It changes nothing but through commands; it must not import engine.
package filmsheet

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

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

// Commands is what the sheet calls on app.
type Commands interface {
	SetFilm(size projects.Size, rate rational.Rat)
}

// Params is what the sheet needs.
type Params struct{ Commands Commands }

// Sheet is the sheet.
type Sheet struct {
	params Params
	sheet  *kit.Sheet
	folder string
	head   projects.Head // of the film as it is

	name    *kit.Text
	sizes   *sizes
	rates   *filmform.Rates
	sum     *kit.Text      // what changes
	against *kit.Paragraph // why it cannot be
	apply   *kit.Button
	body    fyne.CanvasObject
}

const (
	width  float32 = 500
	height float32 = 200
)

// New makes the sheet; Show shows it.
func New(p Params) *Sheet {
	s := &Sheet{
		params: p, name: kit.NewText("", kit.Value, theme.Text).Truncated(),
		sum: kit.NewText("", kit.Value, theme.Secondary).Truncated(), against: kit.NewParagraph(kit.Value, theme.Error),
	}
	s.apply = kit.NewButton(lang.L("Apply"), "", kit.Strong, s.set)
	s.sizes = newSizes(s.check)
	s.rates = filmform.NewRates(s.check)
	s.sizes.forward(s.key, s.submit)
	s.rates.Forward = s.key
	field := func(name string, o fyne.CanvasObject) fyne.CanvasObject { return kit.Rows(5, kit.NewLabel(name), o) }
	s.body = kit.Rows(14,
		field(lang.L("NAME"), s.name),
		field(lang.L("SIZE"), s.sizes.root),
		field(lang.L("FRAMES PER SECOND"), kit.Columns(0, s.rates.Segmented)),
		container.NewStack(s.sum, s.against), // one of which says something
	)
	return s
}

// Show lays the sheet over a window.
func (s *Sheet) Show(c fyne.Canvas, shown app.Snapshot) {
	if s.Open() {
		return
	}
	s.folder, s.head = shown.Folder, shown.Film.Head
	s.sheet = &kit.Sheet{
		Title: lang.L("Film settings"), Content: s.body, Width: width, Height: height, Focus: s.sizes.wide.Focus(),
		Buttons: []*kit.Button{kit.NewButton(lang.L("Cancel"), "", kit.Quiet, s.Close), s.apply},
	}
	s.name.SetText(s.head.Title)
	s.sizes.show(s.head.Size)
	s.rates.Offer(s.head.Rate)
	s.check()
	s.sheet.Show(c)
}

// Open reports whether the sheet is to be seen.
func (s *Sheet) Open() bool { return s.sheet != nil && s.sheet.Open() }

// Close takes the sheet away; nothing is changed.
func (s *Sheet) Close() {
	if s.sheet != nil {
		s.sheet.Close()
	}
}

// Draw shows a snapshot: another film closes the sheet.
func (s *Sheet) Draw(shown app.Snapshot) {
	if !s.Open() {
		return
	}
	if shown.Folder != s.folder {
		s.Close()
		return
	}
	if shown.Film.Head != s.head {
		s.head = shown.Film.Head
		s.name.SetText(s.head.Title)
		s.check()
	}
}

func (s *Sheet) key(e *fyne.KeyEvent) { s.sheet.Key(e) }

func (s *Sheet) submit() { s.apply.Tapped(nil) }

// set changes the film.
func (s *Sheet) set() {
	size, err := s.sizes.size()
	if err == nil {
		s.Close()
		s.params.Commands.SetFilm(size, s.rates.Rate())
	}
}

// check says what would change, or what stands against it.
func (s *Sheet) check() {
	size, err := s.sizes.size()
	if err == nil {
		err = app.CheckFilm(size, s.rates.Rate())
	}
	s.sum.SetText("")
	s.against.SetText("")
	if err != nil {
		s.against.SetText(words.Translate(err.Error()))
	} else {
		s.sum.SetText(s.change(size))
	}
	s.apply.SetEnabled(err == nil && (size != s.head.Size || s.rates.Rate() != s.head.Rate))
}

// change is what becomes of the film at a size and the rate that is chosen.
func (s *Sheet) change(size projects.Size) string {
	var all []string
	if size != s.head.Size {
		all = append(all, lang.L("Pictures are fitted anew."))
	}
	if s.rates.Rate() != s.head.Rate {
		all = append(all, lang.L("Clips keep their seconds, to the nearest frame."))
	}
	if len(all) == 0 {
		return lang.L("This is what the film has now.")
	}
	return strings.Join(all, " ")
}

// sizeText is a size as people write it.
func sizeText(size projects.Size) string { return fmt.Sprintf("%d×%d", size.Width, size.Height) }

// number is a side in pixels as it was typed.
func number(text string) (int, error) {
	n, err := strconv.Atoi(strings.TrimSpace(text))
	if err != nil {
		return 0, errors.New(lang.L("A whole number is needed."))
	}
	return n, nil
}
