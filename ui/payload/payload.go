// Package payload is what is dragged from one pane to another. Files of the desktop are
// kit.Files. It must not import app, nor anything of Fyne.
package payload

import "kinora/projects"

// Cards are shots of the storyboard, in the order of the board.
type Cards struct{ IDs []projects.ID }

// Sources are takes and media of the library.
type Sources struct{ All []projects.Source }

// Of is what a payload brings to a pane that shows takes and media: the sources
// themselves, or the takes that stand for cards. Cards without a take bring nothing; ok is
// false for what is neither.
func Of(f projects.Film, dragged any) (all []projects.Source, ok bool) {
	switch p := dragged.(type) {
	case Sources:
		return p.All, true
	case Cards:
		for _, id := range p.IDs {
			if take := f.Shown(id); take != 0 {
				all = append(all, projects.Source{Take: take})
			}
		}
		return all, true
	}
	return nil, false
}
