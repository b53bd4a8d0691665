package engine

import (
	"kinora/engine/pack"
	"kinora/engine/text"
)

// cleaning is a pack's tokenizer behind the cleaning that its model was trained with.
type cleaning struct {
	text.Tokenizer
	how string
}

// openTokenizer reads the pack's tokenizer and finds out that its cleaning is known.
func openTokenizer(p *pack.Pack) (cleaning, error) {
	tok, err := text.Open(p.FS(), "tokenizer")
	if err != nil {
		return cleaning{}, err
	}
	how := p.Manifest.Text.Clean
	_, err = text.Clean(how, "")
	return cleaning{tok, how}, err
}

// EncodePrompt cleans, then encodes.
func (c cleaning) EncodePrompt(s string, maxLength int, pad bool) (ids, mask []int64) {
	clean, err := text.Clean(c.how, s)
	if err != nil { // openTokenizer has tried the name
		clean = s
	}
	return c.Tokenizer.EncodePrompt(clean, maxLength, pad)
}
