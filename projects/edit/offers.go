package edit

import (
	"kinora/projects"
	"kinora/projects/rational"
)

// OfferKind is what generation can do at a place of the timeline.
type OfferKind string

// The kinds of offers.
const (
	OfferFill  OfferKind = "fill"  // the gap between two clips
	OfferAfter OfferKind = "after" // go on where a clip ends
	OfferLead  OfferKind = "lead"  // lead up to where a clip begins
)

// Offer is a place of a picture track where generation can make new frames.
type Offer struct {
	Kind  OfferKind
	Track projects.ID
	Start int64 // the first new frame; for OfferLead the frame behind the last
	// Frames is how many there is room for; 0 where nothing is in the way.
	Frames      int64
	Left, Right Context // what it goes on from, and what it is to lead to
	Reason      error   // why it cannot be done now; nil where it can
}

// Context is what generation is given of a clip; the zero value is none.
type Context struct {
	Clip   projects.ID
	Source projects.Source
	Span   projects.Span
}

// Offers is all that generation can do on the picture tracks that are not locked, in
// order, given up to a number of seconds of each neighbour. Where a gap is between two
// clips it offers to fill it, and at the ends of clips with room to extend them.
func Offers(f projects.Film, context rational.Rat) []Offer {
	var out []Offer
	for _, t := range f.Timeline.Tracks {
		if t.Kind != projects.PictureTrack || t.Locked {
			continue
		}
		for i := range t.Clips {
			out = append(out, offersBefore(f, t, i, context)...)
		}
		if n := len(t.Clips); n > 0 {
			out = append(out, after(f, t, t.Clips[n-1], 0, context))
		}
	}
	return out
}

// offersBefore is what can be done in the gap in front of a clip.
func offersBefore(f projects.Film, t projects.Track, i int, context rational.Rat) []Offer {
	g := gapBefore(t, i)
	if g.Frames == 0 {
		return nil
	}
	lead := Offer{Kind: OfferLead, Track: t.ID, Start: g.End(), Frames: g.Frames}
	lead.Right, lead.Reason = contextAfter(f, t.ID, t.Clips[i], context)
	if i == 0 {
		return []Offer{lead}
	}
	on := after(f, t, t.Clips[i-1], g.Frames, context)
	fill := Offer{Kind: OfferFill, Track: t.ID, Start: g.Start, Frames: g.Frames, Left: on.Left, Right: lead.Right}
	if fill.Reason = on.Reason; fill.Reason == nil {
		fill.Reason = lead.Reason
	}
	return []Offer{on, fill, lead}
}

func after(f projects.Film, t projects.Track, c projects.Clip, room int64, context rational.Rat) Offer {
	o := Offer{Kind: OfferAfter, Track: t.ID, Start: c.End(), Frames: room}
	span, source, err := SpanBefore(f, t.ID, c.End(), context)
	o.Left, o.Reason = Context{c.ID, source, span}, err
	return o
}

func contextAfter(f projects.Film, track projects.ID, c projects.Clip, context rational.Rat) (Context, error) {
	span, source, err := SpanAfter(f, track, c.Start, context)
	return Context{c.ID, source, span}, err
}
