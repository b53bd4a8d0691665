package library

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"kinora/assets/icons"
	"kinora/projects"
	"kinora/projects/edit"
	"kinora/ui/kit"
	"kinora/ui/theme"
	"kinora/ui/words"
)

// memberRow is a member of the cast: picture, name and description, which are edited in
// their place.
type memberRow struct {
	c       *cast
	member  projects.Member
	picture *kit.Picture
	badge   *kit.Badge // how many pictures there are
	name    *kit.Text
	about   *kit.Paragraph
	called  *kit.Entry
	wrong   wrong // with the name
	tells   *kit.Entry
	strip   *fyne.Container // of all pictures, while it is edited
	small   []*memberPicture
	fields  fyne.CanvasObject
	edge    *kit.Surface
	root    fyne.CanvasObject
}

const (
	memberWide float32 = 80
	memberHigh float32 = 50
)

func newMemberRow(c *cast) *memberRow {
	r := &memberRow{c: c, name: kit.NewText("", kit.Firm, theme.Cast).Truncated(), about: kit.NewParagraph(kit.Value, theme.Secondary)}
	r.picture = kit.NewPicture(r.showPicture)
	r.badge = kit.NewBadge("")
	r.called = kit.NewEntry(lang.L("Name"), nil)
	r.tells = kit.NewEditor(lang.L("Description"), 3, nil)
	r.called.Submit, r.tells.Submit = r.keep, r.keep
	r.called.Forward, r.tells.Forward = r.typed, r.typed
	done := kit.NewSmallButton(lang.L("Done"), kit.Quiet, r.keep)
	done.Forward = r.typed
	r.wrong = newWrong()
	r.strip = kit.Flow(4)
	r.fields = kit.Padded(8, 0, 0, 0, kit.Rows(6, r.strip, r.called, r.wrong.Paragraph, r.tells, container.NewBorder(nil, nil, nil, done)))
	r.fields.Hide()
	r.edge = kit.NewSurface("", theme.CardRound).Edged(theme.Accent)
	r.edge.Hide()
	more := kit.NewIconButton(icons.More, 26, 15, kit.Bare, nil)
	more.Tip, more.Forward = lang.L("More"), c.l.params.Forward
	more.Tap = func() { c.l.showMenuUnder(more, r.menu()) }
	place := container.NewStack(kit.NewSurface(theme.Groove, theme.Radius), r.picture, container.NewBorder(nil, container.NewHBox(r.badge), nil, nil))
	picture := container.NewVBox(kit.Wide(memberWide, kit.Tall(memberHigh, place)))
	head := container.NewBorder(nil, nil, picture, container.NewVBox(more), kit.Padded(0, 2, 0, 10, kit.Rows(2, r.name, r.about)))
	body := kit.Padded(8, 4, 8, 8, container.NewVBox(head, r.fields))
	r.root = container.NewStack(kit.NewSurface(theme.Raised, theme.CardRound), body, r.edge)
	return r
}

// show tells of a member. Fields that are being edited are left alone.
func (r *memberRow) show(m projects.Member) {
	others := r.member.ID != m.ID || !slices.Equal(r.member.Pictures, m.Pictures)
	r.member = m
	if others {
		r.picture.SetFrame(nil, 0)
		r.layStrip()
	}
	r.name.SetText("@" + m.Name)
	r.about.SetText(m.Description)
	r.badge.SetText("")
	if n := len(m.Pictures); n > 1 {
		r.badge.SetText(fmt.Sprint(n))
	}
	r.unfold(r.c.open == m.ID)
	r.fetch()
}

// layStrip puts the member's pictures beside each other.
func (r *memberRow) layStrip() {
	r.small, r.strip.Objects = nil, nil
	for _, source := range r.member.Pictures {
		p := newMemberPicture(r, source)
		r.small = append(r.small, p)
		r.strip.Add(p.root)
	}
	kit.SetVisible(r.strip, len(r.small) > 0)
}

func (r *memberRow) fetch() {
	if r.fields.Visible() {
		for _, p := range r.small {
			p.fetch()
		}
	}
	if !r.picture.Empty() || len(r.member.Pictures) == 0 {
		return
	}
	if p := r.c.l.params.Commands.Picture(r.member.Pictures[0], restOf(r.c.l.shown.Film, r.member.Pictures[0]), pictureSide); p != nil {
		r.picture.SetFrame(p, 0)
	}
}

func (r *memberRow) setTarget(on bool) { kit.SetVisible(r.edge, on) }

// unfold shows or hides the fields.
func (r *memberRow) unfold(open bool) {
	if open && !r.fields.Visible() {
		r.called.Display(r.member.Name)
		r.tells.Display(r.member.Description)
		r.wrong.say("")
		r.fields.Show()
		if c := canvasOf(r.root); c != nil {
			c.Focus(r.tells)
		}
	}
	if !open {
		r.fields.Hide()
	}
	kit.SetVisible(r.about, !open)
}

func (r *memberRow) typed(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyEscape {
		r.c.edit(0)
		return
	}
	if r.c.l.params.Forward != nil {
		r.c.l.params.Forward(e)
	}
}

// keep takes what was written in the fields.
func (r *memberRow) keep() {
	m := r.member
	m.Name = words.MemberName(r.called.Text)
	m.Description = strings.TrimSpace(r.tells.Text)
	if !r.wrong.say(words.WhyNoName(r.c.l.shown.Film, m.ID, m.Name)) {
		r.c.list.Refresh()
		return
	}
	r.c.edit(0)
	if m.Name != r.member.Name || m.Description != r.member.Description {
		r.c.l.params.Commands.SetMember(m)
	}
}

// addPictures gives the member further pictures.
func (r *memberRow) addPictures(sources ...projects.Source) {
	m := r.member
	m.Pictures = slices.Clone(m.Pictures)
	for _, s := range sources {
		if !slices.Contains(m.Pictures, s) {
			m.Pictures = append(m.Pictures, s)
		}
	}
	r.c.l.params.Commands.SetMember(m)
}

// showPicture shows the member's picture in the viewer.
func (r *memberRow) showPicture() {
	if len(r.member.Pictures) > 0 {
		r.c.l.params.Commands.SelectSource(r.member.Pictures[0])
	}
}

// menu is what can be done with the member.
func (r *memberRow) menu() []kit.MenuItem {
	l := r.c.l
	pictures := l.selected.Sources
	nothing, add := "", lang.L("Add the selected picture")
	if len(pictures) == 0 {
		nothing = lang.L("Select a still or a take in the library first.")
	}
	if len(pictures) > 1 {
		add = lang.L("Add the selected pictures")
	}
	return []kit.MenuItem{
		{Text: lang.L("Edit"), Icon: icons.Pencil, Do: func() { r.c.edit(r.member.ID) }},
		{Text: add, Icon: icons.Picture, Why: nothing, Do: func() { r.addPictures(pictures...) }},
		{},
		{Text: lang.L("Remove"), Icon: icons.Trash, Do: r.remove},
	}
}

// remove takes the member out of the cast; it asks where prompts speak of it.
func (r *memberRow) remove() {
	l, m := r.c.l, r.member
	do := func() { l.params.Commands.RemoveMember(m.ID) }
	spoken := edit.Mentioning(l.shown.Film, m.Name)
	c := canvasOf(l.root)
	if len(spoken) == 0 || c == nil {
		do()
		return
	}
	text := fmt.Sprintf(lang.L("Prompts speak of @%s in shots: %d. They stay as they are. Undo brings it back."), m.Name, len(spoken))
	kit.Confirm(c, lang.L("Remove from the cast"), text,
		kit.Answer{Text: lang.L("Keep"), Style: kit.Quiet}, kit.Answer{Text: lang.L("Remove"), Style: kit.Strong, Do: do})
}
