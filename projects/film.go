package projects

import "kinora/projects/rational"

// ID names a thing of a film and is never used again in it; 0 names nothing.
type ID int64

// Film is the document. It is a value: an edit copies what it changes and leaves the
// film that it was given as it was; slices that did not change stay shared.
type Film struct {
	Head     Head
	Cast     []Member // in the order in which they are shown
	Board    []Card   // in the order of the storyboard
	Takes    []FilmTake
	Media    []Medium
	Timeline Timeline
	Outcomes map[ID]Outcome // by take; never written to, only replaced
	Next     ID             // the smallest that has never been used
}

// Head is what holds for the whole film.
type Head struct {
	Title string       `json:"title"`
	Size  Size         `json:"size"` // of the picture that is exported, in pixels
	Rate  rational.Rat `json:"rate"` // frames per second of the timeline
	Style string       `json:"style,omitempty"`
}

// Member is a character, prop, place or style that prompts speak of as @name.
type Member struct {
	ID          ID       `json:"id"`
	Name        string   `json:"name"`               // letters, digits and underscores
	Description string   `json:"description"`        // what prompts say in its place
	Pictures    []Source `json:"pictures,omitempty"` // media or takes that show it
}

// NewID is an ID that was never used, and the film that knows that.
func (f Film) NewID() (Film, ID) {
	id := max(f.Next, 1)
	f.Next = id + 1
	return f, id
}

// Seconds is the time at which a frame of the timeline begins.
func (f Film) Seconds(frame int64) rational.Rat { return rational.Int(frame).Div(f.Head.Rate) }

// Card finds a card of the storyboard.
func (f Film) Card(id ID) (Card, bool) { return byID(f.Board, id) }

// Take finds a take.
func (f Film) Take(id ID) (FilmTake, bool) { return byID(f.Takes, id) }

// Medium finds a medium.
func (f Film) Medium(id ID) (Medium, bool) { return byID(f.Media, id) }

// Member finds a member of the cast by name.
func (f Film) Member(name string) (Member, bool) {
	for _, m := range f.Cast {
		if m.Name == name {
			return m, true
		}
	}
	return Member{}, false
}

// identified is what lists of a film hold.
type identified interface{ Ident() ID }

// pointed is identified by a pointer: called by value, through type parameters, every
// thing that is looked at would be copied to the heap.
type pointed[T any] interface {
	*T
	identified
}

// Ident is the member's ID.
func (m Member) Ident() ID { return m.ID }

func byID[T any, P pointed[T]](list []T, id ID) (T, bool) {
	for i := range list {
		if P(&list[i]).Ident() == id && id != 0 {
			return list[i], true
		}
	}
	var none T
	return none, false
}
