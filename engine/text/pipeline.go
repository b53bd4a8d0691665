package text

import (
	"strings"
	"unicode/utf8"
)

// pipeline encodes as the tokenizers library does: added tokens are cut out, the rest
// is normalised, cut into words and given to the model word by word.
type pipeline struct {
	raw, normalized *matcher // added tokens, before and after normalising
	normalize       stage
	splitters       []splitter
	model           wordModel
	added           map[int64]addedToken
}

// wordModel turns words into ids.
type wordModel interface {
	// encode appends the ids of a word.
	encode(ids []int64, word string) []int64
	// token is the piece of an id; ok is false where there is none.
	token(id int64) (piece string, ok bool)
	// id is the reverse of token.
	id(piece string) (id int64, ok bool)
	// join makes text of pieces.
	join(pieces []string) string
	size() int
}

// newPipeline puts the parts together. The ids of added tokens must be set.
func newPipeline(model wordModel, normalize stage, splitters []splitter, added []addedToken) *pipeline {
	p := &pipeline{normalize: normalize, splitters: splitters, model: model, added: make(map[int64]addedToken)}
	var raw, cooked []addedToken
	for _, t := range added {
		p.added[t.ID] = t
		if t.Normalized {
			cooked = append(cooked, t)
		} else {
			raw = append(raw, t)
		}
	}
	p.raw = newMatcher(raw, func(s string) string { return s })
	p.normalized = newMatcher(cooked, normalize)
	return p
}

func (p *pipeline) VocabSize() int {
	size := p.model.size()
	for id := range p.added {
		size = max(size, int(id)+1)
	}
	return size
}

func (p *pipeline) Encode(s string) []int64 {
	ids := make([]int64, 0, len(s)/4+1)
	for _, a := range p.raw.split(validUTF8(s)) {
		if a.token != nil {
			ids = append(ids, a.token.ID)
			continue
		}
		for _, b := range p.normalized.split(p.normalize(a.text)) {
			if b.token != nil {
				ids = append(ids, b.token.ID)
				continue
			}
			ids = p.encodeText(ids, word{b.text, a.first && b.first})
		}
	}
	return ids
}

func (p *pipeline) encodeText(ids []int64, text word) []int64 {
	words := []word{text}
	for _, split := range p.splitters {
		var next []word
		for _, w := range words {
			next = split(next, w)
		}
		words = next
	}
	for _, w := range words {
		ids = p.model.encode(ids, w.text)
	}
	return ids
}

func (p *pipeline) Decode(ids []int64) string {
	var pieces []string
	for _, id := range ids {
		if t, ok := p.added[id]; ok {
			if !t.Special {
				pieces = append(pieces, t.Content)
			}
		} else if s, ok := p.model.token(id); ok {
			pieces = append(pieces, s)
		}
	}
	return p.model.join(pieces)
}

// id is that of an added token or a piece.
func (p *pipeline) id(s string) (int64, bool) {
	for id, t := range p.added {
		if t.Content == s {
			return id, true
		}
	}
	return p.model.id(s)
}

// validUTF8 puts U+FFFD in the place of each byte that belongs to no character.
func validUTF8(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + 2)
	for _, r := range s {
		b.WriteRune(r)
	}
	return b.String()
}
