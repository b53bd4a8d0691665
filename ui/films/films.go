// Package films is the sheet with which work begins: the films of last time with their
// pictures, a new one, one from the disk, the sample. It draws what app publishes and
// changes nothing but through commands; it must not import engine.
package films

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"kinora/app"
	"kinora/assets/icons"
	"kinora/ui/kit"
	"kinora/ui/theme"
	"kinora/ui/words"
)

// Commands is what the sheet calls on app.
type Commands interface {
	Covers(then func([]app.Cover))
	OpenFilm(folder string)
	ForgetFilm(folder string)
	OpenSample()
	MakeFilm(wish app.FilmWish)
	FilmPlace(then func(folder, name string))
}

// Params is what the sheet needs.
type Params struct {
	Commands Commands
	// ChooseFilm asks for the folder of a film to open and calls chosen with the answer.
	ChooseFilm func(chosen func(folder string))
	// ChooseFolder asks for the folder that a new film is to lie in, beginning in another.
	ChooseFolder func(from string, chosen func(folder string))
}

// Films is the sheet.
type Films struct {
	params Params
	sheet  *kit.Sheet
	film   string // folder of the film that is open
	notice string // that was there when something was asked for
	asked  bool   // something was asked for whose answer closes the sheet

	ways   *kit.Lines
	way    int
	recent *recent
	fresh  *fresh
	news   *kit.Text
	make   *kit.Button
	why    *kit.Paragraph // why the film of the start is not open, above everything
	whyBox fyne.CanvasObject
	body   *fyne.Container
}

// The ways to begin, in the order of the list.
const (
	recentFilms = iota
	newFilm
	openFilm
	sampleFilm
)

const (
	width  float32 = 860
	height float32 = 480
)

// New makes the sheet; Show shows it.
func New(p Params) *Films {
	f := &Films{params: p, news: kit.NewText("", kit.Value, theme.Error).Truncated(), why: kit.NewParagraph(kit.Value, theme.Error)}
	f.ways = kit.NewLines(40, func(i int) kit.Line { return f.line(i) }, f.choose)
	f.recent, f.fresh = newRecent(f), newFresh(f)
	f.make = kit.NewButton(lang.L("Make the film"), "", kit.Strong, f.create)
	ways := kit.Padded(0, 20, 0, 0, kit.Wide(190, f.ways))
	f.whyBox = kit.Padded(0, 0, 12, 0, f.why)
	f.whyBox.Hide()
	f.body = container.NewBorder(f.whyBox, nil, ways, nil, container.NewStack(f.recent.root, f.fresh.root))
	return f
}

func (f *Films) line(i int) kit.Line {
	all := []kit.Line{
		{Icon: icons.Clock, Title: lang.L("Recent films")},
		{Icon: icons.Plus, Title: lang.L("New film")},
		{Icon: icons.Folder, Title: lang.L("Open…"), Tip: lang.L("A film is a folder whose name ends in .kinora.")},
		{Icon: icons.Film, Title: lang.L("Sample film"), Tip: lang.L("A fresh copy to try things out with")},
	}
	all[i].On = i == f.way
	return all[i]
}

// Show lays the sheet over a window.
func (f *Films) Show(c fyne.Canvas, s app.Snapshot) { f.show(c, s, recentFilms) }

// ShowNew lays the sheet over a window, ready for a new film.
func (f *Films) ShowNew(c fyne.Canvas, s app.Snapshot) { f.show(c, s, newFilm) }

func (f *Films) show(c fyne.Canvas, s app.Snapshot, way int) {
	if f.Open() {
		return
	}
	f.film, f.asked = s.Folder, false
	f.explain(s.Unopened)
	f.news.SetText("")
	f.sheet = &kit.Sheet{
		Title: lang.L("Films"), Content: f.body, Width: width, Height: height, Aside: f.news, Focus: f.ways,
		Buttons: []*kit.Button{kit.NewButton(lang.L("Close"), "", kit.Quiet, f.Close), f.make},
	}
	if way == newFilm {
		f.sheet.Focus = f.fresh.name // Return makes the film
	}
	f.ways.Forward = f.sheet.Key
	f.recent.load(len(s.Recent))
	f.fresh.reset()
	f.turn(way)
	f.sheet.Show(c)
}

// explain says why the film of the start is not open, "" for nothing.
func (f *Films) explain(why string) {
	f.why.SetText(words.Translate(why))
	if why == "" {
		f.whyBox.Hide()
		return
	}
	f.whyBox.Show()
}

// Open reports whether the sheet is to be seen.
func (f *Films) Open() bool { return f.sheet != nil && f.sheet.Open() }

// Close takes the sheet away.
func (f *Films) Close() {
	if f.sheet != nil {
		f.sheet.Close()
	}
}

// Draw shows a snapshot: another film closes the sheet, and why there is none is said.
func (f *Films) Draw(s app.Snapshot) {
	if !f.Open() {
		return
	}
	if s.Folder != f.film && f.asked {
		f.film = s.Folder
		f.Close()
		return
	}
	if bad := s.Notice.Kind == app.Failure || s.Notice.Kind == app.Warning; f.asked && bad && s.Notice.Text != f.notice {
		f.asked = false
		f.say(words.Translate(s.Notice.Text))
	}
	f.notice = s.Notice.Text
	if len(s.Recent) != f.recent.known {
		f.recent.load(len(s.Recent))
	}
}

func (f *Films) say(text string) { f.news.SetText(text) }

// choose takes a way to begin.
func (f *Films) choose(i int) {
	switch i {
	case openFilm:
		f.params.ChooseFilm(f.open)
	case sampleFilm:
		f.ask()
		f.params.Commands.OpenSample()
	default:
		f.turn(i)
	}
}

// turn shows the recent films or the form of a new one.
func (f *Films) turn(way int) {
	f.way = way
	f.ways.Update(4)
	f.ways.MoveTo(way)
	f.recent.root.Hide()
	f.fresh.root.Hide()
	if way == newFilm {
		f.fresh.root.Show()
		f.make.Show()
		f.fresh.check()
	} else {
		f.recent.root.Show()
		f.make.Hide()
		f.make.SetEnabled(false) // Return presses it even where it is hidden
		f.say("")
	}
	f.body.Refresh()
}

// ask notes that something was asked for.
func (f *Films) ask() {
	f.asked = true
	f.say("")
}

func (f *Films) open(folder string) {
	if folder == f.film {
		f.Close()
		return
	}
	f.ask()
	f.params.Commands.OpenFilm(folder)
}

func (f *Films) create() {
	f.ask()
	f.params.Commands.MakeFilm(f.fresh.wish())
}
