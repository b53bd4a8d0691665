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

// Mention is where a text speaks of a subject, with the words for how it looks: "small
// red cat" or "girl in a striped dress", without the article.
type Mention struct {
	Subject  string
	Looks    []Fact
	From, To int // its bytes in the text
}

// Says reports whether a mention tells how the subject looks in this respect.
func (m Mention) Says(field string) bool {
	return slices.ContainsFunc(m.Looks, func(f Fact) bool { return f.Field == field })
}

// Looks is what a text says of who looks how, where its words leave no doubt.
func (l *Lexicon) Looks(text string) []Look {
	var out []Look
	for _, m := range l.Mentions(text) {
		for _, f := range m.Looks {
			out = append(out, Look{m.Subject, f})
		}
	}
	return out
}

// Mentions is whom a text speaks of, in its order; who is named twice is there twice.
func (l *Lexicon) Mentions(text string) []Mention {
	r := mentionReader{text: text}
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

// mentionReader goes through the pieces of a text. Looks stand before their subject, in
// English also after it and a word such as wearing.
type mentionReader struct {
	text    string
	end     int    // of the last piece
	from    int    // where the first of the pending looks begins
	pending []Fact // looks that wait for their subject
	open    bool   // words of clothes may follow the subject that was named last
	worn    bool   // a word such as wearing was there
	dressed bool   // and a look behind it
	found   []Mention
}

// wears is words after which looks of the subject before them follow, garments what may
// stand behind these.
var (
	wears    = []string{"in", "wearing", "dressed", "with", "a"}
	garments = []string{"clothes", "coat", "dress", "jacket", "pattern", "shirt", "suit"}
)

func (r *mentionReader) read(s Span) {
	if strings.TrimSpace(r.text[r.end:s.From]) != "" {
		r.forget()
	}
	r.end = s.To
	switch {
	case s.Kind == Plain:
		r.plain(s)
	case len(s.Facts) == 0:
		r.forget()
	case s.Facts[0].Field == "subject":
		r.subject(s)
	case slices.Contains([]string{"colour", "pattern", "size"}, s.Facts[0].Field):
		r.look(s)
	default:
		r.forget()
	}
}

// forget ends what was being read.
func (r *mentionReader) forget() { r.pending, r.open, r.worn, r.dressed = nil, false, false, false }

func (r *mentionReader) plain(s Span) {
	word := lower(s.Text)
	switch {
	case word[0] > 127: // Chinese signs join a look to its subject
	case r.dressed && slices.Contains(garments, word):
		r.found[len(r.found)-1].To = s.To
		r.forget()
	case r.open && slices.Contains(wears, word):
		r.worn = true
	default:
		r.forget()
	}
}

func (r *mentionReader) subject(s Span) {
	m := Mention{Subject: s.Facts[0].Label, Looks: r.pending, From: s.From, To: s.To}
	if len(r.pending) > 0 {
		m.From = r.from
	}
	r.found = append(r.found, m)
	r.forget()
	r.open = true
}

func (r *mentionReader) look(s Span) {
	if r.open && r.worn {
		m := &r.found[len(r.found)-1]
		m.Looks, m.To = append(m.Looks, s.Facts[0]), s.To
		r.dressed = true
		return
	}
	if r.open = false; len(r.pending) == 0 {
		r.from = s.From
	}
	r.pending = append(r.pending, s.Facts[0])
}
