package engine

import (
	"context"
	"fmt"
	"io/fs"

	"kinora/engine/pack"
	"kinora/engine/recaption"
	"kinora/engine/recaption/lexicon"
)

// CanRecaption says whether the pack has a recaptioner.
func (e *Engine) CanRecaption() bool { return e.pack.Has(pack.Recaptioner) }

// Recaption turns a prompt into the rich caption that the pack's model was trained on,
// and says what was added, which words were read as others and which are unknown. It is
// a function of its arguments. A caption that is longer than the model reads is not
// taken: the prompt stays as it is. It waits for the take that is being made.
//
// The error is recaption.ErrNone where the pack has no recaptioner, ErrVocabulary of
// package lexicon or ErrModel of package recaption where that of the pack is damaged,
// what the runtime reports, or context.Cause(ctx).
func (e *Engine) Recaption(ctx context.Context, prompt string, form recaption.Form) (recaption.Result, error) {
	if !e.CanRecaption() {
		return recaption.Result{}, fmt.Errorf("pack %s: %w", e.pack.Name(), recaption.ErrNone)
	}
	words, err := e.words()
	if err != nil {
		return recaption.Result{}, err
	}
	if err := e.enter(ctx); err != nil {
		return recaption.Result{}, err
	}
	defer e.leave()
	session, err := e.loader.Open(ctx, pack.Recaptioner)
	if err != nil {
		return recaption.Result{}, err
	}
	defer session.Close()
	r, err := recaption.New(session, e.tokenizer, words)
	if err != nil {
		return recaption.Result{}, fmt.Errorf("pack %s: %w", e.pack.Name(), err)
	}
	out, err := r.Expand(ctx, prompt, form)
	if err == nil && e.tooLong(out.Expanded) && !e.tooLong(out.Prompt) {
		out.Expanded, out.Added, out.Kept = out.Prompt, nil, false
	}
	return out, err
}

// Doubts are the words of a text that the pack's vocabulary has not: those that Recaption
// reads as others, and those that are unknown. There are none where the pack has no
// recaptioner. It waits for no take and may be called from any goroutine. The error is
// lexicon.ErrVocabulary where the vocabulary is damaged.
func (e *Engine) Doubts(text string) (mapped []recaption.Mapping, unknown []string, err error) {
	if !e.CanRecaption() {
		return nil, nil, nil
	}
	words, err := e.words()
	if err != nil {
		return nil, nil, err
	}
	mapped, unknown = recaption.Doubts(words, text)
	return mapped, unknown, nil
}

// readWords reads a pack's vocabulary.
func readWords(p *pack.Pack) (*lexicon.Lexicon, error) {
	data, err := fs.ReadFile(p.FS(), pack.RecaptionerWords)
	if err != nil {
		return nil, fmt.Errorf("pack %s: %w", p.Name(), err)
	}
	l, err := lexicon.Parse(data)
	if err != nil {
		return nil, fmt.Errorf("pack %s: %s: %w; copy or download the pack again", p.Name(), pack.RecaptionerWords, err)
	}
	return l, nil
}

// tooLong says whether a text is cut before the model reads it.
func (e *Engine) tooLong(text string) bool {
	ids, _ := e.tokenizer.EncodePrompt(text, 0, false)
	most := e.pack.Manifest.Text.MaxLength
	return most > 0 && len(ids) > most
}
