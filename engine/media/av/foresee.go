package av

import (
	"context"
	"errors"
	"io"
)

// Foresee decodes one of the n frames behind the one that was returned last, unless they
// are all there, and reports whether it did. Nothing is converted; a picture that is asked
// for then costs its conversion only. See media.Foreseer.
func (r *reader) Foresee(ctx context.Context, n int) (bool, error) {
	if r.in == nil {
		return false, r.closed()
	}
	if !r.current.valid || r.tail == nil || r.tail.until == never || r.tail.from < r.current.from {
		return false, nil
	}
	if r.cache.after(r.current.from) >= min(n, r.cache.capacity-3) {
		return false, nil
	}
	defer r.in.watch(ctx)()
	r.dec.hurry = noTime
	if err := r.step(ctx); err != nil && !errors.Is(err, io.EOF) {
		r.tail = nil // it may stand anywhere: the next call jumps
		return false, err
	}
	return true, nil
}
