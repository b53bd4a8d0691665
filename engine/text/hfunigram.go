package text

import (
	"encoding/json"
	"math"
	"strings"
	"unicode/utf8"
)

// hfUnigram is the Unigram model of the tokenizers library. Unlike SentencePiece it
// adds up float64, knows no kinds of pieces, and spells unknown characters only if
// every byte of their run has a piece.
type hfUnigram struct {
	lattice viterbi[float64]
	pieces  []string
	bytes   [256]int64 // ids of the byte pieces, or noValue
	spell   bool
	mark    string // what stands for a space at the beginning of text; "" stays
}

// unigramSpec is the model of tokenizer.json.
type unigramSpec struct {
	UnkID        *int64        `json:"unk_id"`
	ByteFallback bool          `json:"byte_fallback"`
	Vocab        []scoredPiece `json:"vocab"`
}

// scoredPiece is written as ["piece", -1.5].
type scoredPiece struct {
	text  string
	score float64
}

func (p *scoredPiece) UnmarshalJSON(b []byte) error {
	pair := [2]any{&p.text, &p.score}
	return json.Unmarshal(b, &pair)
}

func newHFUnigram(raw json.RawMessage) (*hfUnigram, error) {
	var spec unigramSpec
	if err := json.Unmarshal(raw, &spec); err != nil {
		return nil, corrupt("the Unigram model cannot be read: %v", err)
	}
	if spec.UnkID == nil {
		return nil, unsupported("a Unigram model without unk_id")
	}
	if *spec.UnkID < 0 || *spec.UnkID >= int64(len(spec.Vocab)) {
		return nil, corrupt("unk_id is %d in a vocabulary of %d", *spec.UnkID, len(spec.Vocab))
	}
	m := &hfUnigram{spell: spec.ByteFallback, pieces: make([]string, len(spec.Vocab))}
	m.lattice.unkID, m.lattice.score = int32(*spec.UnkID), make([]float64, len(spec.Vocab))
	entries, lowest := make([]trieEntry, len(spec.Vocab)), math.Inf(1)
	for i, p := range spec.Vocab {
		m.pieces[i], m.lattice.score[i], entries[i] = p.text, p.score, trieEntry{p.text, int32(i)}
		lowest = min(lowest, p.score)
	}
	m.lattice.pieces, m.lattice.unk = newTrie(entries), lowest-unknownPenalty
	for b := range m.bytes {
		m.bytes[b] = int64(m.lattice.pieces.exact(bytePiece(byte(b))))
	}
	return m, nil
}

func (m *hfUnigram) size() int { return len(m.pieces) }

func (m *hfUnigram) token(id int64) (string, bool) {
	if id < 0 || id >= int64(len(m.pieces)) {
		return "", false
	}
	return m.pieces[id], true
}

func (m *hfUnigram) id(piece string) (int64, bool) {
	id := m.lattice.pieces.exact(piece)
	return int64(id), id != noValue
}

func (m *hfUnigram) encode(ids []int64, word string) []int64 {
	cuts := m.lattice.best(word)
	for i := 0; i < len(cuts); i++ {
		start := cuts[i].start
		if cuts[i].id != m.lattice.unkID {
			ids = append(ids, int64(cuts[i].id))
			continue
		}
		for i+1 < len(cuts) && cuts[i+1].id == m.lattice.unkID {
			i++
		}
		ids = m.unknown(ids, word[start:cutEnd(cuts, i, word)])
	}
	return ids
}

// unknown appends what stands for a run of unknown characters: the piece that the run
// as a whole happens to be, its bytes, or the unknown token.
func (m *hfUnigram) unknown(ids []int64, run string) []int64 {
	if id, ok := m.id(run); ok {
		return append(ids, id)
	}
	if m.spell && m.canSpell(run) {
		for i := range len(run) {
			ids = append(ids, m.bytes[run[i]])
		}
		return ids
	}
	return append(ids, int64(m.lattice.unkID))
}

func (m *hfUnigram) canSpell(s string) bool {
	for i := range len(s) {
		if m.bytes[s[i]] == noValue {
			return false
		}
	}
	return true
}

// flushRun writes a run of bytes as the library does: if it is not UTF-8 as a whole,
// each byte is U+FFFD.
func flushRun(b *strings.Builder, spelled []byte) []byte {
	if utf8.Valid(spelled) {
		b.Write(spelled)
	} else {
		b.WriteString(strings.Repeat(replacementChar, len(spelled)))
	}
	return spelled[:0]
}

func (m *hfUnigram) join(pieces []string) string {
	var b strings.Builder
	var spelled []byte
	for i, p := range pieces {
		if c, ok := byteOf(p); ok && m.spell {
			spelled = append(spelled, c)
			continue
		}
		spelled = flushRun(&b, spelled)
		if i == 0 && m.mark != "" {
			p = strings.ReplaceAll(p, m.mark, "")
		}
		b.WriteString(strings.ReplaceAll(p, spaceMark, " "))
	}
	flushRun(&b, spelled)
	return b.String()
}
