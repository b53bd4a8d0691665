package text

import (
	"bytes"
	"encoding/json"
	"strings"
)

// bpe is byte-pair encoding over the byte-level alphabet with a mark behind the last
// character of a word, as CLIP uses it.
type bpe struct {
	ids    map[string]int32
	pieces map[int32]string
	merges map[[2]int32]merge
	suffix string
	unkID  int32 // noValue drops what is unknown
	limit  int   // one more than the highest id
}

// merge is the piece that a pair of pieces becomes; lower ranks go first.
type merge struct{ rank, id int32 }

// bpeSpec is the model of tokenizer.json.
type bpeSpec struct {
	Dropout      *float64         `json:"dropout"`
	UnkToken     *string          `json:"unk_token"`
	Prefix       *string          `json:"continuing_subword_prefix"`
	Suffix       *string          `json:"end_of_word_suffix"`
	FuseUnk      bool             `json:"fuse_unk"`
	ByteFallback bool             `json:"byte_fallback"`
	IgnoreMerges bool             `json:"ignore_merges"`
	Vocab        map[string]int64 `json:"vocab"`
	Merges       []mergePair      `json:"merges"`
}

// mergePair is written as ["a", "b"], in older files as "a b".
type mergePair struct{ left, right string }

func (m *mergePair) UnmarshalJSON(b []byte) error {
	if bytes.HasPrefix(b, []byte{'['}) {
		pair := [2]*string{&m.left, &m.right}
		return json.Unmarshal(b, &pair)
	}
	var line string
	if err := json.Unmarshal(b, &line); err != nil {
		return err
	}
	*m = parseMerge(line)
	return nil
}

func parseMerge(line string) mergePair {
	left, right, _ := strings.Cut(line, " ")
	return mergePair{left, right}
}

// highestID bounds what files may claim, so that nobody allocates by it.
const highestID = 1 << 24

func newBPE(spec bpeSpec) (*bpe, error) {
	if err := spec.check(); err != nil {
		return nil, err
	}
	m := &bpe{
		ids: make(map[string]int32, len(spec.Vocab)), pieces: make(map[int32]string, len(spec.Vocab)),
		merges: make(map[[2]int32]merge, len(spec.Merges)), unkID: noValue,
	}
	for piece, id := range spec.Vocab {
		if id < 0 || id >= highestID {
			return nil, corrupt("piece %q has the id %d", piece, id)
		}
		m.ids[piece], m.pieces[int32(id)], m.limit = int32(id), piece, max(m.limit, int(id)+1)
	}
	if spec.Suffix != nil {
		m.suffix = *spec.Suffix
	}
	if spec.UnkToken != nil {
		id, ok := m.ids[*spec.UnkToken]
		if !ok {
			return nil, corrupt("the unknown token %q is not in the vocabulary", *spec.UnkToken)
		}
		m.unkID = id
	}
	return m, m.learn(spec.Merges)
}

func (s bpeSpec) check() error {
	switch {
	case s.Dropout != nil && *s.Dropout != 0:
		return unsupported("BPE with dropout")
	case s.Prefix != nil && *s.Prefix != "":
		return unsupported("BPE with continuing_subword_prefix %q", *s.Prefix)
	case s.FuseUnk, s.ByteFallback, s.IgnoreMerges:
		return unsupported("BPE with fuse_unk, byte_fallback or ignore_merges")
	case len(s.Vocab) == 0:
		return corrupt("the vocabulary is empty")
	}
	return nil
}

func (m *bpe) learn(pairs []mergePair) error {
	for rank, p := range pairs {
		left, okLeft := m.ids[p.left]
		right, okRight := m.ids[p.right]
		id, ok := m.ids[p.left+p.right]
		if !okLeft || !okRight || !ok {
			return corrupt("merge %d (%q and %q) is not of the vocabulary", rank+1, p.left, p.right)
		}
		m.merges[[2]int32{left, right}] = merge{int32(rank), id}
	}
	return nil
}

func (m *bpe) size() int { return m.limit }

func (m *bpe) token(id int64) (string, bool) {
	if id < 0 || id >= int64(m.limit) {
		return "", false
	}
	s, ok := m.pieces[int32(id)]
	return s, ok
}

func (m *bpe) id(piece string) (int64, bool) {
	id, ok := m.ids[piece]
	return int64(id), ok
}

func (m *bpe) encode(ids []int64, word string) []int64 {
	chain := newMergeChain(m.spell(word), m.merges)
	chain.run()
	return chain.appendTo(ids)
}

// spell gives the ids of the characters of a word, the last one with the suffix.
func (m *bpe) spell(word string) []int32 {
	ids := make([]int32, 0, len(word))
	for i, r := range word {
		c := string(r)
		if i+len(c) == len(word) {
			c += m.suffix
		}
		if id, ok := m.ids[c]; ok {
			ids = append(ids, id)
		} else if m.unkID != noValue {
			ids = append(ids, m.unkID)
		}
	}
	return ids
}

// join spells the pieces out and puts spaces in the place of the suffixes.
func (m *bpe) join(pieces []string) string {
	var b []byte
	for _, p := range pieces {
		b = fromByteAlphabet(b, p)
	}
	s := validUTF8(string(b))
	if m.suffix != "" {
		s = strings.TrimFunc(strings.ReplaceAll(s, m.suffix, " "), isPythonSpace)
	}
	return s
}
