package recaption

import (
	"cmp"
	"context"
	"slices"
)

// Longest is the most tokens that a caption may have; the model was trained on none
// longer.
const Longest = 96

// step is a token of a caption, the one that was nearly taken in its place, and how much
// likelier it was (a difference of logits).
type step struct {
	token, other int64
	margin       float32
}

// caption is tokens that follow a prompt. whole is false where it had to be broken off.
type caption struct {
	steps  []step
	memory memory // of the prompt and of all steps but the last, at least
	whole  bool
}

// ids is the tokens of a caption without the end mark.
func (c caption) ids() []int64 {
	out := make([]int64, len(c.steps))
	for i, s := range c.steps {
		out[i] = s.token
	}
	return out
}

// writer continues one prompt.
type writer struct {
	model model
	end   int64 // the token that ends prompt and caption
	read  int   // tokens of the prompt
}

// start reads the prompt; ids end with the end mark.
func (w *writer) start(ctx context.Context, ids []int64) (caption, error) {
	w.end, w.read = ids[len(ids)-1], len(ids)
	return w.goOn(ctx, caption{memory: w.model.nothing()}, ids)
}

// goOn reads ids after what a caption holds, and takes the likeliest token until the end.
func (w *writer) goOn(ctx context.Context, c caption, ids []int64) (caption, error) {
	for len(c.steps) < Longest {
		next, memory, err := w.model.read(ctx, ids, c.memory)
		if err != nil {
			return c, err
		}
		c.memory = memory
		s := likeliest(next)
		c.steps = append(c.steps, s)
		if s.token == w.end {
			c.steps, c.whole = c.steps[:len(c.steps)-1], true
			return c, nil
		}
		ids = []int64{s.token}
	}
	return c, nil
}

// likeliest finds the two largest logits; of equal ones the first counts.
func likeliest(logits []float32) step {
	best, second := 0, -1
	for i := 1; i < len(logits); i++ {
		switch {
		case logits[i] > logits[best]:
			best, second = i, best
		case second < 0 || logits[i] > logits[second]:
			second = i
		}
	}
	if second < 0 {
		return step{token: int64(best), other: int64(best)}
	}
	return step{token: int64(best), other: int64(second), margin: logits[best] - logits[second]}
}

// sure is the margin from which on the other token would be nonsense.
const sure = 6

// doubts is where a caption was not sure, at most n places, the least sure first.
func (c caption) doubts(n int) []int {
	var at []int
	for i, s := range c.steps {
		if s.margin < sure {
			at = append(at, i)
		}
	}
	slices.SortStableFunc(at, func(a, b int) int { return cmp.Compare(c.steps[a].margin, c.steps[b].margin) })
	return at[:min(n, len(at))]
}

// otherwise takes the other token at a place and goes on from there.
func (w *writer) otherwise(ctx context.Context, c caption, at int) (caption, error) {
	s := c.steps[at]
	branch := caption{
		steps:  append(slices.Clone(c.steps[:at]), step{token: s.other, other: s.token}),
		memory: cut(c.memory, w.read+at),
	}
	if s.other == w.end {
		branch.steps, branch.whole = branch.steps[:at], true
		return branch, nil
	}
	return w.goOn(ctx, branch, []int64{s.other})
}
