package library

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"kinora/assets/icons"
	"kinora/projects"
	"kinora/ui/kit"
	"kinora/ui/theme"
)

// memberPicture is one of the pictures of a member while it is edited.
type memberPicture struct {
	r       *memberRow
	source  projects.Source
	picture *kit.Picture
	root    fyne.CanvasObject
}

const (
	smallWide float32 = 58
	smallHigh float32 = 36
)

func newMemberPicture(r *memberRow, source projects.Source) *memberPicture {
	p := &memberPicture{r: r, source: source}
	p.picture = kit.NewPicture(func() { r.c.l.showMenuUnder(p.root, p.menu()) })
	p.root = kit.Wide(smallWide, kit.Tall(smallHigh, container.NewStack(kit.NewSurface(theme.Groove, theme.Gap), p.picture)))
	p.fetch()
	return p
}

func (p *memberPicture) fetch() {
	l := p.r.c.l
	if !p.picture.Empty() {
		return
	}
	if frame := l.params.Commands.Picture(p.source, restOf(l.shown.Film, p.source), pictureSide); frame != nil {
		p.picture.SetFrame(frame, 0)
	}
}

func (p *memberPicture) menu() []kit.MenuItem {
	return []kit.MenuItem{
		{Text: lang.L("Show"), Icon: icons.Eye, Do: func() { p.r.c.l.params.Commands.SelectSource(p.source) }},
		{Text: lang.L("Show it first"), Icon: icons.Up, Do: p.first},
		{Text: lang.L("Take it away"), Icon: icons.Trash, Do: p.drop},
	}
}

// others is the member's pictures without this one.
func (p *memberPicture) others() []projects.Source {
	return slices.DeleteFunc(slices.Clone(p.r.member.Pictures), func(s projects.Source) bool { return s == p.source })
}

func (p *memberPicture) first() {
	m := p.r.member
	m.Pictures = append([]projects.Source{p.source}, p.others()...)
	p.r.c.l.params.Commands.SetMember(m)
}

func (p *memberPicture) drop() {
	m := p.r.member
	m.Pictures = p.others()
	p.r.c.l.params.Commands.SetMember(m)
}
