package films

import (
	"fmt"
	"image"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"golang.org/x/image/draw"

	"kinora/app"
	"kinora/ui/kit"
	"kinora/ui/theme"
	"kinora/ui/words"
)

// recent is the films of last time.
type recent struct {
	f      *Films
	covers []app.Cover
	known  int // how many there were when they were asked for
	empty  *kit.Paragraph
	grid   *fyne.Container
	root   fyne.CanvasObject
}

// The place of a film's picture with its name.
const (
	cardWide float32 = 196
	cardHigh float32 = 140
)

func newRecent(f *Films) *recent {
	r := &recent{f: f, empty: kit.NewParagraph(kit.Value, theme.Secondary)}
	r.empty.SetText(lang.L("Films that you have opened stand here. Begin with a new one, or with the sample."))
	r.grid = container.NewGridWrap(fyne.NewSize(cardWide, cardHigh))
	r.root = container.NewStack(r.empty, container.NewVScroll(r.grid))
	return r
}

// load asks what the films look like.
func (r *recent) load(known int) {
	r.known = known
	r.f.params.Commands.Covers(r.draw)
}

func (r *recent) draw(covers []app.Cover) {
	r.covers = covers
	r.grid.RemoveAll()
	names := namesOf(covers)
	for i, c := range covers {
		r.grid.Add(r.card(c, names[i]))
	}
	if len(covers) == 0 {
		r.empty.Show()
	} else {
		r.empty.Hide()
	}
	r.grid.Refresh()
}

func (r *recent) card(c app.Cover, name string) fyne.CanvasObject {
	card := kit.NewCard()
	picture := rgba(c.Picture)
	if picture == nil && c.Fault == "" {
		picture = sketch(emptyTemplate)
	}
	card.Set(picture, lengthOf(c), name, c.Folder == r.f.film)
	card.Tip = about(c)
	card.Tap = func() { r.f.open(c.Folder) }
	card.Menu = func(at fyne.Position) {
		items := []kit.MenuItem{
			{Text: lang.L("Open"), Do: card.Tap},
			{Text: lang.L("Take out of this list"), Do: func() { r.f.params.Commands.ForgetFilm(c.Folder) }},
		}
		if over := fyne.CurrentApp().Driver().CanvasForObject(card); over != nil {
			kit.ShowMenu(over, at, items, nil)
		}
	}
	card.Forward = func(e *fyne.KeyEvent) { r.f.sheet.Key(e) }
	return card
}

// namesOf is what films are called: by their titles, and those that share one by their
// folders as well, which never are the same.
func namesOf(covers []app.Cover) []string {
	titles, folders := map[string]int{}, map[string]int{}
	for _, c := range covers {
		titles[c.Title]++
		folders[filepath.Base(c.Folder)]++
	}
	names := make([]string, len(covers))
	for i, c := range covers {
		names[i] = c.Title
		if base := filepath.Base(c.Folder); titles[c.Title] > 1 && folders[base] > 1 {
			names[i] = filepath.Join(filepath.Base(filepath.Dir(c.Folder)), base)
		} else if titles[c.Title] > 1 {
			names[i] = base
		}
	}
	return names
}

// lengthOf is what stands on the picture.
func lengthOf(c app.Cover) string {
	if c.Seconds.Zero() {
		return ""
	}
	return fmt.Sprintf(lang.L("%.1fs"), c.Seconds.Float())
}

// about is what is to be told of a film.
func about(c app.Cover) string {
	if c.Fault != "" {
		return words.Translate(c.Fault)
	}
	text := c.Folder
	if c.Shots > 0 {
		text += "\n" + fmt.Sprintf(lang.N("%d shots", c.Shots), c.Shots)
	}
	if !c.Changed.IsZero() {
		text += "\n" + fmt.Sprintf(lang.L("changed %s"), c.Changed.Format("2006-01-02 15:04"))
	}
	return text
}

// rgba is a picture as Fyne draws it without converting it at each repaint.
func rgba(p image.Image) *image.RGBA {
	switch p := p.(type) {
	case nil:
		return nil
	case *image.RGBA:
		return p
	}
	out := image.NewRGBA(image.Rect(0, 0, p.Bounds().Dx(), p.Bounds().Dy()))
	draw.Draw(out, out.Rect, p, p.Bounds().Min, draw.Src)
	return out
}
