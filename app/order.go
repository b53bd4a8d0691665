package app

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"

	"kinora/projects"
	"kinora/projects/rational"
)

// order is what Generate asks for of a card.
func (s *Studio) order(c projects.Card) (projects.Order, error) {
	o := projects.Order{Way: projects.WayMake, Shot: c.Shot, Draft: c.Draft}
	if !c.Locked {
		o.Shot.Expanded = ""
	}
	for _, k := range c.Known {
		g, err := s.given(k)
		if err != nil {
			return o, err
		}
		o.Given = append(o.Given, g)
	}
	cast, err := s.castOf(c.Shot)
	o.Cast = cast
	return o, err
}

// given is a known picture with its file.
func (s *Studio) given(k projects.Known) (projects.Given, error) {
	digest, _ := s.doc.film.Asset(k.Source)
	if digest == "" {
		return projects.Given{}, fmt.Errorf("the shot knows a frame of “%s”, which is not made yet: make it first, or take it out", s.doc.film.Title(k.Source))
	}
	return projects.Given{
		Asset: digest, From: k.From, Last: k.Place == projects.PlaceLast, At: k.At, Strength: k.Strength, Fit: k.Fit,
	}, nil
}

// castOf are the members of the cast that a prompt speaks of.
func (s *Studio) castOf(shot projects.Shot) ([]projects.CastMember, error) {
	var out []projects.CastMember
	for _, name := range projects.Mentions(shot.Prompt + " " + shot.Expanded) {
		m, ok := s.doc.film.Member(name)
		if !ok {
			return nil, &Problem{Field: FieldPrompt, Err: fmt.Errorf("nobody in the cast is called @%s: add them, or write the name without @", name)}
		}
		member := projects.CastMember{Name: m.Name, Description: m.Description}
		for _, p := range m.Pictures {
			if digest, _ := s.doc.film.Asset(p); digest != "" {
				member.Pictures = append(member.Pictures, digest)
			}
		}
		out = append(out, member)
	}
	return out, nil
}

// filesOf is where an order's files lie.
func (s *Studio) filesOf(o projects.Order) (map[string]string, error) {
	files := map[string]string{}
	for _, digest := range o.Files() {
		path := s.pathOfAsset(digest)
		if path == "" {
			return nil, fmt.Errorf("a file that the take needs is missing: relink it in the library")
		}
		files[digest] = path
	}
	return files, nil
}

// pathOf is where a source's file lies, "" where there is none yet.
func (s *Studio) pathOf(source projects.Source) string {
	if m, ok := s.doc.film.Medium(source.Medium); ok && m.Path != "" {
		return m.Path
	}
	digest, ext := s.doc.film.Asset(source)
	return s.inFilm(digest, ext)
}

// inFilm is the path of an asset in the film's own folder.
func (s *Studio) inFilm(digest, ext string) string {
	if digest == "" || s.doc.store == nil {
		return ""
	}
	return filepath.Join(s.doc.store.Media(), digest[:2], digest+ext)
}

func (s *Studio) pathOfAsset(digest string) string {
	for _, m := range s.doc.film.Media {
		if m.Asset == digest {
			return s.pathOf(projects.Source{Medium: m.ID})
		}
	}
	for id, o := range s.doc.film.Outcomes {
		if o.Asset == digest {
			return s.pathOf(projects.Source{Take: id})
		}
	}
	return ""
}

// Generate makes the takes of the card that is selected, or of the shot that the selected
// clips are takes of.
func (s *Studio) Generate() {
	if s.selection.Shotless() {
		s.brief(Warning, "What is selected on the timeline is not of one shot: choose a shot on the storyboard first.")
		return
	}
	c, ok := s.card()
	if !ok {
		s.brief(Warning, "Choose a shot on the storyboard first, or add one.")
		return
	}
	if reason := s.Snapshot().Reason(); reason != "" {
		s.brief(Warning, reason)
		return
	}
	s.endTyping()
	if s.problems.Any() && s.answered == s.edition {
		s.brief(Warning, "The shot cannot be made like this: see what is marked red.")
		return
	}
	s.settle()
	if s.view != ViewShot {
		s.SetView(ViewShot)
	}
	s.generate(c)
	s.publish()
}

// generate orders the takes of a card, each with a seed of its own.
func (s *Studio) generate(c projects.Card) {
	if strings.TrimSpace(c.Shot.Prompt) == "" && len(c.Known) == 0 {
		s.problems[FieldPrompt] = "Say what the shot should show."
		return
	}
	order, err := s.order(c)
	if err != nil {
		s.blame(err)
		return
	}
	var takes []projects.FilmTake
	for i := range max(1, c.Variations) {
		if !c.SeedLocked {
			order.Shot.Seed = dice()
		} else if i > 0 {
			order.Shot.Seed++
		}
		takes = append(takes, projects.FilmTake{Card: c.ID, Order: order})
	}
	if s.view == ViewShot {
		s.watching = WatchPreview
	}
	s.enqueue(takes...)
	s.notice, s.briefly = Notice{}, 0
}

// GenerateAll makes a take of each card that has none.
func (s *Studio) GenerateAll() {
	n := 0
	for _, c := range s.doc.film.Board {
		if s.doc.film.Shown(c.ID) == 0 && !s.isOrdered(c.ID) && strings.TrimSpace(c.Shot.Prompt) != "" {
			s.generate(c)
			n++
		}
	}
	if n == 0 {
		s.brief(Info, "Every shot that has a prompt has a take, or one is on its way.")
		return
	}
	s.say(Info, counted(n, "1 shot is in the queue.", "%d shots are in the queue."))
}

// isOrdered reports whether a take of the card waits or is being made.
func (s *Studio) isOrdered(card projects.ID) bool {
	for _, t := range s.doc.film.TakesOf(card) {
		switch s.doc.film.Outcomes[t.ID].State {
		case projects.Waiting, projects.Running, projects.Paused:
			return true
		}
	}
	return false
}

// Finalize makes a draft at full size, with its composition kept.
func (s *Studio) Finalize(take projects.ID) {
	t, ok := s.doc.film.Take(take)
	o := s.doc.film.Outcomes[take]
	if !ok || o.State != projects.Done || !t.Order.Draft {
		s.brief(Warning, "Only a draft that is made can be made final.")
		return
	}
	order := t.Order
	order.Way, order.Draft = projects.WayFinal, false
	order.First = projects.Span{Asset: o.Asset, Length: o.Seconds()}
	s.enqueue(projects.FilmTake{Card: t.Card, Order: order})
	s.publish()
}

// blame shows an error under its field, or in the status bar where it has none.
func (s *Studio) blame(err error) {
	s.trace.line("problem %v", err)
	before := s.problems
	s.problems.add(err)
	if s.problems[FieldNone] != before[FieldNone] {
		s.problems[FieldNone] = before[FieldNone]
		s.say(Failure, err.Error())
	}
	s.publish()
}

// seeds is below which dice fall: short enough to be read aloud.
const seeds = 1_000_000

func dice() uint64 { return rand.Uint64N(seeds) }

// span is a stretch of a source for an order.
func (s *Studio) span(source projects.Source, from, seconds rational.Rat) (projects.Span, error) {
	digest, _ := s.doc.film.Asset(source)
	if digest == "" {
		return projects.Span{}, fmt.Errorf("“%s” is not made yet: wait for it, or make it first", s.doc.film.Title(source))
	}
	length, _ := s.doc.film.Length(source)
	return projects.Span{Asset: digest, From: from, Seconds: seconds, Length: length}, nil
}
