package app

import (
	"context"
	"errors"
	"sync/atomic"

	"kinora/app/player"
	"kinora/engine/media"
	"kinora/engine/render"
	"kinora/projects"
	"kinora/projects/edit"
	"kinora/projects/rational"
)

// View says what the viewer plays.
type View int

// The viewer plays one shot or medium, all shots of the storyboard one after the other,
// or the timeline.
const (
	ViewShot View = iota
	ViewBoard
	ViewTimeline
)

// What the player is told to open for a film as a whole, in the place of a path.
const (
	timelineProgram = "kinora:timeline"
	boardProgram    = "kinora:storyboard"
)

// program is a film as the player plays it: a reader that follows the edits. The spec is
// written on the goroutine of the commands and read on the player's.
type program struct {
	*render.Reader
	sound *render.Sound // nil where nothing is heard
	spec  *atomic.Pointer[render.Spec]
	full  *atomic.Pointer[projects.Size]
	shown *render.Spec
}

// programs are the two ways of playing a film.
type programs struct {
	timeline, board atomic.Pointer[render.Spec] // at the size that the viewer needs
	full            atomic.Pointer[projects.Size]
	pair            atomic.Pointer[pair]
}

// open is player.Open for programs and files.
func (s *Studio) openProgram(ctx context.Context, path string) (player.Tape, error) {
	var spec *atomic.Pointer[render.Spec]
	switch path {
	case timelineProgram:
		spec = &s.programs.timeline
	case boardProgram:
		spec = &s.programs.board
	case compareProgram:
		return s.openPair()
	default:
		return s.openFile(ctx, path)
	}
	now := spec.Load()
	p := &program{Reader: render.New(*now, s.cfg.Video), spec: spec, full: &s.programs.full, shown: now}
	if s.cfg.Sound == nil {
		return player.Tape{Reader: p}, nil
	}
	p.sound = render.NewSound(*now, s.cfg.Sound)
	return player.Tape{Reader: p, Sound: p.sound}, nil
}

// openFile opens a file and its sound. One whose sound cannot be read plays without.
func (s *Studio) openFile(ctx context.Context, path string) (player.Tape, error) {
	reader, err := s.openFitted(ctx, path)
	if errors.Is(err, media.NoVideo) && s.cfg.Sound != nil {
		return s.openDark(ctx, path)
	}
	tape := player.Tape{Reader: reader}
	if err != nil || s.cfg.Sound == nil || reader.Info().Audio == nil {
		return tape, err
	}
	if tape.Sound, err = s.cfg.Sound(ctx, path); err != nil {
		s.trace.line("no sound of %s: %v", path, err)
	}
	return tape, nil
}

// openDark opens a file that has nothing but sound.
func (s *Studio) openDark(ctx context.Context, path string) (player.Tape, error) {
	heard, err := s.cfg.Sound(ctx, path)
	if err != nil {
		return player.Tape{}, err
	}
	return player.Tape{Reader: newDark(heard.Info()), Sound: heard}, nil
}

// follow takes up an edit.
func (p *program) follow() {
	if now := p.spec.Load(); now != p.shown {
		p.shown = now
		p.SetSpec(*now)
		if p.sound != nil {
			p.sound.SetSpec(*now)
		}
	}
}

// Info is what the film is now.
func (p *program) Info() media.Info {
	p.follow()
	return shownAt(p.Reader.Info(), *p.full.Load())
}

// At is the film's picture at a time.
func (p *program) At(ctx context.Context, t rational.Rat) (media.Frame, error) {
	p.follow()
	return p.Reader.At(ctx, t)
}

// Next is the film's next picture.
func (p *program) Next(ctx context.Context) (media.Frame, error) {
	p.follow()
	return p.Reader.Next(ctx)
}

// refreshPrograms makes what is played follow the film.
func (s *Studio) refreshPrograms() {
	if s.doc.film.Head.Rate.Zero() {
		return
	}
	was := s.playedRate()
	s.storePrograms()
	if s.view != ViewShot {
		s.deck.Refresh()
	}
	s.keepTime(was)
	s.markRange()
}

// storePrograms is the film as it plays now.
func (s *Studio) storePrograms() {
	f := s.doc.film
	if f.Head.Rate.Zero() {
		return
	}
	files, size := render.FilesOf(f, s.where), s.port.fit(f.Head.Size)
	s.programs.full.Store(&f.Head.Size)
	s.programs.timeline.Store(&render.Spec{Timeline: f.Timeline, Size: size, Rate: f.Head.Rate, Files: files})
	s.story = edit.Storyboard(f, s.limits.Seconds)
	s.programs.board.Store(&render.Spec{Timeline: s.story.Timeline, Size: size, Rate: f.Head.Rate, Files: files})
}

// where is the path of a file by its digest, its ending, and its place outside of the film.
func (s *Studio) where(digest, ext, outside string) string {
	if outside != "" {
		return outside
	}
	return s.inFilm(digest, ext)
}

// SetView chooses what the viewer plays.
func (s *Studio) SetView(view View) {
	if view == s.view && s.watching == WatchVideo {
		return
	}
	s.view = view
	switch view {
	case ViewTimeline:
		s.play(timelineProgram, false)
		s.deck.GoTo(s.playhead)
	case ViewBoard:
		s.play(boardProgram, false)
	case ViewShot:
		s.showCard(s.selection.Card)
	}
	s.publish()
}

// PlayBoard plays every shot in order, from the one that is selected on.
func (s *Studio) PlayBoard() {
	s.SetView(ViewBoard)
	s.deck.GoTo(s.boardFrame(s.selection.Card))
	s.deck.Play()
}

// ShowSource shows a take or a medium in the viewer.
func (s *Studio) ShowSource(source projects.Source) {
	s.view = ViewShot
	s.show(source, true)
	s.publish()
}

// showCard shows the take that stands for a card, or its making, or nothing.
func (s *Studio) showCard(card projects.ID) {
	s.unshown = false
	if s.view != ViewShot {
		return
	}
	if j := s.queue.job; j != nil && j.take.Card == card {
		s.watchMaking()
		return
	}
	s.show(s.seenOf(card), false)
}

// seenOf is what is seen of a shot: its take, else the first picture that it is to show.
func (s *Studio) seenOf(card projects.ID) projects.Source {
	take := s.doc.film.Shown(card)
	if c, ok := s.doc.film.Card(card); ok && take == 0 && len(c.Known) > 0 {
		return c.Known[0].Source
	}
	return projects.Source{Take: take}
}

// showsShot reports whether what is open is of the selected shot: what stands for it, or one
// of its takes, or nothing where there is nothing yet.
func (s *Studio) showsShot() bool {
	if take, ok := s.doc.film.Take(s.open.Take); ok && take.Card == s.selection.Card {
		return true
	}
	return s.open == (projects.Source{}) || s.open == s.seenOf(s.selection.Card)
}

// show opens a source in the viewer; one that has no file clears it. What was to be shown
// soon is not any more.
func (s *Studio) show(source projects.Source, play bool) {
	s.open, s.unshown = source, false
	path := s.pathOf(source)
	if path == "" {
		s.open, s.comparing = projects.Source{}, nil
		s.deck.Open("", false)
		s.watching, s.onScreen = WatchNothing, nil
		s.emit(Screen{Clear: true, State: s.deck.State()})
		return
	}
	s.play(path, play)
}

func (s *Studio) play(path string, play bool) {
	s.Unpeek()
	s.watching, s.onScreen, s.comparing = WatchVideo, nil, nil
	s.deck.Open(path, play)
	s.markRange()
}

// watchMaking shows the take in the making where its shot is looked at.
func (s *Studio) watchMaking() {
	j := s.queue.job
	if j == nil || s.view != ViewShot || s.comparing != nil || j.take.Card != 0 && j.take.Card != s.selection.Card {
		return
	}
	s.WatchPreview()
}
