package text

// viterbi finds the most likely way to cut a text into the pieces of a Unigram model.
// F is the precision of the reference: SentencePiece adds up float32, the tokenizers
// library float64, and near ties fall differently.
type viterbi[F float32 | float64] struct {
	pieces *trie
	score  []F // by id
	unkID  int32
	unk    F // score of a character that is no piece
	// rebase keeps sums small: where one leaves [-rebase, rebase] it becomes 0 and
	// the sums ahead move along. 0 is never.
	rebase F
	// bonus, where set, gives the score of a piece of that many bytes that must win
	// over any other; only for ids for which always is true.
	bonus  func(length int) F
	always []bool
}

// cut is a piece of a text: where it begins and its id.
type cut struct {
	start int
	id    int32
}

// pathEnd is the best path found so far that ends at a byte.
type pathEnd[F float32 | float64] struct {
	score F
	start int32 // of the last piece; unreached before the first path
	id    int32
}

const unreached = -1

// best cuts s. The pieces come in order; each ends where the next begins.
func (v *viterbi[F]) best(s string) []cut {
	ends := make([]pathEnd[F], len(s)+1)
	for i := range ends {
		ends[i].start = unreached
	}
	for start, frontier := 0, 0; start < len(s); {
		v.keepSmall(ends[start : frontier+1])
		size := charLength(s[start:])
		far, single := v.extend(ends, s, start, size)
		if !single {
			v.offer(ends, start, start+size, v.unk, v.unkID)
			far = max(far, start+size)
		}
		frontier = max(frontier, far)
		start += size
	}
	return trace(ends)
}

// extend offers every piece that begins at start. far is the end of the longest,
// single tells whether one is the single character that lies there.
func (v *viterbi[F]) extend(ends []pathEnd[F], s string, start, size int) (far int, single bool) {
	node := int32(root)
	var ok bool
	for end := start; end < len(s); {
		if node, ok = v.pieces.child(node, s[end]); !ok {
			break
		}
		end++
		if id := v.pieces.nodes[node].value; id != noValue {
			v.offer(ends, start, end, v.scoreOf(id, end-start), id)
			far, single = end, single || end-start == size
		}
	}
	return far, single
}

func (v *viterbi[F]) scoreOf(id int32, length int) F {
	if v.bonus != nil && v.always[id] {
		return v.bonus(length)
	}
	return v.score[id]
}

func (v *viterbi[F]) offer(ends []pathEnd[F], start, end int, score F, id int32) {
	score += ends[start].score
	if e := &ends[end]; e.start == unreached || score > e.score {
		*e = pathEnd[F]{score, int32(start), id}
	}
}

func (v *viterbi[F]) keepSmall(ahead []pathEnd[F]) {
	offset := ahead[0].score
	if v.rebase == 0 || offset >= -v.rebase && offset <= v.rebase {
		return
	}
	for i := range ahead {
		if i == 0 || ahead[i].start != unreached {
			ahead[i].score -= offset
		}
	}
}

func trace[F float32 | float64](ends []pathEnd[F]) []cut {
	n := 0
	for at := len(ends) - 1; at > 0; at = int(ends[at].start) {
		n++
	}
	cuts := make([]cut, n)
	for at := len(ends) - 1; at > 0; at = int(ends[at].start) {
		n--
		cuts[n] = cut{int(ends[at].start), ends[at].id}
	}
	return cuts
}

// charLength is the length in bytes of the character that s begins with, as its first
// byte announces it, but not more than s has.
func charLength(s string) int {
	switch c := s[0]; {
	case c < 0xc0:
		return 1
	case c < 0xe0:
		return min(2, len(s))
	case c < 0xf0:
		return min(3, len(s))
	default:
		return min(4, len(s))
	}
}
