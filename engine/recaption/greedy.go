package recaption

import (
	"cmp"
	"context"
	"slices"
)

// Longest is the most tokens that a caption may have; the model was trained on none
// longer.
const Longest = 96

// step is a token of a caption, and those that were nearly taken in its place.
type step struct {
	token  int64
	others []other // the likeliest first
}

// other is a token and how much less likely it was than the one that was taken (a
// difference of logits).
type other struct {
	token  int64
	margin float32
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

// kept is how many tokens of each step are remembered.
const kept = 4

// likeliest finds the largest logits; of equal ones the first counts.
func likeliest(logits []float32) step {
	var top []int
	for i, v := range logits {
		at, _ := slices.BinarySearchFunc(top, v, func(j int, v float32) int {
			if logits[j] >= v {
				return -1
			}
			return 1
		})
		if at < kept {
			top = slices.Insert(top, at, i)[:min(kept, len(top)+1)]
		}
	}
	out := step{token: int64(top[0])}
	for _, i := range top[1:] {
		out.others = append(out.others, other{int64(i), logits[top[0]] - logits[i]})
	}
	return out
}

// sure is the margin from which on another token would be nonsense.
const sure = 6

// doubt is another token that might be taken at a place of a caption.
type doubt struct {
	other
	at int
}

// doubts is what might be taken otherwise from a place on up to another, the likeliest
// first; the margin of some tokens is lessened by what favour gives.
func (c caption) doubts(from, to int, favour func(token int64) float32) []doubt {
	var out []doubt
	for i := max(0, from); i < min(to, len(c.steps)); i++ {
		for _, o := range c.steps[i].others {
			if o.margin -= favour(o.token); o.margin < sure {
				out = append(out, doubt{o, i})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b doubt) int { return cmp.Compare(a.margin, b.margin) })
	return out
}

// otherwise takes the other token of a doubt and goes on from there.
func (w *writer) otherwise(ctx context.Context, c caption, d doubt) (caption, error) {
	branch := caption{
		steps:  append(slices.Clone(c.steps[:d.at]), step{token: d.token}),
		memory: cut(c.memory, w.read+d.at),
	}
	if d.token == w.end {
		branch.steps, branch.whole = branch.steps[:d.at], true
		return branch, nil
	}
	return w.goOn(ctx, branch, []int64{d.token})
}
