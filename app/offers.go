package app

import (
	"errors"

	"kinora/projects"
	"kinora/projects/edit"
	"kinora/projects/rational"
)

// What generation does on the timeline: the new frames are a clip of their own, whose
// source is the take that was ordered. Until it is made a placeholder stands there, and
// the edit goes on.

// reach is how many seconds of a clip generation is given to go on from.
var reach = rational.Int(2)

// Extend makes so many new frames behind a clip (EdgeEnd) or before it (EdgeStart). The
// clip goes on from what is seen of it on the timeline. Where another clip is in the way,
// what is behind moves on.
func (s *Studio) Extend(clip projects.ID, edge Edge, frames int64) {
	f := s.doc.film
	c, i, ok := f.Timeline.Clip(clip)
	if !ok || frames < 1 {
		return
	}
	seconds, frames := s.stepped(f.Seconds(frames))
	m := addition{name: "Extend", track: f.Timeline.Tracks[i].ID, at: c.End(), frames: frames}
	if edge == EdgeEnd {
		span, source, err := edit.SpanBefore(f, m.track, c.End(), reach)
		m.order = projects.Order{Way: projects.WayExtend, Shot: s.shotAt(source, span.Last()), First: span, After: seconds}
		m.from = span.Duration()
		s.add(m, err)
		return
	}
	span, source, err := edit.SpanAfter(f, m.track, c.Start, reach)
	m.order = projects.Order{Way: projects.WayExtend, Shot: s.shotAt(source, span.From), First: span, Before: seconds}
	m.from = seconds.Sub(f.Seconds(frames)) // its last frame meets the clip
	if m.at = c.Start - frames; m.at < 0 || !isFree(f, m.track, m.at, frames) {
		m.at = c.Start
	}
	s.add(m, err)
}

// stepped is the nearest time to one that is wanted which the pack can make, and how many
// frames of the timeline it fills: new frames come in steps.
func (s *Studio) stepped(wanted rational.Rat) (seconds rational.Rat, frames int64) {
	if step := s.limits.Step; !step.Zero() {
		wanted = step.Mul(rational.Int(max(1, wanted.Div(step).Round())))
	}
	return wanted, max(1, wanted.Mul(s.doc.film.Head.Rate).Floor())
}

// isFree reports whether nothing lies on some frames of a track.
func isFree(f projects.Film, track projects.ID, at, frames int64) bool {
	t, _ := f.Timeline.Track(track)
	i, on := t.Index(at)
	return !on && (i == len(t.Clips) || t.Clips[i].Start >= at+frames)
}

// FillGap makes what is missing in the gap at a frame of a track.
func (s *Studio) FillGap(track projects.ID, frame int64) {
	f := s.doc.film
	gap, ok := edit.GapAt(f, track, frame)
	if !ok || gap.Left == 0 {
		s.brief(Info, "There is no gap between two clips here.")
		return
	}
	s.between("Fill the gap", projects.WayFill, track, gap.Start, gap.Frames)
}

// Connect makes a way of so many frames from the clip before a cut to the one behind it;
// what is behind moves on. clip is the one behind the cut.
func (s *Studio) Connect(clip projects.ID, frames int64) {
	c, i, ok := s.doc.film.Timeline.Clip(clip)
	if !ok {
		return
	}
	track := s.doc.film.Timeline.Tracks[i].ID
	s.between("Connect", projects.WayConnect, track, c.Start, frames)
}

// between orders what lies between the clips that end and begin at the ends of a stretch.
// For WayConnect the stretch is made first.
func (s *Studio) between(name string, way projects.Way, track projects.ID, at, frames int64) {
	f := s.doc.film
	right := at + frames
	if way == projects.WayConnect {
		right = at
	}
	before, source, err := edit.SpanBefore(f, track, at, reach)
	behind, _, err2 := edit.SpanAfter(f, track, right, reach)
	seconds, made := s.stepped(f.Seconds(frames))
	speed := rational.Int(1)
	if way == projects.WayConnect {
		frames = made
	} else {
		// Both ends of what is made are tied to the clips beside the gap. Where the pack's steps
		// make it a little longer, it is fitted by its speed: cut off at the gap's end, it would
		// not meet the clip behind.
		speed = seconds.Div(f.Seconds(frames))
	}
	s.add(addition{
		name: name, track: track, at: at, frames: frames, from: before.Duration(), speed: speed,
		order: projects.Order{Way: way, Shot: s.shotAt(source, before.Last()), First: before, Second: behind, Over: seconds},
	}, errors.Join(err, err2))
}

// Retake makes the marked stretch of a clip anew; the clip is where the stretch begins.
func (s *Studio) Retake() {
	f := s.doc.film
	t := f.Timeline
	track, ok := t.Track(s.selection.Track)
	if t.Out == 0 || !ok {
		s.brief(Info, "Mark the stretch with I and O, and select its track.")
		return
	}
	i, on := track.Index(t.In)
	if !on || track.Clips[i].End() < t.Out {
		s.brief(Info, "The marked stretch must lie inside one clip.")
		return
	}
	c := track.Clips[i]
	span, err := s.spanOf(c)
	from, to := f.Seconds(t.In-c.Start), f.Seconds(t.Out-c.Start)
	o := projects.Order{Way: projects.WayRetake, Shot: s.shotAt(c.Source, c.From.Add(from)), First: span, From: from, To: to}
	s.add(addition{name: "Retake", order: o, track: track.ID, at: t.In, frames: t.Out - t.In, from: from}, err)
}

// LoopClip makes new frames behind a clip that lead back to its beginning, so many seconds
// of them.
func (s *Studio) LoopClip(clip projects.ID, seconds rational.Rat) {
	c, i, ok := s.doc.film.Timeline.Clip(clip)
	if !ok {
		return
	}
	span, err := s.spanOf(c)
	over, frames := s.stepped(seconds)
	s.add(addition{
		name: "Loop", track: s.doc.film.Timeline.Tracks[i].ID, at: c.End(), frames: frames, from: span.Duration(),
		order: projects.Order{Way: projects.WayLoop, Shot: s.shotAt(c.Source, span.Last()), First: span, Over: over},
	}, err)
}

// Remix makes a clip anew from another prompt, with its composition kept; change, above 0
// and up to 1, is how much may become new. The take comes in the clip's place.
func (s *Studio) Remix(clip projects.ID, prompt string, change float64) {
	c, i, ok := s.doc.film.Timeline.Clip(clip)
	if !ok {
		return
	}
	span, err := s.spanOf(c)
	shot := s.shotOf(c.Source)
	if prompt != "" && prompt != shot.Prompt {
		shot.Prompt, shot.Expanded = prompt, ""
	}
	o := projects.Order{Way: projects.WayRemix, Shot: shot, First: span, Change: change}
	s.add(addition{name: "Remix", order: o, track: s.doc.film.Timeline.Tracks[i].ID, at: c.Start, frames: c.Frames}, err)
}

// spanOf is what is seen of a clip.
func (s *Studio) spanOf(c projects.Clip) (projects.Span, error) {
	if c.Speed != rational.Int(1) {
		return projects.Span{}, errors.New("this clip does not play at its own speed: set its speed to 1 first")
	}
	return s.span(c.Source, c.From, s.doc.film.Seconds(c.Frames))
}

// shotOf is what a source was made from, as far as that is known, with a new seed.
func (s *Studio) shotOf(source projects.Source) projects.Shot {
	shot := projects.Shot{Seed: dice()}
	if o := s.doc.film.Outcomes[source.Take]; o.Recipe != nil {
		made := o.Shot()
		shot.Prompt, shot.Expanded, shot.Negative = made.Prompt, made.Expanded, made.Negative
	}
	return shot
}

// shotAt is shotOf for what is seen so many seconds into a source: one of its shots.
func (s *Studio) shotAt(source projects.Source, seconds rational.Rat) projects.Shot {
	shot := projects.Shot{Seed: dice()}
	if r := s.doc.film.Outcomes[source.Take].At(seconds); r != nil {
		shot.Prompt, shot.Expanded, shot.Negative = r.Prompt, r.Expanded, r.Negative
	}
	return shot
}

// addition is a take that is ordered for the timeline: where it lies, and which of its
// frames.
type addition struct {
	name       string // of the command
	order      projects.Order
	track      projects.ID
	at, frames int64
	from       rational.Rat // where in the take the new frames begin
	speed      rational.Rat // 0 is 1
}

// add orders a take and puts it on its track. err is why the order could not be written.
func (s *Studio) add(m addition, err error) {
	switch {
	case err != nil:
		s.brief(Warning, err.Error())
		return
	case m.at < 0:
		s.brief(Warning, "There is no room before the clip: move it to the right first.")
		return
	case s.doc.store == nil:
		return
	}
	s.settle()
	take := s.addTake(projects.FilmTake{Order: m.order, Name: m.name})
	var ids []projects.ID
	done := s.change(m.name, func(f projects.Film) (after projects.Film, err error) {
		after, ids, err = m.place(f, take.ID)
		return after, err
	})
	if !done {
		s.setOutcome(take.ID, projects.Outcome{State: projects.Cancelled})
		return
	}
	s.trace.line("ordered %s %d", m.order.Way, m.frames)
	s.queueUp(take.ID)
	s.SelectClips(ids...)
}

// place puts the clip of a take onto the track, with room for it where there is none.
func (m addition) place(f projects.Film, take projects.ID) (projects.Film, []projects.ID, error) {
	put := edit.Overwrite
	crowded := m.order.Way == projects.WayExtend && !isFree(f, m.track, m.at, m.frames)
	if crowded || m.order.Way == projects.WayConnect || m.order.Way == projects.WayLoop {
		put = edit.Insert
	}
	piece := edit.Piece{Source: projects.Source{Take: take}, From: m.from, Frames: m.frames, Speed: m.speed, Silent: true}
	return put(f, piece, m.track, m.at)
}
