package recaption

import (
	"slices"
	"strings"

	"kinora/engine/recaption/lexicon"
)

// How bad it is what a caption does.
const (
	beyond  = 1  // something is told without need
	missing = 10 // something that was said is left out
	against = 20 // it is told otherwise
	broken  = 1000
)

// doubts is what is tried in the place of a caption, in this order: turns before the
// first thing that it tells wrongly or without need, or anywhere.
func (r *Recaptioner) doubts(c caption, e expansion, said meaning) []doubt {
	end := r.place(c, e.text, said)
	if e.wrong >= missing {
		all := c.doubts(0, end, func(int64) float32 { return 0 })
		return all[:min(tries, len(all))]
	}
	near := c.doubts(end-spareReach, end, r.stops)
	return near[:min(spareTries, len(near))]
}

// stops favours tokens that end what is being told.
func (r *Recaptioner) stops(token int64) float32 {
	if text := strings.TrimSpace(r.tok.Decode([]int64{token})); text != "" && strings.ContainsAny(text, ".,;。，；") {
		return sure
	}
	return 0
}

// place is how many tokens of a caption lead up to the end of the first thing that is
// told wrongly or without need, or all.
func (r *Recaptioner) place(c caption, text string, said meaning) int {
	ids := c.ids()
	for _, s := range r.lexicon.Spans(text) {
		told := lexicon.Told(s.Facts)
		if said.told.Beyond(told) == 0 && len(said.told.Against(told)) == 0 {
			continue
		}
		for n := range ids {
			if len(typed(r.tok.Decode(ids[:n]))) >= s.To {
				return n
			}
		}
	}
	return len(ids)
}

// meaning is what a text tells.
type meaning struct {
	told  lexicon.Told
	looks []lexicon.Look
}

func (r *Recaptioner) read(text string) meaning {
	return meaning{r.lexicon.Read(text), r.lexicon.Looks(text)}
}

// against counts what other tells that cannot be so where m is.
func (m meaning) against(other meaning) int {
	return len(m.told.Against(other.told)) + len(lexicon.Confused(m.looks, other.looks))
}

// judged is a caption held against what was said.
func (r *Recaptioner) judged(c caption, said meaning) expansion {
	text := typed(strings.TrimSpace(r.tok.Decode(c.ids())))
	again := r.read(text)
	wrong := missing*len(said.told.Missing(again.told)) + against*said.against(again) + beyond*said.told.Beyond(again.told)
	if !c.whole || text == "" {
		wrong += broken
	}
	return expansion{text: text, wrong: wrong, kept: true}
}

// mended puts words that are missing into a caption. It is not kept where it is broken,
// tells something else than was said, or tells of somebody else.
func (r *Recaptioner) mended(e expansion, text string, said meaning) expansion {
	again := r.read(e.text)
	if e.wrong >= broken || said.against(again) > 0 {
		e.kept = false
		return e
	}
	lost := said.told.Missing(again.told)
	if len(lost.Of("subject")) > 0 {
		e.kept = false
		return e
	}
	spans := r.lexicon.Spans(text)
	for i, s := range spans {
		if rest := lost.Missing(lexicon.Told(s.Facts)); len(rest) < len(lost) {
			e.forced, lost = append(e.forced, withItsNoun(text, spans[i:])), rest
		}
	}
	if len(e.forced) == 0 {
		return e
	}
	e.text = strings.TrimRight(e.text, " .。")
	comma, space := ", ", " "
	if chinese(text) {
		comma, space = "，", ""
	}
	e.text += full(text) + space + strings.Join(e.forced, comma) + full(text)
	return e
}

// looks is the fields that are told of a thing.
var looks = []string{"colour", "pattern", "size"}

// withItsNoun is the first of some spans of a text as it can stand alone: a word for how
// something looks has the word with it that follows, as "white" has "sail".
func withItsNoun(text string, spans []lexicon.Span) string {
	s := spans[0]
	looking := !slices.ContainsFunc(s.Facts, func(f lexicon.Fact) bool { return !slices.Contains(looks, f.Field) })
	if looking && len(spans) > 1 && text[s.To:spans[1].From] == " " {
		return text[s.From:spans[1].To]
	}
	return s.Text
}

// wide is the marks of Chinese text that tokenizers narrow.
var wide = strings.NewReplacer(",", "，", ":", "：", ";", "；")

// typed is a decoded text with the marks of its language.
func typed(text string) string {
	if chinese(text) {
		return wide.Replace(text)
	}
	return text
}
