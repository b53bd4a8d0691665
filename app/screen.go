package app

import (
	"image"

	"kinora/app/player"
	"kinora/projects"
)

// Screen is what changed in the viewer.
type Screen struct {
	Image   *image.RGBA // nil keeps the picture that is there; valid until the next Screen
	Clear   bool        // take the picture away
	Preview bool        // the picture is of the take in the making
	Peek    bool        // the picture is of a frame that somebody looks for, not the player's
	State   player.State
	// Placeholder is what the picture would be of, where it is the card of a take that is
	// not made yet or of a file that is not there; else nil.
	Placeholder *Placeholder
}

// WatchScreen registers who draws pictures. draw is called up to sixty times a
// second and must be done with the last image when it returns from the next call.
func (s *Studio) WatchScreen(draw func(Screen)) { s.screens = append(s.screens, draw) }

func (s *Studio) emit(screen Screen) {
	for _, draw := range s.screens {
		draw(screen)
	}
}

// refreshScreen runs after the player or the preview rang.
func (s *Studio) refreshScreen() {
	state := s.deck.State()
	if s.peek.beheld != nil {
		s.follow(state)
		return // Unpeek comes back here
	}
	if s.watching == WatchPreview && s.queue.job != nil {
		s.emitPreview(state)
		return
	}
	screen := Screen{State: state}
	if next := s.deck.Picture(); next != nil {
		s.onScreen = next
		screen.Image = next.Image
	}
	screen.Clear = state.Err != nil && s.onScreen == nil // nothing of this file was ever seen
	s.follow(state)
	switch s.watching {
	case WatchVideo:
		s.emitVideo(screen)
		s.tracePlaying(state)
	case WatchNothing: // what was open has come to rest
		s.emit(Screen{Clear: true, State: state})
		s.tracePlaying(state)
	}
}

// emitVideo adds what is to be said of the picture.
func (s *Studio) emitVideo(screen Screen) {
	screen.Placeholder = s.placeholder(screen.State)
	s.emit(screen)
}

func (s *Studio) emitPreview(state player.State) {
	j := s.queue.job
	picture := j.picture()
	if picture != nil && !j.seen {
		j.seen = true
		s.trace.line("preview")
	}
	s.emit(Screen{Image: picture, Preview: true, State: state})
}

// back shows the open video again, or nothing, when no take came of a job.
func (s *Studio) back() {
	if s.watching != WatchPreview {
		return
	}
	state := s.deck.State()
	if s.open == (projects.Source{}) || s.onScreen == nil {
		s.watching = WatchNothing
		s.emit(Screen{Clear: true, State: state})
		return
	}
	s.watching = WatchVideo
	s.emitVideo(Screen{Image: s.onScreen.Image, State: state})
}

// follow keeps the playhead where the timeline is played.
func (s *Studio) follow(state player.State) {
	if s.view == ViewTimeline && state.Path == timelineProgram && state.Err == nil {
		s.playhead = state.Frame
	}
}

// tracePlaying tells scripts what the player does.
func (s *Studio) tracePlaying(state player.State) {
	if s.trace.out == nil {
		return
	}
	if state.Err != nil {
		s.trace.line("unplayable %v", state.Err)
	}
	if state.Playing != s.trace.playing {
		s.trace.playing = state.Playing
		if state.Playing {
			s.trace.line("playing")
		} else {
			s.trace.line("paused, %d late", state.Dropped)
		}
	}
	s.trace.line("frame %d", state.Frame)
}
