package edit

import (
	"kinora/projects"
	"kinora/projects/rational"
)

// SpanBefore is what a track shows right before a frame, as a stretch of one file, up to a
// number of seconds long: what generation is to go on from. It refuses where nothing is
// there, what is there plays far from its own speed, or has no file yet.
func SpanBefore(f projects.Film, track projects.ID, frame int64, seconds rational.Rat) (projects.Span, projects.Source, error) {
	c, err := clipAt(f, track, frame-1)
	if err != nil {
		return projects.Span{}, projects.Source{}, err
	}
	end := c.At(frame, f.Head.Rate)
	from := between(end.Sub(seconds), c.From, end)
	return span(f, c, from, end)
}

// SpanAfter is what a track shows from a frame on; it is otherwise as SpanBefore.
func SpanAfter(f projects.Film, track projects.ID, frame int64, seconds rational.Rat) (projects.Span, projects.Source, error) {
	c, err := clipAt(f, track, frame)
	if err != nil {
		return projects.Span{}, projects.Source{}, err
	}
	from := c.At(frame, f.Head.Rate)
	end := between(from.Add(seconds), from, c.At(c.End(), f.Head.Rate))
	return span(f, c, from, end)
}

// clipAt is the clip that a track shows at a frame.
func clipAt(f projects.Film, track projects.ID, frame int64) (projects.Clip, error) {
	t, ok := f.Timeline.Track(track)
	if !ok {
		return projects.Clip{}, refuse(ErrNoTrack, "this track is not in the film any more")
	}
	i, on := t.Index(frame)
	if !on {
		return projects.Clip{}, refuse(ErrNothing, "no clip is there to go on from")
	}
	return t.Clips[i], nil
}

// span is a stretch of a clip's source, if generation can go on from it.
func span(f projects.Film, c projects.Clip, from, end rational.Rat) (projects.Span, projects.Source, error) {
	title := f.Title(c.Source)
	asset, _ := f.Asset(c.Source)
	length, moves := f.Length(c.Source)
	switch {
	case !moves:
		return projects.Span{}, c.Source, refuse(ErrValue, "%s is a still: animate it first, then it can go on", title)
	case !NearlyNormal(c.Speed):
		return projects.Span{}, c.Source, refuse(ErrValue, "%s does not play at its own speed: set its speed to 1 first", title)
	case asset == "":
		return projects.Span{}, c.Source, refuse(ErrNotYet, "%s is not made yet: wait until it is", title)
	case end.Cmp(from) <= 0:
		return projects.Span{}, c.Source, refuse(ErrValue, "no seconds to go on from were asked for")
	}
	return projects.Span{Asset: asset, From: from, Seconds: end.Sub(from), Length: length}, c.Source, nil
}

// NearlyNormal reports whether a clip's motion looks as its source's does, so that it can
// be gone on from: frames that were made for a gap are fitted into it by up to a third.
func NearlyNormal(speed rational.Rat) bool {
	return speed.Cmp(rational.New(2, 3)) >= 0 && speed.Cmp(rational.New(3, 2)) <= 0
}
