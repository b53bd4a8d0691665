package app

import "kinora/projects"

// PlayPause starts or stops what is open.
func (s *Studio) PlayPause() {
	s.front()
	s.deck.Toggle()
}

// Shuttle plays on where direction is above 0 and backwards where it is below; each call
// in the direction in which it plays already doubles the speed, up to 8.
func (s *Studio) Shuttle(direction int) {
	s.front()
	s.deck.Shuttle(direction)
}

// PlayInOut plays the stretch of the timeline that is marked, over and over where it loops.
func (s *Studio) PlayInOut() {
	t := s.doc.film.Timeline
	out := min(t.Out, t.Frames())
	if out <= t.In {
		s.brief(Info, "Mark a stretch of the timeline first: I is its beginning, O its end.")
		return
	}
	if s.view != ViewTimeline || s.watching != WatchVideo {
		s.SetView(ViewTimeline)
	}
	s.front()
	s.deck.PlayRange(t.In, out)
}

// markRange tells the player which stretch it loops.
func (s *Studio) markRange() {
	if t := s.doc.film.Timeline; s.view == ViewTimeline {
		s.deck.SetRange(t.In, min(t.Out, t.Frames()))
		return
	}
	s.deck.SetRange(0, 0)
}

// Pause stops what plays.
func (s *Studio) Pause() { s.deck.Pause() }

// GoTo stops at a frame; numbers outside of the video mean its ends.
func (s *Studio) GoTo(frame int64) {
	s.front()
	s.deck.GoTo(frame)
}

// MovePlayhead goes to a frame of the timeline, and shows the timeline.
func (s *Studio) MovePlayhead(frame int64) {
	frame = max(0, frame)
	s.playhead = frame
	if s.view != ViewTimeline || s.watching != WatchVideo {
		s.SetView(ViewTimeline)
		return
	}
	s.Unpeek()
	s.deck.GoTo(frame)
}

// Step stops n frames further on, further back where n is negative.
func (s *Studio) Step(n int64) {
	s.front()
	s.deck.Step(n)
}

// SetLoop says whether the end of a video goes on with its first frame.
func (s *Studio) SetLoop(loop bool) {
	s.set.Loop = loop
	s.deck.SetLoop(loop)
	s.touch()
	s.publish()
}

// WatchPreview goes back to the take in the making.
func (s *Studio) WatchPreview() {
	if s.queue.job == nil || s.watching == WatchPreview {
		return
	}
	s.deck.Pause()
	s.view, s.watching = ViewShot, WatchPreview
	s.emit(Screen{Clear: true, Preview: true, State: s.deck.State()})
	s.publish()
}

// front brings the open video back where the take in the making was watched, or a frame
// was looked for.
func (s *Studio) front() {
	s.showNow()
	s.Unpeek()
	if s.watching == WatchPreview && s.open != (projects.Source{}) && s.onScreen != nil {
		s.watching = WatchVideo
		s.emitVideo(Screen{Image: s.onScreen.Image, State: s.deck.State()})
		s.publish()
	}
}

// showSoon shows the card that is selected when the window has told of the selection:
// opening a file beside that would hold it up.
func (s *Studio) showSoon() {
	s.unshown = true
	s.cfg.Post(s.showNow)
}

// showNow shows what showSoon put off, and tells what that is.
func (s *Studio) showNow() {
	if !s.unshown {
		return
	}
	before := s.open
	s.unshown = false
	s.showCard(s.selection.Card)
	if s.open != before {
		s.publish()
	}
}

// boardFrame is the frame of the storyboard at which a card begins, 0 where it has none.
func (s *Studio) boardFrame(card projects.ID) int64 {
	c, _, _ := s.story.Timeline.Clip(card)
	return c.Start
}
