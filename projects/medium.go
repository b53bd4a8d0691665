package projects

import "kinora/projects/rational"

// MediumKind says what a medium is.
type MediumKind string

// The kinds of media.
const (
	Video MediumKind = "video"
	Still MediumKind = "still"
	Sound MediumKind = "sound"
)

// Label is a colour that a person marks things with; "" is none.
type Label string

// Labels are all labels, in the order in which they are offered.
var Labels = []Label{"red", "orange", "yellow", "green", "blue", "violet"}

// Medium is a file that was brought in from elsewhere.
type Medium struct {
	ID       ID           `json:"id"`
	Name     string       `json:"name"`
	Kind     MediumKind   `json:"kind"`
	Asset    string       `json:"asset"`          // sha256 of the file, hex
	Ext      string       `json:"ext"`            // with the dot
	Path     string       `json:"path,omitempty"` // where it lies outside of the film's folder; "" inside of it
	Seconds  rational.Rat `json:"seconds,omitzero"`
	Rate     rational.Rat `json:"rate,omitzero"`
	Size     Size         `json:"size,omitzero"`
	HasSound bool         `json:"has_sound,omitempty"`
	Star     bool         `json:"star,omitempty"`
	Removed  bool         `json:"removed,omitempty"`
	Label    Label        `json:"label,omitempty"`
	Added    int64        `json:"added,omitempty"` // Unix time in milliseconds
}

// Ident is the medium's ID.
func (m Medium) Ident() ID { return m.ID }

// Source is what is shown: a take or a medium, exactly one of them.
type Source struct {
	Take   ID `json:"take,omitempty"`
	Medium ID `json:"medium,omitempty"`
}

// Asset is the digest of a source's file and its ending; "" where there is no file yet.
func (f Film) Asset(s Source) (digest, ext string) {
	if m, ok := f.Medium(s.Medium); ok {
		return m.Asset, m.Ext
	}
	o := f.Outcomes[s.Take]
	return o.Asset, o.Ext
}

// Length is the duration of a source in seconds. It is not known (false) where the
// source is a still, which lasts as long as one likes; of a take that is not made yet
// it is what was ordered.
func (f Film) Length(s Source) (rational.Rat, bool) {
	if m, ok := f.Medium(s.Medium); ok {
		return m.Seconds, m.Kind != Still
	}
	if o, ok := f.Outcomes[s.Take]; ok && o.State == Done {
		return o.Seconds(), true
	}
	if t, ok := f.Take(s.Take); ok {
		return t.Order.Length(), true
	}
	return rational.Rat{}, true
}

// Title is what a source is called.
func (f Film) Title(s Source) string {
	if m, ok := f.Medium(s.Medium); ok {
		return m.Name
	}
	t, _ := f.Take(s.Take)
	return t.Title()
}
