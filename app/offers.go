package app

import (
	"errors"
	"fmt"

	"kinora/projects"
	"kinora/projects/edit"
	"kinora/projects/rational"
)

// What generation does on the timeline: the new frames are a clip of their own, whose
// source is the take that was ordered. Until it is made a placeholder stands there, and
// the edit goes on.

// reach is how many seconds of a clip generation is given to go on from.
var reach = rational.Int(2)

// Offers is what generation can do on the timeline of a film.
func Offers(f projects.Film) []edit.Offer { return edit.Offers(f, reach) }

// Extend makes so many new frames behind a clip (EdgeEnd) or before it (EdgeStart). The
// clip goes on from what is seen of it on the timeline. Where another clip is in the way,
// what is behind moves on.
func (s *Studio) Extend(clip projects.ID, edge Edge, frames int64) {
	f := s.doc.film
	c, i, ok := f.Timeline.Clip(clip)
	if !ok || frames < 1 {
		return
	}
	track := f.Timeline.Tracks[i].ID
	seconds := f.Seconds(frames)
	if edge == EdgeEnd {
		span, source, err := edit.SpanBefore(f, track, c.End(), reach)
		o := projects.Order{Way: projects.WayExtend, Shot: s.shotOf(source), First: span, After: seconds}
		s.orderClip("Extend", err, o, track, c.End(), frames, span.Duration())
		return
	}
	span, source, err := edit.SpanAfter(f, track, c.Start, reach)
	o := projects.Order{Way: projects.WayExtend, Shot: s.shotOf(source), First: span, Before: seconds}
	at := c.Start - frames
	if at < 0 || !isFree(f, track, at, frames) {
		at = c.Start
	}
	s.orderClip("Extend", err, o, track, at, frames, rational.Rat{})
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
		s.say(Info, "There is no gap between two clips here.")
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
	o := projects.Order{Way: way, Shot: s.shotOf(source), First: before, Second: behind, Over: f.Seconds(frames)}
	s.orderClip(name, errors.Join(err, err2), o, track, at, frames, before.Duration())
}

// Retake makes the marked stretch of a clip anew; the clip is where the stretch begins.
func (s *Studio) Retake() {
	f := s.doc.film
	t := f.Timeline
	track, ok := t.Track(s.selection.Track)
	if t.Out == 0 || !ok {
		s.say(Info, "Mark the stretch with I and O, and select its track.")
		return
	}
	i, on := track.Index(t.In)
	if !on || track.Clips[i].End() < t.Out {
		s.say(Info, "The marked stretch must lie inside one clip.")
		return
	}
	c := track.Clips[i]
	span, err := s.spanOf(c)
	from, to := f.Seconds(t.In-c.Start), f.Seconds(t.Out-c.Start)
	o := projects.Order{Way: projects.WayRetake, Shot: s.shotOf(c.Source), First: span, From: from, To: to}
	s.orderClip("Retake", err, o, track.ID, t.In, t.Out-t.In, from)
}

// LoopClip makes new frames behind a clip that lead back to its beginning, so many seconds
// of them.
func (s *Studio) LoopClip(clip projects.ID, seconds rational.Rat) {
	c, i, ok := s.doc.film.Timeline.Clip(clip)
	if !ok {
		return
	}
	span, err := s.spanOf(c)
	o := projects.Order{Way: projects.WayLoop, Shot: s.shotOf(c.Source), First: span, Over: seconds}
	frames := seconds.Mul(s.doc.film.Head.Rate).Round()
	s.orderClip("Loop", err, o, s.doc.film.Timeline.Tracks[i].ID, c.End(), frames, span.Duration())
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
	s.orderClip("Remix", err, o, s.doc.film.Timeline.Tracks[i].ID, c.Start, c.Frames, rational.Rat{})
}

// spanOf is what is seen of a clip.
func (s *Studio) spanOf(c projects.Clip) (projects.Span, error) {
	if c.Speed != rational.Int(1) {
		return projects.Span{}, fmt.Errorf("a clip at another speed than its own cannot be continued: set its speed to 1 first")
	}
	return s.span(c.Source, c.From, s.doc.film.Seconds(c.Frames))
}

// shotOf is what a source was made from, as far as that is known, with a new seed.
func (s *Studio) shotOf(source projects.Source) projects.Shot {
	shot := projects.Shot{Seed: dice()}
	if o := s.doc.film.Outcomes[source.Take]; o.Recipe != nil {
		shot.Prompt, shot.Expanded, shot.Negative = o.Recipe.Prompt, o.Recipe.Expanded, o.Recipe.Negative
	}
	return shot
}

// orderClip orders a take and puts it on a track in frames from at on; from is where in
// the take the new frames begin. err is why the order could not be written.
func (s *Studio) orderClip(name string, err error, o projects.Order, track projects.ID, at, frames int64, from rational.Rat) {
	if err != nil {
		s.say(Warning, err.Error())
		return
	}
	if at < 0 {
		s.say(Warning, "There is no room before the clip: move it to the right first.")
		return
	}
	if s.doc.store == nil {
		return
	}
	s.settle()
	take := s.addTake(projects.FilmTake{Order: o, Name: name})
	piece := edit.Piece{Source: projects.Source{Take: take.ID}, From: from, Frames: frames, Silent: true}
	var ids []projects.ID
	done := s.change(name, func(f projects.Film) (after projects.Film, err error) {
		crowded := o.Way == projects.WayExtend && !isFree(f, track, at, frames)
		if crowded || o.Way == projects.WayConnect || o.Way == projects.WayLoop {
			after, ids, err = edit.Insert(f, piece, track, at)
		} else {
			after, ids, err = edit.Overwrite(f, piece, track, at)
		}
		return after, err
	})
	if !done {
		s.setOutcome(take.ID, projects.Outcome{State: projects.Cancelled})
		return
	}
	s.trace.line("ordered %s %d", o.Way, frames)
	s.queueUp(take.ID)
	s.SelectClips(ids...)
}
