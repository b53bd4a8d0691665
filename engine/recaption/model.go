package recaption

import (
	"context"
	"fmt"
	"math"

	"kinora/engine/infer"
	"kinora/engine/tensor"
)

// Tokenizer maps text to the ids that the model reads, and back.
type Tokenizer interface {
	// Encode gives the ids of s alone.
	Encode(s string) []int64
	// EncodePrompt closes them with the end mark; see text.Tokenizer.
	EncodePrompt(s string, maxLength int, pad bool) (ids, mask []int64)
	// Decode gives the text of ids, without control tokens.
	Decode(ids []int64) string
}

// model is a graph that says how likely each token is to come next: input_ids i64[B,S]
// and past f32[layers,2,B,P,W] give logits f32[B,S,V] and present f32[layers,2,B,P+S,W].
// past has one place more than tokens were read: its first is empty.
type model struct {
	session              infer.Session
	layers, width, words int
}

func newModel(session infer.Session) (model, error) {
	m := model{session: session}
	for _, p := range append(session.Inputs(), session.Outputs()...) {
		switch {
		case p.Name == "past" && len(p.Shape) == 5:
			m.layers, m.width = p.Shape[0], p.Shape[4]
		case p.Name == "logits" && len(p.Shape) == 3:
			m.words = p.Shape[2]
		}
	}
	if m.layers < 1 || m.width < 1 || m.words < 1 {
		return m, fmt.Errorf("%w: its graph does not fix layers and width of past and the tokens of logits", ErrModel)
	}
	return m, nil
}

// memory is what the model keeps of the tokens that it has read, [layers,2,1,P,W].
type memory = *tensor.Float

func (m model) nothing() memory { return tensor.NewFloat(m.layers, 2, 1, 1, m.width) }

// read reads further tokens; next is the logits of the token that follows the last.
func (m model) read(ctx context.Context, ids []int64, past memory) (next []float32, present memory, err error) {
	logits := tensor.NewFloat(1, len(ids), m.words)
	present = tensor.NewFloat(m.layers, 2, 1, past.Shape[3]+len(ids), m.width)
	err = m.session.Run(ctx,
		map[string]infer.Value{"input_ids": &tensor.Int{Shape: []int{1, len(ids)}, Data: ids}, "past": past},
		map[string]*tensor.Float{"logits": logits, "present": present})
	if err != nil {
		return nil, nil, fmt.Errorf("recaptioning: %w", err)
	}
	next = logits.Data[(len(ids)-1)*m.words:]
	if v := float64(next[0]); math.IsNaN(v) || math.IsInf(v, 0) {
		return nil, nil, fmt.Errorf("%w: it gives numbers that are none", ErrModel)
	}
	return next, present, nil
}

// cut is a memory of the first n tokens only.
func cut(from memory, n int) memory {
	places, width := from.Shape[3], from.Shape[4]
	out := tensor.NewFloat(from.Shape[0], from.Shape[1], 1, n+1, width)
	for i := range from.Shape[0] * from.Shape[1] {
		copy(out.Data[i*(n+1)*width:(i+1)*(n+1)*width], from.Data[i*places*width:])
	}
	return out
}
