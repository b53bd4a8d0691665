package app

// PlayPause starts or stops the open video.
func (s *Studio) PlayPause() {
	s.front()
	s.deck.Toggle()
}

// GoTo stops at a frame; numbers outside of the video mean its ends.
func (s *Studio) GoTo(frame int64) {
	s.front()
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

// OpenTake plays a take or an imported video.
func (s *Studio) OpenTake(path string) {
	s.show(path)
	s.publish()
}

// WatchPreview goes back to the take in the making.
func (s *Studio) WatchPreview() {
	if s.job == nil || s.watching == WatchPreview {
		return
	}
	s.deck.Pause()
	s.watching = WatchPreview
	s.emit(Screen{Clear: true, Preview: true, State: s.deck.State()})
	s.publish()
}

// show opens a video in the viewer and plays it.
func (s *Studio) show(path string) {
	s.open, s.watching, s.onScreen = path, WatchVideo, nil
	s.deck.Open(path, true)
}

// front brings the open video back where the take in the making was watched.
func (s *Studio) front() {
	if s.watching == WatchPreview && s.open != "" && s.onScreen != nil {
		s.watching = WatchVideo
		s.emit(Screen{Image: s.onScreen.Image, State: s.deck.State()})
		s.publish()
	}
}
