package library

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"kinora/projects"
	"kinora/ui/kit"
	"kinora/ui/theme"
	"kinora/ui/words"
)

// cast is the tab with the members of the cast, one below the other.
type cast struct {
	l    *Library
	rows []*memberRow
	list *fyne.Container
	root *container.Scroll
	aims *memberRow // what takes what is dragged, nil for none
	open projects.ID
}

func newCast(l *Library) *cast {
	c := &cast{l: l, list: kit.Rows(6)}
	c.root = container.NewVScroll(kit.Padded(0, 6, 8, 0, c.list))
	return c
}

// seen is how many members are shown.
func (c *cast) seen() int { return len(c.list.Objects) }

// settle shows the members whose name or description is searched for.
func (c *cast) settle(q query) {
	var members []projects.Member
	for _, m := range c.l.shown.Film.Cast {
		if q.labels == nil && q.finds(entry{name: "@" + m.Name, prompt: m.Description, star: true}) {
			members = append(members, m)
		}
	}
	for len(c.rows) < len(members) {
		c.rows = append(c.rows, newMemberRow(c))
	}
	c.list.Objects = c.list.Objects[:0]
	for i, m := range members {
		c.rows[i].show(m)
		c.list.Add(c.rows[i].root)
	}
	c.list.Refresh()
	c.root.Refresh()
}

// fetch asks for the pictures that were not there yet.
func (c *cast) fetch() {
	if c.l.tab != Cast {
		return
	}
	for _, r := range c.rows[:c.seen()] {
		r.fetch()
	}
}

// rowAt is the member at a place of the library, nil for none.
func (c *cast) rowAt(at fyne.Position) *memberRow {
	driver := fyne.CurrentApp().Driver()
	within := at.Add(driver.AbsolutePositionForObject(c.l.root))
	for _, r := range c.rows[:c.seen()] {
		top := driver.AbsolutePositionForObject(r.root)
		if local := within.Subtract(top); local.Y >= 0 && local.Y < r.root.Size().Height {
			return r
		}
	}
	return nil
}

// aim marks the member that takes what is dragged.
func (c *cast) aim(at *memberRow) {
	if c.aims == at {
		return
	}
	for _, r := range []*memberRow{c.aims, at} {
		if r != nil {
			r.setTarget(r == at)
		}
	}
	c.aims = at
}

// edit opens the fields of a member, and closes those of another; 0 closes all.
func (c *cast) edit(id projects.ID) {
	c.open = id
	for _, r := range c.rows[:c.seen()] {
		r.unfold(r.member.ID == id)
	}
	c.list.Refresh()
}

func (c *cast) add() { c.addWith() }

// addWith asks for the name of a new member that some pictures show.
func (c *cast) addWith(pictures ...projects.Source) {
	over := canvasOf(c.l.root)
	if over == nil {
		return
	}
	s := &kit.Sheet{Title: lang.L("Add to the cast"), Width: 420}
	name := kit.NewEntry(lang.L("name, such as ball"), nil)
	about := kit.NewEditor(lang.L("what prompts say in its place, such as: a small red ball with a paper-grain shine"), 3, nil)
	trouble := newWrong()
	add := func() {
		called := words.MemberName(name.Text)
		if !trouble.say(words.WhyNoName(c.l.shown.Film, 0, called)) {
			s.Refit()
			over.Focus(name)
			return
		}
		s.Close()
		c.l.params.Commands.AddMember(called, strings.TrimSpace(about.Text), pictures...)
		c.l.Show(Cast)
	}
	name.Submit, about.Submit, name.Forward, about.Forward = add, add, s.Key, s.Key
	s.Content = kit.Rows(8, kit.NewText(lang.L("Name"), kit.Value, theme.Secondary), name, trouble.Paragraph,
		kit.NewText(lang.L("Description"), kit.Value, theme.Secondary), about)
	s.Focus = name
	s.Buttons = []*kit.Button{
		kit.NewButton(lang.L("Cancel"), "", kit.Quiet, s.Close), kit.NewButton(lang.L("Add"), "", kit.Strong, add),
	}
	s.Show(over)
}

// wrong is what is wrong with the text of the field above it; it takes no room where
// nothing is.
type wrong struct{ *kit.Paragraph }

func newWrong() wrong {
	w := wrong{kit.NewParagraph(kit.Value, theme.Error)}
	w.Hide()
	return w
}

// say shows what is wrong, "" for nothing, and reports whether all is well.
func (w wrong) say(why string) (well bool) {
	w.SetText(why)
	kit.SetVisible(w.Paragraph, why != "")
	return why == ""
}
