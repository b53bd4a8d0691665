package recaption

import (
	"context"
	"strings"

	"kinora/engine/infer"
	"kinora/engine/recaption/lexicon"
)

// Where the likeliest caption is not right, others are written: each takes another word
// where the likeliest was not sure. At most so many where something is left out or told
// otherwise, and where it only tells more than it must; those turn away within so many
// tokens before that.
const (
	tries      = 10
	spareTries = 6
	spareReach = 12
)

// Recaptioner expands prompts with one pack's model and vocabulary. It is used from one
// goroutine at a time.
type Recaptioner struct {
	model   model
	tok     Tokenizer
	lexicon *lexicon.Lexicon
}

// New takes an open session on a pack's recaptioner, which stays the caller's to close,
// the pack's tokenizer and its vocabulary. The error is ErrModel.
func New(session infer.Session, tok Tokenizer, l *lexicon.Lexicon) (*Recaptioner, error) {
	m, err := newModel(session)
	return &Recaptioner{model: m, tok: tok, lexicon: l}, err
}

// Expand gives the caption of a prompt. Of a prompt of several marked shots ("shot 1: …
// shot 2: …") each is expanded by itself. Cancelling ctx stops between two tokens and
// returns an error that wraps context.Cause(ctx).
func (r *Recaptioner) Expand(ctx context.Context, prompt string, form Form) (Result, error) {
	prompt = strings.TrimSpace(prompt)
	out := Result{Prompt: prompt, Expanded: prompt, Kept: true}
	if prompt == "" {
		return out, nil
	}
	k := inKnownWords(r.lexicon, prompt)
	out.Mapped, out.Unknown = k.mapped, k.unknown
	pieces := shots(r.lexicon, k.text)
	if pieces == nil {
		e, err := r.shot(ctx, wish{text: k.text, prefix: r.prefix(form), form: form})
		out.take(e)
		out.Expanded = e.text
		return r.told(out, k.text), err
	}
	first, anew := "", false
	for i, p := range pieces {
		if !p.shot {
			continue
		}
		e, err := r.shot(ctx, wish{text: p.text, carried: r.carried(first, p.text), prefix: r.lexicon.Shot, form: form})
		if err != nil {
			return out, err
		}
		out.take(e)
		anew = anew || e.text != p.text
		if pieces[i].text = e.text; first == "" {
			first = e.text
		}
	}
	out.Expanded = joined(pieces, anew)
	return r.told(out, k.text), nil
}

func (r *Recaptioner) prefix(form Form) string {
	if form == Still {
		return r.lexicon.Still
	}
	return ""
}

// take adds what one shot's expansion says.
func (r *Result) take(e expansion) {
	r.Forced = append(r.Forced, e.forced...)
	r.Kept = r.Kept && e.kept
}

// told fills in what only the expanded text tells.
func (r *Recaptioner) told(out Result, prompt string) Result {
	before := r.lexicon.Read(prompt)
	for _, w := range words(r.lexicon, out.Expanded) {
		if len(lexicon.Told{w.Fact}.Missing(before)) > 0 {
			out.Added = append(out.Added, w)
		}
	}
	return out
}

// expansion is the caption of one shot.
type expansion struct {
	text   string
	forced []string
	kept   bool
	wrong  int // how bad it is
}

// wish is one shot as it was asked for.
type wish struct {
	text    string   // in known words
	carried []string // what an earlier shot settled
	prefix  string
	form    Form
}

// shot expands a text. What is rich already stays as it is, and so does what tells
// nothing but in unknown words: any caption would do as well.
func (r *Recaptioner) shot(ctx context.Context, w wish) (expansion, error) {
	stays, own := expansion{text: w.text, kept: true}, r.lexicon.Read(w.text)
	strange := len(own) == 0 && len(inKnownWords(r.lexicon, w.text).unknown) > 0
	if strange || rich(own, w.prefix == r.lexicon.Shot, w.form) {
		return stays, nil
	}
	text := tagged(w.text, w.carried)
	said := r.read(text)
	ids, _ := r.tok.EncodePrompt(w.prefix+tagged(text, r.usual(text, said.told, w.prefix == r.lexicon.Shot)), 0, false)
	if len(ids) == 0 || len(ids) > Longest {
		return stays, nil
	}
	best, err := r.best(ctx, ids, said)
	if err != nil {
		return stays, err
	}
	if best = r.mended(best, text, said); !best.kept {
		stays.kept = false
		return stays, nil
	}
	return best, nil
}

// usual is words for what goes without saying in a text; the style of one of several
// shots is theirs together.
func (r *Recaptioner) usual(text string, said lexicon.Told, shot bool) []string {
	var out []string
	for _, u := range r.lexicon.Unsaid(said) {
		switch {
		case shot && u.Field == "style":
		case chinese(text):
			out = append(out, u.Chinese)
		default:
			out = append(out, u.English)
		}
	}
	return out
}

// tagged is a text with words behind it.
func tagged(text string, words []string) string {
	comma := ", "
	if chinese(text) {
		comma = "，"
	}
	return strings.Join(append([]string{strings.TrimRight(text, " .。")}, words...), comma)
}

// rounds is how often what is better is made better still.
const rounds = 2

// best is the likeliest caption that keeps all that was said, or the one that keeps most.
func (r *Recaptioner) best(ctx context.Context, ids []int64, said meaning) (expansion, error) {
	w := writer{model: r.model}
	c, err := w.start(ctx, ids)
	if err != nil {
		return expansion{}, err
	}
	best := r.judged(c, said)
	for range rounds {
		before := best.wrong
		if c, best, err = r.better(ctx, &w, c, best, said); err != nil {
			return expansion{}, err
		}
		if best.wrong == before {
			break // the same again
		}
	}
	return best, nil
}

// better is the best of a caption and those that take one other word.
func (r *Recaptioner) better(ctx context.Context, w *writer, c caption, best expansion, said meaning) (caption, expansion, error) {
	found := c
	for _, d := range r.doubts(c, best, said) {
		if best.wrong == 0 {
			break
		}
		other, err := w.otherwise(ctx, c, d)
		if err != nil {
			return c, best, err
		}
		if e := r.judged(other, said); e.wrong < best.wrong {
			found, best = other, e
		}
	}
	return found, best, nil
}

// rich says whether a text tells so much that nothing is to be added: who, how, where,
// in what style, and, where something moves, what is done and how it is filmed.
func rich(said lexicon.Told, shot bool, form Form) bool {
	need := []string{"subject", "colour", "setting"}
	if !shot {
		need = append(need, "style")
	}
	for _, field := range need {
		if len(said.Of(field)) == 0 {
			return false
		}
	}
	done := len(said.Of("motion"))+len(said.Of("event")) > 0
	filmed := len(said.Of("camera"))+len(said.Of("framing")) > 0
	return form == Still || done && filmed
}
