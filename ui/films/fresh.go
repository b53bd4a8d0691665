package films

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"kinora/app"
	"kinora/projects"
	"kinora/ui/filmform"
	"kinora/ui/kit"
	"kinora/ui/theme"
	"kinora/ui/words"
)

// fresh is the form of a new film.
type fresh struct {
	f        *Films
	template template
	place    string
	shape    int
	side     int // of sides

	cards  []*kit.Card
	name   *kit.Entry
	where  *kit.Text
	shapes *kit.Shapes
	pixels *kit.Text
	sides  *kit.Segmented
	rates  *filmform.Rates
	text   *kit.Entry
	script *fyne.Container
	root   fyne.CanvasObject
}

// sides is the shorter side of a film in pixels.
var sides = []int{576, 720, 1080}

// shapes is the longer side by the shorter one, and whether it lies or stands.
var shapes = []fyne.Size{{Width: 16, Height: 9}, {Width: 1, Height: 1}, {Width: 9, Height: 16}}

func newFresh(f *Films) *fresh {
	n := &fresh{f: f, where: kit.NewText("", kit.Value, theme.Secondary).Truncated(), pixels: kit.NewText("", kit.Code, theme.Secondary)}
	for t := range templates {
		card := kit.NewCard()
		card.Tap = func() { n.setTemplate(t) }
		card.Forward = n.key
		n.cards = append(n.cards, card)
	}
	n.name = kit.NewEntry(lang.L("Name of the film"), func(string) { n.check() })
	n.name.Forward, n.name.Submit = n.key, n.submit
	n.shapes = kit.NewShapes(func(i int) { n.shape = i; n.draw() })
	n.shapes.Tips = []string{lang.L("Wide"), lang.L("Square"), lang.L("Tall")}
	n.sides = kit.NewSegmented(func(i int) { n.side = i; n.draw() }, "576", "720", "1080")
	n.rates = filmform.NewRates(n.draw)
	n.text = kit.NewEditor("", 6, func(string) { n.check() })
	n.text.Forward = n.key
	n.shapes.Forward, n.sides.Forward, n.rates.Forward = n.key, n.key, n.key
	n.root = n.arrange()
	return n
}

func (n *fresh) key(e *fyne.KeyEvent) { n.f.sheet.Key(e) }

func (n *fresh) submit() {
	if n.f.make.Enabled() {
		n.f.create()
	}
}

func (n *fresh) arrange() fyne.CanvasObject {
	field := func(name string, o fyne.CanvasObject) fyne.CanvasObject { return kit.Rows(5, kit.NewLabel(name), o) }
	cards := container.NewGridWrap(fyne.NewSize(146, 106))
	for _, c := range n.cards {
		cards.Add(c)
	}
	choose := kit.NewButton(lang.L("Choose…"), "", kit.Quiet, n.choosePlace)
	choose.Forward = n.key
	place := container.NewBorder(nil, nil, nil, choose, kit.Padded(0, 8, 0, 0, kit.Middle(n.where)))
	// Not in the field itself: Fyne breaks the hint for the width of a field that is hidden.
	hint := kit.NewText(lang.L("One shot a line; lines that begin with # are left out"), kit.Small, theme.Secondary)
	n.script = kit.Rows(5, kit.Columns(10, kit.NewLabel(lang.L("TEXT")), hint), n.text)
	size := kit.Columns(14, kit.Middle(n.shapes), n.sides, kit.Middle(n.pixels))
	return container.NewVScroll(kit.Rows(14,
		cards,
		n.script,
		kit.Halves(16, field(lang.L("NAME"), n.name), field(lang.L("FOLDER"), place)),
		kit.Halves(16, field(lang.L("SIZE"), size), field(lang.L("FRAMES PER SECOND"), container.NewHBox(n.rates.Segmented))),
	))
}

// reset begins anew, with a name that is free.
func (n *fresh) reset() {
	n.name.Display("")
	n.text.Display("")
	n.template = emptyTemplate
	n.draw()
	n.f.params.Commands.FilmPlace(func(folder, name string) {
		n.place = folder
		n.name.Display(name)
		n.name.SelectAll()
		n.draw()
	})
}

func (n *fresh) choosePlace() {
	n.f.params.ChooseFolder(n.place, func(folder string) {
		n.place = folder
		n.draw()
	})
}

func (n *fresh) setTemplate(t template) {
	n.template = t
	if t == loopTemplate {
		n.shape = 1
	}
	n.draw()
}

func (n *fresh) draw() {
	titles := []string{lang.L("Empty"), lang.L("Three acts"), lang.L("Loop"), lang.L("From a text")}
	for i, c := range n.cards {
		c.Set(sketch(template(i)), "", titles[i], template(i) == n.template)
	}
	n.where.SetText(words.Place(n.place))
	n.shapes.Set(shapes, n.shape)
	n.sides.Set(n.side)
	size := n.size()
	n.pixels.SetText(fmt.Sprintf("%d×%d", size.Width, size.Height))
	if n.template == textTemplate {
		n.script.Show()
	} else {
		n.script.Hide()
	}
	n.check()
	n.f.body.Refresh()
}

// size is that of the film in pixels: sides are even.
func (n *fresh) size() projects.Size {
	short := sides[n.side]
	long := (short*16/9 + 1) / 2 * 2
	switch n.shape {
	case 1:
		return projects.Size{Width: short, Height: short}
	case 2:
		return projects.Size{Width: short, Height: long}
	}
	return projects.Size{Width: long, Height: short}
}

// wish is what is to be made.
func (n *fresh) wish() app.FilmWish {
	w := app.FilmWish{Name: n.name.Text, Place: n.place, Size: n.size(), Rate: n.rates.Rate()}
	switch n.template {
	case actsTemplate:
		w.Shots = acts()
	case loopTemplate:
		w.Shots = []app.NewShot{{Title: lang.L("Loop")}}
	case textTemplate:
		w.Text = n.text.Text
	}
	return w
}

// acts is a storyboard of three acts to be filled in.
func acts() []app.NewShot {
	var out []app.NewShot
	for _, title := range []string{
		lang.L("1 · The place"), lang.L("1 · Who it is about"), lang.L("1 · What disturbs the peace"),
		lang.L("2 · A first attempt"), lang.L("2 · It gets worse"), lang.L("2 · The lowest point"),
		lang.L("3 · An idea"), lang.L("3 · The decision"), lang.L("3 · The new peace"),
	} {
		out = append(out, app.NewShot{Title: title})
	}
	return out
}

// check says what stands against the film.
func (n *fresh) check() {
	if n.f.way != newFilm || n.f.make == nil {
		return
	}
	err := n.wish().Check()
	n.f.make.SetEnabled(err == nil)
	n.f.say("")
	if err != nil {
		n.f.say(words.Translate(err.Error()))
	}
}
