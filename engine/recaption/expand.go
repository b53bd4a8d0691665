package recaption

import (
	"context"
	"slices"
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

// How bad it is what a caption does.
const (
	beyond  = 1  // something is told without need
	missing = 10 // something that was said is left out
	against = 20 // it is told otherwise
	broken  = 1000
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
	pieces := shots(k.text)
	if pieces == nil {
		e, err := r.shot(ctx, k.text, r.prefix(form), form)
		out.take(e)
		out.Expanded = e.text
		return r.told(out, k.text), err
	}
	for i := range pieces {
		if pieces[i].mark == "" {
			continue
		}
		e, err := r.shot(ctx, pieces[i].text, r.lexicon.Shot, form)
		if err != nil {
			return out, err
		}
		out.take(e)
		pieces[i].text = e.text
	}
	out.Expanded = joined(pieces)
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

// shot expands a text in known words. What is rich already stays as it is, and so does
// what tells nothing but in unknown words: any caption would do as well.
func (r *Recaptioner) shot(ctx context.Context, text, prefix string, form Form) (expansion, error) {
	stays := expansion{text: text, kept: true}
	said := r.read(text)
	strange := len(said.told) == 0 && len(inKnownWords(r.lexicon, text).unknown) > 0
	if strange || rich(said.told, prefix == r.lexicon.Shot, form) {
		return stays, nil
	}
	ids, _ := r.tok.EncodePrompt(prefix+r.withUsual(text, said.told, prefix == r.lexicon.Shot), 0, false)
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

// withUsual is a text with words for what goes without saying; the style of one of
// several shots is theirs together.
func (r *Recaptioner) withUsual(text string, said lexicon.Told, shot bool) string {
	comma := ", "
	if chinese(text) {
		comma = "，"
	}
	out := strings.TrimRight(text, " .。")
	for _, u := range r.lexicon.Unsaid(said) {
		switch {
		case shot && u.Field == "style":
		case chinese(text):
			out += comma + u.Chinese
		default:
			out += comma + u.English
		}
	}
	return out
}

// best is the likeliest caption that keeps all that was said, or the one that keeps most.
func (r *Recaptioner) best(ctx context.Context, ids []int64, said meaning) (expansion, error) {
	w := writer{model: r.model}
	first, err := w.start(ctx, ids)
	if err != nil {
		return expansion{}, err
	}
	best := r.judged(first, said)
	for _, d := range r.doubts(first, best, said) {
		if best.wrong == 0 {
			break
		}
		c, err := w.otherwise(ctx, first, d)
		if err != nil {
			return expansion{}, err
		}
		if e := r.judged(c, said); e.wrong < best.wrong {
			best = e
		}
	}
	return best, nil
}

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
			if len(r.tok.Decode(ids[:n])) >= s.To {
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
	text := strings.TrimSpace(r.tok.Decode(c.ids()))
	again := r.read(text)
	wrong := missing*len(said.told.Missing(again.told)) + against*said.against(again) + beyond*said.told.Beyond(again.told)
	if !c.whole || text == "" {
		wrong += broken
	}
	return expansion{text: text, wrong: wrong, kept: true}
}

// mended puts words that are missing into a caption. It is not kept where it is broken
// or tells something else than was said.
func (r *Recaptioner) mended(e expansion, text string, said meaning) expansion {
	again := r.read(e.text)
	if e.wrong >= broken || said.against(again) > 0 {
		e.kept = false
		return e
	}
	lost := said.told.Missing(again.told)
	for _, s := range r.lexicon.Spans(text) {
		if slices.ContainsFunc(lost, func(f lexicon.Fact) bool { return slices.Contains(s.Facts, f) }) {
			e.forced = append(e.forced, s.Text)
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
