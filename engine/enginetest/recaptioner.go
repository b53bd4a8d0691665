package enginetest

import (
	"kinora/engine/infer"
	"kinora/engine/infer/onnxgraph"
)

// Follow says that one letter that begins a word is likely to come after another: the
// world of a tiny recaptioner has words of one letter. End stands for the end mark.
type Follow struct {
	After, Next rune
	Score       float32
}

// End is the end mark in a Follow.
const End = '.'

// Recaptioner is the tiny recaptioner of a pack and the words that it knows.
type Recaptioner struct {
	Follows []Follow
	Words   string // vocabulary.json
}

// RedCat is a recaptioner whose words are a letter long: it says "a r c s", a red cat at
// sea, of everything, and knows k as another word for c.
func RedCat() *Recaptioner {
	r := &Recaptioner{Words: `{"format":1,"still":"p ","shot":"o ","facts":["subject=cat","colour=red","setting=sea"],
"phrases":{"c":[0],"r":[1],"s":[2]},"plain":["a"],"signs":"","others":[],"nearest":{"k":"c"}}`}
	said := []rune{End, 'a', 'r', 'c', 's', End}
	for i, next := range said[1:] {
		r.Follows = append(r.Follows, Follow{After: said[i], Next: next, Score: 10})
	}
	return r
}

// again is how much less likely a token is for each time that it was read: so the
// graph's answers depend on all of its past.
const again = 3

// RecaptionerGraph gives the scores of what follows the last token, less what was there
// already. What it keeps of a token is which one it was.
func RecaptionerGraph(follows []Follow) onnxgraph.Model {
	b := newBuilder("recaptioner", ids("input_ids"), float("past", 1, 2, -1, -1, Vocabulary))
	scores := onnxgraph.Tensor{Name: "scores", Shape: []int{Vocabulary, Vocabulary}, Floats: make([]float32, Vocabulary*Vocabulary)}
	which := onnxgraph.Tensor{Name: "which", Shape: []int{Vocabulary, Vocabulary}, Floats: make([]float32, Vocabulary*Vocabulary)}
	for i := range Vocabulary {
		which.Floats[i*Vocabulary+i] = 1
	}
	for _, f := range follows {
		scores.Floats[pieceOf(f.After)*Vocabulary+pieceOf(f.Next)] = f.Score
	}
	b.m.Graph.Weights = append(b.m.Graph.Weights, scores, which)
	read := b.node("Gather", "read", []string{"which", "input_ids"})
	read = b.node("Unsqueeze", "read_wide", []string{read, b.axes("front", 0, 1)})
	read = b.node("Concat", "read_twice", []string{read, read}, onnxgraph.Attr{Name: "axis", Value: int64(1)})
	b.node("Concat", "present", []string{"past", read}, onnxgraph.Attr{Name: "axis", Value: int64(3)})
	seen := b.node("ReduceSum", "seen", []string{"present", b.axes("all", 0, 1, 3)}, onnxgraph.Attr{Name: "keepdims", Value: int64(0)})
	seen = b.node("Mul", "seen_less", []string{seen, b.number("again", -again/2.0)}) // keys and values both count
	seen = b.node("Unsqueeze", "seen_wide", []string{seen, b.axes("middle", 1)})
	next := b.node("Gather", "next", []string{"scores", "input_ids"})
	b.node("Add", "logits", []string{next, seen})
	return b.gives(float("logits", -1, -1, Vocabulary), infer.Port{Name: "present", Type: infer.Float32, Shape: []int{1, 2, -1, -1, Vocabulary}})
}

// pieceOf is the id of a letter that begins a word.
func pieceOf(letter rune) int {
	if letter == End {
		return 1
	}
	return 4 + 26 + int(letter-'a')
}

// put adds what lies beside the graph to a pack's files.
func (r *Recaptioner) put(files map[string][]byte) {
	files["recaptioner/config.json"] = []byte(`{"hidden_size": 56}`)
	files["recaptioner/vocabulary.json"] = []byte(r.Words)
}
