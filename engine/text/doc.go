// Package text turns prompts into token ids the way the model that reads them was
// trained to see them: SentencePiece Unigram models (spiece.model), tokenizer.json
// (Unigram and CLIP byte-pair encoding) and vocab.json with merges.txt. Everything is
// done here in plain Go and checked, id by id, against the reference implementations.
// It must not import any other package of the engine, nor cgo.
package text

// Tokenizer maps text to ids and back. It is safe for use by several goroutines.
type Tokenizer interface {
	// Encode gives the ids of s alone, without the tokens that open, close or pad a
	// prompt. Bytes that are not UTF-8 count as U+FFFD. Time grows with len(s) and
	// with the longest token, not faster.
	Encode(s string) []int64
	// EncodePrompt gives the ids of s as the model family wants them: opened and
	// closed by its own tokens, cut to maxLength ids (the opening and closing tokens
	// stay), and filled to maxLength with the padding token where pad is set. mask is
	// as long as ids, 1 for a token and 0 for padding. maxLength < 1 neither cuts nor
	// pads.
	EncodePrompt(s string, maxLength int, pad bool) (ids, mask []int64)
	// Decode gives text for a person to read; control tokens vanish, ids outside the
	// vocabulary are skipped.
	Decode(ids []int64) string
	// VocabSize is one more than the highest id that Encode can return.
	VocabSize() int
}

// codec is a Tokenizer without the framing of prompts.
type codec interface {
	Encode(s string) []int64
	Decode(ids []int64) string
	VocabSize() int
}

// tokenizer frames what a codec makes.
type tokenizer struct {
	codec
	frame frame
}

func (t *tokenizer) EncodePrompt(s string, maxLength int, pad bool) (ids, mask []int64) {
	return t.frame.wrap(t.Encode(s), maxLength, pad)
}
