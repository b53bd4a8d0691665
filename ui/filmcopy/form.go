package filmcopy

import (
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"kinora/ui/kit"
	"kinora/ui/theme"
	"kinora/ui/words"
)

// form asks where a copy goes and what it is called.
type form struct {
	s       *Sheet
	name    *kit.Entry
	where   *kit.Text
	against *kit.Paragraph // why there is no copy
	root    fyne.CanvasObject
}

func newForm(s *Sheet) *form {
	f := &form{s: s, where: kit.NewText("", kit.Value, theme.Secondary).Truncated(), against: kit.NewParagraph(kit.Value, theme.Error)}
	f.name = kit.NewEntry(lang.L("Name of the copy"), func(string) { f.check() })
	f.name.Forward, f.name.Submit = s.key, s.submit
	choose := kit.NewButton(lang.L("Choose…"), "", kit.Quiet, f.choosePlace)
	choose.Forward = s.key
	place := container.NewBorder(nil, nil, nil, choose, kit.Padded(0, 8, 0, 0, kit.Middle(f.where)))
	field := func(name string, o fyne.CanvasObject) fyne.CanvasObject { return kit.Rows(5, kit.NewLabel(name), o) }
	f.root = kit.Rows(14, field(lang.L("NAME"), f.name), field(lang.L("FOLDER"), place), f.against)
	return f
}

func (s *Sheet) key(e *fyne.KeyEvent) { s.sheet.Key(e) }

func (s *Sheet) submit() { s.buttons.save.Tapped(nil) }

// begin offers a place and a name that is free there, unless somebody was faster.
func (f *form) begin() {
	beside := filepath.Dir(f.s.film)
	f.say("")
	f.name.Display("")
	f.setPlace(beside)
	f.s.params.Commands.CopyPlace(copyName(f.s.film), func(place, name string) {
		if f.s.Open() && f.name.Text == "" && f.s.place == beside {
			f.s.place = place
			f.where.SetText(words.Place(place))
			f.name.Display(name)
			f.check()
		}
	})
}

func (f *form) setPlace(place string) {
	f.s.place = place
	f.where.SetText(words.Place(place))
	f.check()
}

func (f *form) choosePlace() {
	f.s.params.ChooseFolder(f.s.place, func(folder string) {
		f.say("")
		f.setPlace(folder)
	})
}

func (f *form) say(text string) { f.against.SetText(text) }

func (f *form) check() {
	f.s.buttons.save.SetEnabled(f.s.mode == choosing && strings.TrimSpace(f.name.Text) != "") // Return presses it even where it is hidden
}
