package app

import (
	"cmp"

	"kinora/app/player"
	"kinora/projects"
)

// Placeholder is what a frame would show that has no picture.
type Placeholder struct {
	Source projects.Source // zero for a shot of which no take was ordered
	Title  string          // of the shot or the source
	State  projects.OutcomeState
	Reason string // why it failed
	Lost   bool   // its file is not there
}

// placeholder is what stands at the player's frame, nil where there is a picture.
func (s *Studio) placeholder(state player.State) *Placeholder {
	if s.watching != WatchVideo || s.view == ViewShot {
		return nil
	}
	played := s.doc.film.Timeline
	if s.view == ViewBoard {
		played = s.story.Timeline
	}
	clip, ok := played.Top(state.Frame)
	if !ok {
		return nil
	}
	return s.standsFor(clip)
}

func (s *Studio) standsFor(clip projects.Clip) *Placeholder {
	f := s.doc.film
	p := &Placeholder{Source: clip.Source}
	if take, ok := f.Take(clip.Source.Take); ok {
		o := f.Outcomes[take.ID]
		p.Title, p.State, p.Reason = take.Title(), o.State, o.Reason
	}
	if card, ok := f.Card(clip.ID); ok && s.view == ViewBoard && p.Title == "" {
		p.Title = cmp.Or(card.Title, card.Shot.Prompt)
	}
	if medium, ok := f.Medium(clip.Source.Medium); ok {
		p.Title = medium.Name
	}
	digest, _ := f.Asset(clip.Source)
	p.Lost = digest != "" && s.missing[digest]
	if digest != "" && !p.Lost {
		return nil
	}
	return p
}
