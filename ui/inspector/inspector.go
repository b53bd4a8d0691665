// Package inspector is the pane of what is selected: the shot that is written, with
// prompt, settings and the button that makes takes; a clip of the timeline; or something
// of the library. It draws what app publishes and changes nothing but through commands;
// it must not import engine.
package inspector

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kinora/app"
	"kinora/projects"
	"kinora/ui/kit"
	"kinora/ui/theme"
)

// Params is what an inspector needs.
type Params struct {
	Commands Commands
	Generate func()                          // Generate with whatever the window does around it
	Files    func(then func(paths []string)) // asks for pictures and clips of the disk; nil where that cannot be
	Drag     *kit.Drag                       // of the window; nil for none
	Forward  kit.Forward                     // keys
	Rippling func() bool                     // whether what is behind an edit moves along; nil for no
	Later    func(func())                    // runs a function when the window has been painted; nil for at once
}

// Inspector is the pane.
type Inspector struct {
	shot   *shotPage
	clip   *clipPage
	source *sourcePage
	page   page
	root   fyne.CanvasObject
}

// page is one of the things that the pane shows.
type page interface {
	draw(s app.Snapshot)
	object() fyne.CanvasObject
}

// New makes the pane.
func New(p Params) *Inspector {
	i := &Inspector{shot: newShotPage(p), clip: newClipPage(p), source: newSourcePage(p)}
	i.page = i.shot
	i.clip.object().Hide()
	i.source.object().Hide()
	i.root = container.NewStack(i.shot.object(), i.clip.object(), i.source.object())
	return i
}

// Root is the pane for the window.
func (i *Inspector) Root() fyne.CanvasObject { return i.root }

// Focus is the prompt, where the keyboard starts, with the cursor behind its text.
func (i *Inspector) Focus() fyne.Focusable {
	i.shot.prompt.entry.ToEnd()
	return i.shot.prompt.entry
}

// Draw shows a snapshot.
func (i *Inspector) Draw(s app.Snapshot) {
	next := i.pageOf(s)
	if next != i.page {
		i.page.object().Hide()
		i.page = next
		next.object().Show()
	}
	next.draw(s)
}

// pageOf is the page of what was selected last.
func (i *Inspector) pageOf(s app.Snapshot) page {
	switch {
	case s.Selection.Pane == app.PaneTimeline && len(s.Selection.Clips) > 0:
		return i.clip
	case s.Selection.Pane == app.PaneLibrary && s.Selection.Source != (projects.Source{}):
		return i.source
	}
	return i.shot
}

// scrolled is a page: what stays at the top, what is scrolled, and what stays at the foot;
// view is where what is scrolled can be seen.
func scrolled(head, body, foot fyne.CanvasObject) (all, view fyne.CanvasObject) {
	const in = theme.Inset
	scroll := container.NewVScroll(kit.Padded(0, in, in, in, body))
	top := kit.Padded(10, in, 8, in, head)
	if foot == nil {
		return container.NewBorder(top, nil, nil, nil, scroll), scroll
	}
	return container.NewBorder(top, kit.Padded(8, in, in, in, foot), nil, nil, scroll), scroll
}

// same reports whether two slices are one: edits copy what they change.
func same[T any](a, b []T) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0])
}
