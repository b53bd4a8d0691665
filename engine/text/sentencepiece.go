package text

import (
	"math"
	"strings"
	"unicode/utf8"
)

// sentencePiece encodes as the sentencepiece library 0.2.3 does with a Unigram model.
type sentencePiece struct {
	model   *spModel
	prepare *spNormalizer
	restore *spNormalizer // after decoding; nil is none
	lattice viterbi[float32]
	bytes   [256]int64 // ids of the byte pieces
}

// unknownPenalty is how far below the worst piece an unknown character scores.
const unknownPenalty = 10

// rebaseLimit is where SentencePiece moves its float32 sums back to 0.
const rebaseLimit = 100000

// userDefinedScore makes user-defined symbols win, longer ones over several short
// ones: 0.1 for each byte but the first. (Until 0.2.1 it was another formula, whose
// order among nested symbols could differ.)
func userDefinedScore(length int) float32 { return float32(0.1 * float64(length-1)) }

func newSentencePiece(m *spModel) (*sentencePiece, error) {
	t := &sentencePiece{model: m}
	lowest := float32(math.MaxFloat32)
	var entries, symbols []trieEntry
	t.lattice.always = make([]bool, len(m.pieces))
	t.lattice.score = make([]float32, len(m.pieces))
	for id, p := range m.pieces {
		t.lattice.score[id] = p.score
		switch p.kind {
		case pieceNormal:
			lowest = min(lowest, p.score)
			entries = append(entries, trieEntry{p.text, int32(id)})
		case pieceUserDefined:
			t.lattice.always[id] = true
			entries = append(entries, trieEntry{p.text, int32(id)})
			symbols = append(symbols, trieEntry{p.text, int32(id)})
		case pieceByte:
			b, _ := byteOf(p.text)
			t.bytes[b] = int64(id)
		}
	}
	t.lattice.pieces, t.lattice.unkID = newTrie(entries), int32(m.unkID)
	t.lattice.unk, t.lattice.rebase, t.lattice.bonus = lowest-unknownPenalty, rebaseLimit, userDefinedScore
	return t, t.prepareText(symbols)
}

func (t *sentencePiece) prepareText(symbols []trieEntry) (err error) {
	var own *trie
	if len(symbols) > 0 {
		own = newTrie(symbols)
	}
	t.prepare, err = newSPNormalizer(t.model.rules, t.model.spaceSuffix, own)
	if err == nil && len(t.model.backRules.charsmap) > 0 {
		t.restore, err = newSPNormalizer(t.model.backRules, false, nil)
	}
	t.model.rules.charsmap, t.model.backRules.charsmap = nil, nil // let go of the file
	return err
}

func (t *sentencePiece) VocabSize() int { return len(t.model.pieces) }

func (t *sentencePiece) Encode(s string) []int64 {
	s = t.prepare.normalize(s)
	cuts := t.lattice.best(s)
	ids := make([]int64, 0, len(cuts))
	afterUnknown := false
	for i, c := range cuts {
		unknown := c.id == t.lattice.unkID
		switch {
		case unknown && t.model.byteFallback:
			ids = t.spell(ids, s[c.start:cutEnd(cuts, i, s)])
		case !unknown || !afterUnknown: // a run of unknown characters is one token
			ids = append(ids, int64(c.id))
		}
		afterUnknown = unknown
	}
	return ids
}

func cutEnd(cuts []cut, i int, s string) int {
	if i+1 < len(cuts) {
		return cuts[i+1].start
	}
	return len(s)
}

func (t *sentencePiece) spell(ids []int64, s string) []int64 {
	for i := range len(s) {
		ids = append(ids, t.bytes[s[i]])
	}
	return ids
}

// Decode joins pieces, turns U+2581 back into spaces, puts byte pieces together to
// characters and drops the dummy space.
func (t *sentencePiece) Decode(ids []int64) string {
	var b strings.Builder
	var spelled []byte
	spaceSeen := false
	for _, id := range ids {
		if id < 0 || id >= int64(len(t.model.pieces)) {
			continue
		}
		p := t.model.pieces[id]
		if p.kind == pieceByte {
			c, _ := byteOf(p.text)
			spelled = append(spelled, c)
			continue
		}
		spelled = flushBytes(&b, spelled)
		if p.kind == pieceControl {
			continue
		}
		atStart := b.Len() == 0 && !spaceSeen
		out, dropped := t.surface(p, atStart)
		spaceSeen = spaceSeen || dropped
		b.WriteString(out)
	}
	flushBytes(&b, spelled)
	if t.restore != nil {
		return t.restore.normalize(b.String())
	}
	return b.String()
}

// surface is how a piece reads. At the start of the text the dummy space goes: one,
// or any number where the normaliser trims spaces; dropped tells of the single one.
func (t *sentencePiece) surface(p piece, atStart bool) (out string, dropped bool) {
	if p.kind == pieceUnknown {
		return t.model.unkSurface, false
	}
	rules := t.model.rules
	out = p.text
	if atStart && (rules.dummyPrefix || rules.trimSpaces) {
		out, dropped = strings.CutPrefix(out, spaceMark)
		dropped = dropped && !rules.trimSpaces
	}
	return strings.ReplaceAll(out, spaceMark, " "), dropped
}

// flushBytes writes bytes as text, U+FFFD for each that belongs to no character, and
// gives back the emptied buffer.
func flushBytes(b *strings.Builder, spelled []byte) []byte {
	for rest := spelled; len(rest) > 0; {
		r, size := utf8.DecodeRune(rest)
		b.WriteRune(r)
		rest = rest[size:]
	}
	return spelled[:0]
}
