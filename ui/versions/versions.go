// Package versions is the sheet with the film as it was: what somebody saved under a name,
// and what is kept by itself now and then. Each can be opened as a film of its own beside
// this one. It changes nothing but through commands; it must not import engine.
package versions

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"kinora/app"
	"kinora/ui/kit"
	"kinora/ui/theme"
	"kinora/ui/words"
)

// Commands is what the sheet calls on app.
type Commands interface {
	Versions(then func([]app.Version))
	SaveVersion(name string)
	OpenVersion(id int64, name string)
}

// Params is what the sheet needs.
type Params struct{ Commands Commands }

// Versions is the sheet.
type Versions struct {
	params Params
	sheet  *kit.Sheet
	all    []app.Version
	notice app.Notice
	folder string
	known  int // app.Snapshot.Versions of the list

	name   *kit.Entry
	save   *kit.Button
	list   *kit.Lines
	empty  *kit.Paragraph
	news   *kit.Text
	beside *kit.Button
	body   fyne.CanvasObject
}

const (
	width  float32 = 560
	height float32 = 440
)

// New makes the sheet; Show shows it.
func New(p Params) *Versions {
	v := &Versions{params: p, empty: kit.NewParagraph(kit.Value, theme.Secondary), news: kit.NewText("", kit.Value, theme.Secondary).Truncated()}
	v.empty.SetText(lang.L("No version is kept yet. Everything you do is saved by itself.") + " " +
		lang.L("A version is the film as it stood at a moment that you may want to go back to."))
	v.name = kit.NewEntry(lang.L("Name of the version, empty for the time"), nil)
	v.name.Submit = v.keep
	v.save = kit.NewButton(lang.L("Save version"), "", kit.Quiet, v.keep)
	v.list = kit.NewLines(62, v.line, func(int) { v.mark() })
	v.beside = kit.NewButton(lang.L("Open beside"), "", kit.Strong, v.open)
	v.beside.Tip = lang.L("As a film of its own; this one stays as it is.")
	head := kit.Padded(0, 0, 12, 0, container.NewBorder(nil, nil, nil, kit.Padded(0, 0, 0, 8, v.save), v.name))
	v.body = container.NewBorder(head, nil, nil, nil, container.NewStack(v.empty, v.list))
	return v
}

// Show lays the sheet over a window.
func (v *Versions) Show(c fyne.Canvas, s app.Snapshot) {
	if v.Open() {
		return
	}
	v.folder, v.notice, v.known = s.Folder, s.Notice, s.Versions
	v.sheet = &kit.Sheet{
		Title: lang.L("Versions"), Content: v.body, Width: width, Height: height, Aside: v.news, Focus: v.name,
		Buttons: []*kit.Button{kit.NewButton(lang.L("Close"), "", kit.Quiet, v.Close), v.beside},
	}
	v.list.Forward, v.name.Forward, v.save.Forward = v.sheet.Key, v.key, v.sheet.Key
	v.news.SetText("")
	v.name.Display("")
	v.beside.SetEnabled(false)
	v.load()
	v.sheet.Show(c)
}

// key is Escape from the field; Return saves there.
func (v *Versions) key(e *fyne.KeyEvent) { v.sheet.Key(e) }

// Open reports whether the sheet is to be seen.
func (v *Versions) Open() bool { return v.sheet != nil && v.sheet.Open() }

// Close takes the sheet away.
func (v *Versions) Close() {
	if v.sheet != nil {
		v.sheet.Close()
	}
}

// Draw shows a snapshot: another film closes the sheet, what is said is shown, and versions
// that came are listed.
func (v *Versions) Draw(s app.Snapshot) {
	if !v.Open() {
		return
	}
	if s.Folder != v.folder {
		v.Close()
		return
	}
	if s.Versions != v.known {
		v.known = s.Versions
		v.load()
	}
	if s.Notice != v.notice {
		v.notice = s.Notice
		v.news.SetText(words.Translate(s.Notice.Text))
		v.news.SetColor(colors[s.Notice.Kind])
	}
}

var colors = map[app.NoticeKind]fyne.ThemeColorName{
	app.Info: theme.Secondary, app.Success: theme.OK, app.Warning: theme.Warning, app.Failure: theme.Error,
}

func (v *Versions) load() {
	v.params.Commands.Versions(func(all []app.Version) {
		v.all = all
		v.list.Update(len(all))
		v.beside.SetEnabled(len(all) > 0)
		if len(all) == 0 {
			v.empty.Show()
		} else {
			v.empty.Hide()
		}
	})
}

func (v *Versions) line(i int) kit.Line {
	one := v.all[i]
	by := lang.L("kept by itself")
	if one.ByHand {
		by = lang.L("saved by hand")
	}
	return kit.Line{
		Picture: one.Picture, Pictured: true, Title: one.Name, Below: one.At.Format("2006-01-02 15:04") + " · " + by,
		On: i == v.list.At(), Faint: !one.ByHand,
	}
}

// mark shows which one is chosen.
func (v *Versions) mark() { v.list.Update(len(v.all)) }

func (v *Versions) keep() {
	v.params.Commands.SaveVersion(v.name.Text)
	v.name.Display("") // Draw lists it
}

func (v *Versions) open() {
	if i := v.list.At(); i < len(v.all) {
		v.params.Commands.OpenVersion(v.all[i].ID, v.all[i].Name)
	}
}
