package text

import (
	"io/fs"
	"path"
	"strings"
)

// openSentencePiece reads a spiece.model. The end token closes prompts unless the
// configuration says no; the beginning token opens them only if it says so.
func openSentencePiece(fsys fs.FS, dir string, c *config) (Tokenizer, error) {
	file, err := readFile(fsys, path.Join(dir, spmFile))
	if err != nil {
		return nil, err
	}
	model, err := parseSPModel(file)
	if err != nil {
		return nil, err
	}
	sp, err := newSentencePiece(model)
	if err != nil {
		return nil, err
	}
	added, err := c.listed()
	if err != nil {
		return nil, err
	}
	added = merged(added, c.sentinels(sp.VocabSize()))
	f, err := spFrame(model, c, finder(added, model.id))
	if err != nil {
		return nil, err
	}
	if len(added) == 0 {
		return &tokenizer{sp, f}, nil
	}
	return &tokenizer{newAugmented(sp, added), f}, nil
}

func (m *spModel) id(text string) (int64, bool) {
	for id, p := range m.pieces {
		if p.text == text {
			return int64(id), true
		}
	}
	return 0, false
}

func spFrame(m *spModel, c *config, find func(string) (int64, bool)) (frame, error) {
	f := c.frame()
	if c.AddEOS == nil || *c.AddEOS {
		id, ok, err := m.role(c.EOS, m.eosID, find)
		if err != nil {
			return f, err
		}
		if ok {
			f.after = []int64{id}
		}
	}
	if c.AddBOS != nil && *c.AddBOS {
		id, ok, err := m.role(c.BOS, m.bosID, find)
		if err != nil {
			return f, err
		}
		if ok {
			f.before = []int64{id}
		}
	}
	pad, _, err := m.role(c.Pad, m.padID, find)
	f.pad = pad
	return f, err
}

// role is the id of a token that the configuration names or, where it does not, the
// model. Without either there is none, and 0.
func (m *spModel) role(named *tokenSpec, own int, find func(string) (int64, bool)) (id int64, ok bool, err error) {
	if named != nil && named.Content != "" {
		if id, ok = find(named.Content); !ok {
			return 0, false, corrupt("token %q of the configuration is not in the vocabulary", named.Content)
		}
		return id, true, nil
	}
	if own >= 0 && own < len(m.pieces) && m.pieces[own].kind == pieceControl {
		return int64(own), true, nil
	}
	return 0, false, nil
}

// augmented puts added tokens around a codec.
type augmented struct {
	codec
	matcher *matcher
	byID    map[int64]addedToken
	limit   int
}

func newAugmented(inner codec, added []addedToken) *augmented {
	a := &augmented{inner, newMatcher(added, func(s string) string { return s }), make(map[int64]addedToken), inner.VocabSize()}
	for _, t := range added {
		a.byID[t.ID] = t
		a.limit = max(a.limit, int(t.ID)+1)
	}
	return a
}

func (a *augmented) VocabSize() int { return a.limit }

func (a *augmented) Encode(s string) []int64 {
	var ids []int64
	for _, part := range a.matcher.split(s) {
		if part.token != nil {
			ids = append(ids, part.token.ID)
		} else {
			ids = append(ids, a.codec.Encode(part.text)...)
		}
	}
	return ids
}

func (a *augmented) Decode(ids []int64) string {
	var b strings.Builder
	start := 0
	for i, id := range ids {
		t, ok := a.byID[id]
		if !ok || t.Special {
			continue // the codec skips what it does not know, and control pieces
		}
		b.WriteString(a.codec.Decode(ids[start:i]))
		b.WriteString(t.Content)
		start = i + 1
	}
	b.WriteString(a.codec.Decode(ids[start:]))
	return b.String()
}
