package packs

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"kinora/app"
	"kinora/assets/icons"
	"kinora/ui/kit"
	"kinora/ui/theme"
	"kinora/ui/words"
)

// models is the side of the sheet with the packs.
type models struct {
	v     *Packs
	all   []app.Pack
	known int // how many the settings named when the list was asked for, with the built-in one

	list   *kit.Lines
	add    *kit.Button
	facts  *facts
	check  *check
	remove *kit.Button
	root   fyne.CanvasObject
}

func newModels(v *Packs) *models {
	m := &models{v: v, facts: newFacts()}
	m.list = kit.NewLines(58, m.line, func(int) { m.draw() })
	m.list.Follow = true
	m.list.Removed = func(int) { m.forget() }
	m.add = kit.NewButton(lang.L("Add a folder…"), "", kit.Quiet, m.choose)
	m.remove = kit.NewButton(lang.L("Take out of this list"), "", kit.Bare, m.forget)
	m.remove.Tip = lang.L("Its files stay where they are.")
	m.check = newCheck(m.toggle)
	left := kit.Padded(0, 20, 0, 0, kit.Wide(270, container.NewBorder(nil, kit.Padded(8, 0, 0, 0, m.add), nil, nil, m.list)))
	detail := kit.Rows(14, m.facts.root, m.check.root, container.NewHBox(m.remove))
	m.root = container.NewBorder(nil, nil, left, nil, container.NewVScroll(detail))
	return m
}

func (m *models) forward(key kit.Forward) {
	for _, b := range []*kit.Button{m.add, m.remove, m.check.button} {
		b.Forward = key
	}
	m.list.Forward = key
}

// load asks what packs there are.
func (m *models) load() {
	m.known = len(m.v.s.Settings.Packs) + 1
	m.v.params.Commands.ListPacks(func(all []app.Pack) {
		first := m.all == nil
		m.all = all
		m.list.Update(len(all))
		if first {
			m.list.MoveTo(m.used())
		}
		if m.v.sides.Chosen() == 0 {
			m.draw()
		}
	})
}

// used is the place of the pack that takes are made with.
func (m *models) used() int {
	for i, p := range m.all {
		if p.Folder == m.v.s.Settings.Pack {
			return i
		}
	}
	return 0
}

func (m *models) marked() (app.Pack, bool) {
	if i := m.list.At(); i < len(m.all) {
		return m.all[i], true
	}
	return app.Pack{}, false
}

func (m *models) line(i int) kit.Line {
	p := m.all[i]
	l := kit.Line{Picture: p.Picture, Icon: icons.Pack, Title: nameOf(p), On: i == m.list.At()}
	l.Below = words.Bytes(p.Bytes)
	switch {
	case p.Fault != "":
		l.Below, l.Wrong, l.Tip = lang.L("Cannot be used"), true, p.Fault
	case p.Folder == m.v.s.Settings.Pack && m.v.s.Machine.Phase == app.Ready:
		l.Below += " · " + lang.L("in use")
	case p.Folder == m.v.s.Settings.Pack && m.v.s.Machine.Phase == app.Opening:
		l.Below = lang.L("Opening…")
	case p.Folder == "":
		l.Below += " · " + lang.L("built in")
	}
	return l
}

// nameOf is name and version, or the folder of what is none.
func nameOf(p app.Pack) string {
	if p.Name == "" {
		return p.Folder
	}
	return p.Name + " " + p.Version
}

func (m *models) draw() {
	m.list.Update(len(m.all))
	p, ok := m.marked()
	if !ok {
		m.v.offer(lang.L("Use this pack"), lang.L("No pack is known."))
		return
	}
	m.facts.draw(p)
	m.check.draw(p, m.v.s.PackCheck)
	used := p.Folder == m.v.s.Settings.Pack
	if p.Folder == "" {
		m.remove.Hide()
	} else {
		m.remove.Show()
	}
	m.remove.SetEnabled(!used)
	m.remove.Why = lang.L("It is in use.")
	switch {
	case p.Fault != "":
		m.v.offer(lang.L("Use this pack"), words.Translate(p.Fault))
	case used && m.v.s.Machine.Phase == app.Ready:
		m.v.offer(lang.L("In use"), lang.L("It is in use."))
	case used && m.v.s.Machine.Phase == app.Failed:
		m.v.offer(lang.L("Try again"), "")
	default:
		m.v.offer(lang.L("Use this pack"), "")
	}
	m.root.Refresh()
}

func (m *models) choose() {
	m.v.params.ChooseFolder(func(folder string) { m.v.params.Commands.AddPack(folder, m.load) })
}

func (m *models) forget() {
	if p, ok := m.marked(); ok && p.Folder != "" {
		m.v.params.Commands.RemovePack(p.Folder)
	}
}

// toggle begins the check of the pack that is marked, or gives it up.
func (m *models) toggle() {
	p, ok := m.marked()
	if !ok {
		return
	}
	if c := m.v.s.PackCheck; c != nil && c.Running && c.Folder == p.Folder {
		m.v.params.Commands.StopPackCheck()
		return
	}
	m.v.params.Commands.VerifyPack(p.Folder)
}

// facts is what there is to know of a pack.
type facts struct {
	name   *kit.Text
	about  *kit.Paragraph
	fault  *kit.Paragraph
	chips  *fyne.Container
	labels []*kit.Text
	values []*kit.Text
	table  *fyne.Container
	root   *fyne.Container
	shown  string
}

func newFacts() *facts {
	f := &facts{
		name: kit.NewText("", kit.Title, theme.Text).Truncated(), about: kit.NewParagraph(kit.Value, theme.Secondary),
		fault: kit.NewParagraph(kit.Value, theme.Error), chips: kit.Flow(6),
	}
	f.table = container.New(tableLayout{})
	for range 6 {
		label, value := kit.NewText("", kit.Value, theme.Secondary), kit.NewText("", kit.Value, theme.Text).Truncated()
		f.labels, f.values = append(f.labels, label), append(f.values, value)
		f.table.Add(label)
		f.table.Add(value)
	}
	f.root = kit.Rows(10, f.name, f.about, f.fault, f.chips, f.table)
	return f
}

func (f *facts) draw(p app.Pack) {
	key := fmt.Sprint(p.Folder, p.Version, p.Fault)
	if key == f.shown {
		return
	}
	f.shown = key
	f.name.SetText(nameOf(p))
	f.about.SetText(p.Description)
	f.fault.SetText(words.Translate(p.Fault))
	f.chips.RemoveAll()
	for _, can := range abilities(p) {
		f.chips.Add(kit.NewChip(can, theme.OK))
	}
	all := rows(p)
	for i := range f.labels {
		f.labels[i].SetText("")
		f.values[i].SetText("")
		if i < len(all) {
			f.labels[i].SetText(all[i][0])
			f.values[i].SetText(all[i][1])
		}
	}
	f.root.Refresh()
}

// abilities is what a pack can, in a few words each.
func abilities(p app.Pack) []string {
	if p.Fault != "" {
		return nil
	}
	can := []string{lang.L("From a text")}
	for _, one := range []struct {
		is   bool
		text string
	}{
		{p.FirstFrame, lang.L("From pictures and clips")},
		{p.References, lang.L("With the cast's pictures")},
		{p.Expands, lang.L("Writes prompts out")},
		{p.Guided, lang.L("Follows guidance")},
	} {
		if one.is {
			can = append(can, one.text)
		}
	}
	return can
}

// rows is the facts of a pack, label and value.
func rows(p app.Pack) [][2]string {
	folder := p.Folder
	if folder == "" {
		folder = lang.L("in the program itself")
	}
	if p.Fault != "" {
		return [][2]string{{lang.L("Folder"), folder}}
	}
	memory := lang.L("not known")
	if p.Memory > 0 {
		memory = fmt.Sprintf(lang.L("at least %s"), words.Bytes(p.Memory))
	}
	return [][2]string{
		{lang.L("Sizes"), fmt.Sprintf(lang.L("%d to %d pixels a side, best %d × %d"), p.MinSide, p.MaxSide, p.Size.Width, p.Size.Height)},
		{lang.L("Length"), fmt.Sprintf(lang.L("%.1f to %.1f s at once, %g fps"), p.MinSeconds, p.MaxSeconds, p.Rate)},
		{lang.L("Memory"), memory},
		{lang.L("On disk"), words.Bytes(p.Bytes)},
		{lang.L("Licence"), p.Licence},
		{lang.L("Folder"), folder},
	}
}

// tableLayout is labels in a column, and values beside them.
type tableLayout struct{}

const (
	labelWide float32 = 90
	rowHigh   float32 = 22
)

// MinSize is called by Fyne.
func (tableLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(labelWide+100, float32(len(objects)/2)*rowHigh)
}

// Layout is called by Fyne.
func (tableLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for i, o := range objects {
		x, w := float32(0), labelWide
		if i%2 == 1 {
			x, w = labelWide, size.Width-labelWide
		}
		o.Move(fyne.NewPos(x, float32(i/2)*rowHigh))
		o.Resize(fyne.NewSize(w, rowHigh))
	}
}
