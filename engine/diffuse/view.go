package diffuse

// view is the tokens that a run of the transformer sees, as stretches of all of them.
type view struct {
	spans []span // in order; their strengths say nothing
	total int    // tokens of all spans
	known bool   // some of them are known
}

// whole is the view of all tokens.
func (s *state) whole() view {
	return view{spans: []span{{to: s.total}}, total: s.total, known: len(s.known) > 0}
}

// withoutReferences is the view of all tokens but those of references.
func (s *state) withoutReferences() view {
	var v view
	at := 0
	for _, r := range append(s.refs[:len(s.refs):len(s.refs)], span{from: s.total}) {
		if r.from > at {
			v.spans = append(v.spans, span{from: at, to: r.from})
			v.total += r.from - at
		}
		at = r.to
	}
	for _, k := range s.known {
		for _, seen := range v.spans {
			v.known = v.known || k.from < seen.to && seen.from < k.to
		}
	}
	return v
}

// gather appends the view's tokens of x, of so many values each, to dst.
func (v view) gather(dst, x []float32, width int) []float32 {
	for _, s := range v.spans {
		dst = append(dst, x[s.from*width:s.to*width]...)
	}
	return dst
}

// scatter is gather the other way: it writes tokens of the view to where they are in x.
func (v view) scatter(x, tokens []float32, width int) {
	for _, s := range v.spans {
		n := copy(x[s.from*width:s.to*width], tokens)
		tokens = tokens[n:]
	}
}
