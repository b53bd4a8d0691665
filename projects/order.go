package projects

import "kinora/projects/rational"

// Way is a way of making a take.
type Way string

// The ways. Make needs no clip; Extend, Retake, Loop and Remix need one; Fill and
// Connect need two; Final needs the draft.
const (
	WayMake    Way = "make"
	WayExtend  Way = "extend"
	WayRetake  Way = "retake"
	WayLoop    Way = "loop"
	WayRemix   Way = "remix"
	WayFill    Way = "fill"
	WayConnect Way = "connect"
	WayFinal   Way = "final"
)

// Order is all that the making of a take needs to know. It is plain data: files are
// named by their digests.
type Order struct {
	Way    Way          `json:"way"`
	Shot   Shot         `json:"shot"`
	Draft  bool         `json:"draft,omitempty"`
	Given  []Given      `json:"given,omitempty"`  // WayMake: frames that it is to show
	Cast   []CastMember `json:"cast,omitempty"`   // who is spoken of; pictures are digests
	First  Span         `json:"first,omitzero"`   // the clip, or the first of two, or the draft
	Second Span         `json:"second,omitzero"`  // the second of two
	Before rational.Rat `json:"before,omitzero"`  // WayExtend: seconds of new frames
	After  rational.Rat `json:"after,omitzero"`   // WayExtend: seconds of new frames
	Over   rational.Rat `json:"over,omitzero"`    // WayFill, WayConnect, WayLoop: seconds of new frames
	From   rational.Rat `json:"from,omitzero"`    // WayRetake: seconds into First
	To     rational.Rat `json:"to,omitzero"`      // WayRetake: seconds into First
	Change float64      `json:"change,omitempty"` // WayRemix, WayFinal: above 0 and up to 1, how much may become new
}

// Given is a picture that a take is to show.
type Given struct {
	Asset    string       `json:"asset"`         // digest
	From     rational.Rat `json:"from,omitzero"` // seconds into it
	Last     bool         `json:"last,omitempty"`
	At       rational.Rat `json:"at,omitzero"` // seconds into the take, where it is not the last frame
	Strength float64      `json:"strength"`    // above 0 and up to 1
	Fit      Fit          `json:"fit,omitempty"`
}

// Span is a part of a file: Seconds from From on; the whole file where Seconds is 0.
type Span struct {
	Asset   string       `json:"asset"` // digest
	From    rational.Rat `json:"from,omitzero"`
	Seconds rational.Rat `json:"seconds,omitzero"`
	Length  rational.Rat `json:"length,omitzero"` // of the whole file in seconds, for forecasts
}

// Duration is how long the stretch is, in seconds.
func (s Span) Duration() rational.Rat {
	if !s.Seconds.Zero() {
		return s.Seconds
	}
	return s.Length.Sub(s.From)
}

// Last is a moment of the stretch's last frame, in seconds into the file.
func (s Span) Last() rational.Rat {
	return s.From.Add(s.Duration()).Sub(rational.New(1, 1000))
}

// Files are the digests of all files that an order needs, each once.
func (o Order) Files() []string {
	var out []string
	seen := map[string]bool{"": true}
	add := func(digest string) {
		if !seen[digest] {
			seen[digest], out = true, append(out, digest)
		}
	}
	for _, g := range o.Given {
		add(g.Asset)
	}
	for _, m := range o.Cast {
		for _, p := range m.Pictures {
			add(p)
		}
	}
	add(o.First.Asset)
	add(o.Second.Asset)
	return out
}

// Length is how long the file will be, in seconds, as far as the order says: what the
// pack makes of it may differ by some frames.
func (o Order) Length() rational.Rat {
	switch o.Way {
	case WayExtend:
		return o.Before.Add(o.First.Duration()).Add(o.After)
	case WayFill, WayConnect:
		return o.First.Duration().Add(o.Over).Add(o.Second.Duration())
	case WayLoop:
		return o.First.Duration().Add(o.Over)
	case WayRetake, WayRemix, WayFinal:
		return o.First.Duration()
	}
	return o.Shot.Seconds
}
