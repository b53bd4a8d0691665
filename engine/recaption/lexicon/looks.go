package lexicon

import (
	"slices"
	"strings"
)

// Look is how a text says that a subject looks: the cat is red.
type Look struct {
	Subject string
	Fact
}

// Looks is what a text says of who looks how, where its words leave no doubt.
func (l *Lexicon) Looks(text string) []Look {
	r := looksReader{text: text}
	for _, s := range l.Spans(text) {
		r.read(s)
	}
	return r.found
}

// Confused is looks that other gives to subjects which t gives others of the same kind.
func Confused(t, other []Look) []Look {
	var out []Look
	for _, o := range other {
		alike := func(l Look) bool { return l.Subject == o.Subject && l.Field == o.Field }
		said := slices.ContainsFunc(t, alike) && !slices.Contains(t, o)
		if said && !slices.ContainsFunc(other, func(l Look) bool { return alike(l) && slices.Contains(t, l) }) {
			out = append(out, o)
		}
	}
	return out
}

// looksReader goes through the pieces of a text. Looks stand before their subject, in
// English also after it and a word such as wearing.
type looksReader struct {
	text    string
	end     int    // of the last piece
	pending []Fact // looks that wait for their subject
	last    string // the subject that was named last, while words of clothes may follow
	worn    bool   // such a word was there
	found   []Look
}

// wears is words after which looks of the subject before them follow.
var wears = []string{"in", "wearing", "dressed", "with", "a"}

func (r *looksReader) read(s Span) {
	if strings.TrimSpace(r.text[r.end:s.From]) != "" {
		r.pending, r.last = nil, ""
	}
	r.end = s.To
	switch {
	case s.Kind == Plain:
		r.plain(lower(s.Text))
	case len(s.Facts) == 0:
		r.pending, r.last = nil, ""
	case s.Facts[0].Field == "subject":
		r.subject(s.Facts[0].Label)
	case slices.Contains([]string{"colour", "pattern", "size"}, s.Facts[0].Field):
		r.look(s.Facts[0])
	default:
		r.pending, r.last = nil, ""
	}
}

func (r *looksReader) plain(word string) {
	switch {
	case word[0] > 127: // Chinese signs join a look to its subject
	case r.last != "" && slices.Contains(wears, word):
		r.worn = true
	default:
		r.pending, r.last = nil, ""
	}
}

func (r *looksReader) subject(name string) {
	for _, f := range r.pending {
		r.found = append(r.found, Look{name, f})
	}
	r.pending, r.last, r.worn = nil, name, false
}

func (r *looksReader) look(f Fact) {
	if r.last != "" && r.worn {
		r.found = append(r.found, Look{r.last, f})
		return
	}
	r.pending, r.last = append(r.pending, f), ""
}
