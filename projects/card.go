package projects

import "kinora/projects/rational"

// Card is a shot on the storyboard: what is asked for. Its takes refer to it.
type Card struct {
	ID         ID      `json:"id"`
	Title      string  `json:"title,omitempty"`  // "" is the first words of the prompt
	Shot       Shot    `json:"shot"`             // its conditions and basis stay empty: see Known
	Locked     bool    `json:"locked,omitempty"` // the expanded prompt stays as it is when the prompt changes
	SeedLocked bool    `json:"seed_locked,omitempty"`
	Draft      bool    `json:"draft,omitempty"`
	Variations int     `json:"variations,omitempty"` // takes that Generate makes; 0 is 1
	Known      []Known `json:"known,omitempty"`      // in order of time
	Chosen     ID      `json:"chosen,omitempty"`     // a take; 0 is the newest good one
	Placed     bool    `json:"placed,omitempty"`     // it was put on the timeline once
}

// Place says where known frames lie in a shot.
type Place string

// The places of known frames.
const (
	PlaceFirst Place = "first"
	PlaceLast  Place = "last"
	PlaceAt    Place = "at"
)

// Known is a picture, or the beginning of a clip, that a shot is to show.
type Known struct {
	Source   Source       `json:"source"`
	From     rational.Rat `json:"from,omitzero"` // seconds into the source
	Place    Place        `json:"place"`
	At       rational.Rat `json:"at,omitzero"` // seconds into the shot, for PlaceAt
	Strength float64      `json:"strength"`    // above 0 and up to 1; 1 keeps the picture
	Fit      Fit          `json:"fit,omitempty"`
}

// Ident is the card's ID.
func (c Card) Ident() ID { return c.ID }

// TakesOf are the takes of a card that were not removed, the oldest first.
func (f Film) TakesOf(card ID) []FilmTake {
	var out []FilmTake
	for _, t := range f.Takes {
		if t.Card == card && !t.Removed && card != 0 {
			out = append(out, t)
		}
	}
	return out
}

// Numbered is a take with its number among those of its card, from 1 on.
type Numbered struct {
	FilmTake
	Number int
}

// Alternatives are the takes that can be shown in the place of one: those of the same card
// that are done and not rejected, the oldest first, the take itself among them. There are
// none where it has no card.
func (f Film) Alternatives(take ID) []Numbered {
	var out []Numbered
	of, _ := f.Take(take)
	for i, t := range f.TakesOf(of.Card) {
		if t.ID == take || !t.Rejected && f.Outcomes[t.ID].State == Done {
			out = append(out, Numbered{t, i + 1})
		}
	}
	return out
}

// Shown is the take that stands for a card: the chosen one, else the newest that is
// done and not rejected. It is 0 where there is none.
func (f Film) Shown(card ID) ID {
	if c, ok := f.Card(card); ok && c.Chosen != 0 {
		if t, ok := f.Take(c.Chosen); ok && !t.Removed {
			return t.ID
		}
	}
	var newest ID
	for _, t := range f.TakesOf(card) {
		if !t.Rejected && f.Outcomes[t.ID].State == Done {
			newest = t.ID
		}
	}
	return newest
}
