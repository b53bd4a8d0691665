package projects

import "kinora/projects/rational"

// Timeline is the edit: tracks of clips. Positions are frames at the film's rate.
type Timeline struct {
	Tracks  []Track // from the lowest picture up, then sound
	Markers []Marker
	In, Out int64 // the stretch that is marked, Out excluded; Out 0 for none
}

// TrackKind says what a track holds.
type TrackKind string

// The kinds of tracks.
const (
	PictureTrack TrackKind = "picture"
	SoundTrack   TrackKind = "sound"
)

// Track is a row of clips that do not overlap, in order.
type Track struct {
	ID     ID        `json:"id"`
	Kind   TrackKind `json:"kind"`
	Name   string    `json:"name"` // V1, V2, A1 …
	Off    bool      `json:"off,omitempty"`
	Locked bool      `json:"locked,omitempty"`
	Clips  []Clip    `json:"-"` // rows of their own
}

// Clip is a stretch of a source on a track.
type Clip struct {
	ID     ID           `json:"id"`
	Source Source       `json:"source"`
	Start  int64        `json:"start"`         // frame of the timeline at which it begins
	Frames int64        `json:"frames"`        // how many it fills, at least 1
	From   rational.Rat `json:"from,omitzero"` // seconds into the source at its first frame
	Speed  rational.Rat `json:"speed"`         // seconds of the source per second; 0 holds one frame, below 0 is backwards
	// Dissolve is how many of its first frames are shown together with what the clip that
	// ends at its start would have shown next; 0 is a cut.
	Dissolve int64 `json:"dissolve,omitempty"`
	// FadeIn is over how many of its first frames it comes out of what lies below, black or
	// silence, and FadeOut over how many of its last it goes away. Together they are no
	// longer than it; where it dissolves it does not fade. Pictures and sound fade alike.
	FadeIn  int64   `json:"fade_in,omitempty"`
	FadeOut int64   `json:"fade_out,omitempty"`
	Gain    float64 `json:"gain,omitempty"` // of its sound, in decibels
	Mute    bool    `json:"mute,omitempty"`
	Link    ID      `json:"link,omitempty"` // clips with the same link are moved and trimmed together; 0 for none
	Fit     Fit     `json:"fit,omitempty"`  // "" is Pad: all of it is seen
}

// Marker is a named frame.
type Marker struct {
	ID    ID     `json:"id"`
	Frame int64  `json:"frame"`
	Name  string `json:"name,omitempty"`
}

// Ident is the track's ID.
func (t Track) Ident() ID { return t.ID }

// Ident is the clip's ID.
func (c Clip) Ident() ID { return c.ID }

// Ident is the marker's ID.
func (m Marker) Ident() ID { return m.ID }

// End is the frame after the clip's last.
func (c Clip) End() int64 { return c.Start + c.Frames }

// At is the time in the source, in seconds, that the clip shows at a frame of the
// timeline; rate is the film's.
func (c Clip) At(frame int64, rate rational.Rat) rational.Rat {
	return c.From.Add(rational.Int(frame - c.Start).Div(rate).Mul(c.Speed))
}

// Frames is the length of the timeline: the end of its last clip.
func (t Timeline) Frames() int64 {
	var end int64
	for _, track := range t.Tracks {
		if n := len(track.Clips); n > 0 {
			end = max(end, track.Clips[n-1].End())
		}
	}
	return end
}

// Top is the clip of pictures that is seen at a frame, whether or not it hides those below.
func (t Timeline) Top(frame int64) (Clip, bool) {
	for i := len(t.Tracks) - 1; i >= 0; i-- {
		track := t.Tracks[i]
		if track.Kind != PictureTrack || track.Off {
			continue
		}
		if n, ok := track.Index(frame); ok {
			return track.Clips[n], true
		}
	}
	return Clip{}, false
}

// Track finds a track.
func (t Timeline) Track(id ID) (Track, bool) { return byID(t.Tracks, id) }

// Clip finds a clip and the index of its track.
func (t Timeline) Clip(id ID) (clip Clip, track int, ok bool) {
	for i, tr := range t.Tracks {
		if c, ok := byID(tr.Clips, id); ok {
			return c, i, true
		}
	}
	return Clip{}, -1, false
}

// Index is the clip of the track that is on at a frame, by binary search; where there
// is none, the index of the next clip and false.
func (t Track) Index(frame int64) (int, bool) {
	low, high := 0, len(t.Clips)
	for low < high {
		mid := (low + high) / 2
		if t.Clips[mid].End() <= frame {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return low, low < len(t.Clips) && t.Clips[low].Start <= frame
}
