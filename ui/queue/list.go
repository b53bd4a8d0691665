package queue

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kinora/app"
	"kinora/projects"
	"kinora/ui/kit"
	"kinora/ui/theme"
)

// list scrolls through the rows. There are only as many as can be seen: each object costs
// at every repaint of the window.
type list struct {
	scroll *container.Scroll
	q      *Queue
	body   *fyne.Container
	rows   map[projects.ID]*row
	mark   *kit.Surface // where a job would go that is dragged
	to     int          // its place among those that wait, -1 for none
}

func newList(q *Queue) *list {
	l := &list{q: q, rows: map[projects.ID]*row{}, mark: kit.NewSurface(theme.Accent, 1), to: -1}
	l.mark.Hide()
	l.body = container.New(rowsLayout{l})
	l.scroll = container.NewVScroll(l.body)
	l.scroll.OnScrolled = func(fyne.Position) { l.place() }
	if q.params.Drag != nil {
		q.params.Drag.Add(kit.Target{Object: l.scroll, Over: l.over, Drop: l.drop, Leave: l.leave})
	}
	return l
}

// draw shows the jobs of the queue anew.
func (l *list) draw() {
	l.place()
	l.body.Refresh()
	l.scroll.Refresh()
}

// place has rows where they can be seen, and no others.
func (l *list) place() {
	from, to := l.visible()
	keep := map[projects.ID]*row{}
	for i, j := range l.q.jobs {
		r := l.rows[j.Take]
		if i < from || i >= to {
			if r == nil || !r.focused {
				continue
			}
		}
		if r == nil {
			r = newRow(l.q)
		}
		r.set(j, belongs(j, l.q.shots), l.q.held)
		r.Move(fyne.NewPos(0, float32(i)*high()))
		r.Resize(fyne.NewSize(l.body.Size().Width, high()))
		keep[j.Take] = r
	}
	l.rows = keep
	l.body.Objects = l.body.Objects[:0]
	for _, j := range l.q.jobs {
		if r := keep[j.Take]; r != nil {
			l.body.Objects = append(l.body.Objects, r)
		}
	}
	l.body.Objects = append(l.body.Objects, l.mark)
}

// visible is the rows that are within sight, with one more on either side.
func (l *list) visible() (from, to int) {
	from = int(l.scroll.Offset.Y/high()) - 1
	to = int((l.scroll.Offset.Y+l.scroll.Size().Height)/high()) + 2
	return max(0, from), min(len(l.q.jobs), to)
}

// rowsLayout makes room for all rows.
type rowsLayout struct{ l *list }

// MinSize is called by Fyne.
func (r rowsLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(300, float32(len(r.l.q.jobs))*high()+theme.Gap)
}

// Layout is called by Fyne.
func (r rowsLayout) Layout([]fyne.CanvasObject, fyne.Size) { r.l.place() }

// focusBy gives the keyboard to a row some places further.
func (l *list) focusBy(id projects.ID, by int) {
	i := slices.IndexFunc(l.q.jobs, func(j app.Job) bool { return j.Take == id })
	if i < 0 || i+by < 0 || i+by >= len(l.q.jobs) {
		return
	}
	l.reveal(i + by)
	r := l.rows[l.q.jobs[i+by].Take]
	if c := fyne.CurrentApp().Driver().CanvasForObject(l.scroll); c != nil && r != nil {
		c.Focus(r)
	}
}

// reveal scrolls until a row is within sight.
func (l *list) reveal(i int) {
	top, height := float32(i)*high(), l.scroll.Size().Height
	switch {
	case top < l.scroll.Offset.Y:
		l.scroll.ScrollToOffset(fyne.NewPos(0, top))
	case top+high() > l.scroll.Offset.Y+height:
		l.scroll.ScrollToOffset(fyne.NewPos(0, top+high()-height))
	}
	l.place()
}

// over shows where a job would go.
func (l *list) over(payload any, at fyne.Position) bool {
	d, ok := payload.(dragged)
	if !ok {
		return false
	}
	ids := l.q.waiting()
	own := slices.Index(ids, d.take)
	if own < 0 {
		return false
	}
	first := l.firstWaiting()
	gap := int((at.Y+l.scroll.Offset.Y)/high()+0.5) - first
	gap = min(max(0, gap), len(ids))
	l.to = gap
	if gap > own {
		l.to-- // it is taken out first
	}
	l.mark.Move(fyne.NewPos(theme.Inset, float32(first+gap)*high()-1))
	l.mark.Resize(fyne.NewSize(l.body.Size().Width-2*theme.Inset, 2))
	l.mark.Show()
	return true
}

// firstWaiting is the place of the first job that can be moved among all of them.
func (l *list) firstWaiting() int {
	return max(0, slices.IndexFunc(l.q.jobs, movable))
}

func (l *list) drop(payload any, _ fyne.Position) {
	to := l.to
	l.leave()
	if d, ok := payload.(dragged); ok && to >= 0 {
		l.q.params.Commands.MoveInQueue(d.take, to)
	}
}

func (l *list) leave() {
	l.to = -1
	l.mark.Hide()
}
