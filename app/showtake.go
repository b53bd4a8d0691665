package app

import "kinora/projects"

// ShowTake goes to where a take belongs: its shot, or its clip on the timeline. What is
// made of it can be seen in the viewer then.
func (s *Studio) ShowTake(id projects.ID) {
	t, ok := s.doc.film.Take(id)
	if !ok {
		return
	}
	if t.Card != 0 {
		if _, there := s.doc.film.Card(t.Card); there {
			s.view = ViewShot
			s.SelectCard(t.Card, false)
			s.showMade(id)
			return
		}
	}
	for _, track := range s.doc.film.Timeline.Tracks {
		for _, c := range track.Clips {
			if c.Source.Take == id {
				s.SetView(ViewTimeline)
				s.SelectClips(c.ID)
				s.GoTo(c.Start)
				return
			}
		}
	}
	s.showMade(id)
}

// showMade shows a take that has a file, or its making.
func (s *Studio) showMade(id projects.ID) {
	switch j := s.queue.job; {
	case j != nil && j.take.ID == id:
		s.WatchPreview()
	case s.pathOf(projects.Source{Take: id}) != "":
		s.ShowSource(projects.Source{Take: id})
	}
}
