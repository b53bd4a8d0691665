package diffuse

import (
	"context"
	"fmt"

	"kinora/engine/infer"
	"kinora/engine/pack"
	"kinora/engine/plan"
	"kinora/engine/tensor"
)

// embedding is a prompt as the transformer reads it: [1,L,E] and its mask [1,L].
type embedding struct {
	states *tensor.Float
	mask   *tensor.Int
}

// Prompt is a text as the models read it: states [1,L,E] and mask [1,L].
type Prompt struct {
	States *tensor.Float
	Mask   *tensor.Int
}

// ReadPrompt is a plan's prompt; what Run has read is in Inputs.Texts. Errors are those of
// Run.
func ReadPrompt(ctx context.Context, p plan.Plan, in Inputs) (Prompt, error) {
	all, err := encodeText(ctx, p, in, nil)
	if err != nil {
		return Prompt{}, fmt.Errorf("read the prompt: %w", err)
	}
	said := all[len(all)-1]
	return Prompt{said.states, said.mask}, nil
}

// encodeText gives one embedding per branch, in the order in which they are batched:
// the negative prompt, where there is guidance, then the prompt.
func encodeText(ctx context.Context, p plan.Plan, in Inputs, on Observer) ([]embedding, error) {
	prompts := []string{p.Recipe.Text()}
	if p.Branches() == 2 {
		prompts = []string{p.Recipe.Negative, p.Recipe.Text()}
	}
	masks, ids := tokenize(in.Tokenizer, prompts, p.Pack.Text)
	out, missing := in.Texts.find(ids, masks)
	if missing == 0 {
		on.tell(Event{Stage: plan.TextEncoder, Step: len(prompts), Steps: len(prompts)})
		return out, nil
	}
	err := stage(ctx, in, plan.TextEncoder, func(session infer.Session) error {
		for i := range prompts {
			on.tell(Event{Stage: plan.TextEncoder, Step: i, Steps: len(prompts)})
			if out[i].states != nil {
				continue
			}
			e, err := embed(ctx, session, ids[i], masks[i], p.Pack.Text)
			if err != nil {
				return err
			}
			out[i] = e
			in.Texts.keep(ids[i], masks[i], e)
		}
		on.tell(Event{Stage: plan.TextEncoder, Step: len(prompts), Steps: len(prompts)})
		return nil
	})
	return out, err
}

// tokenize gives every prompt the same number of ids, so that they can be batched.
func tokenize(t Tokenizer, prompts []string, knobs pack.Text) (masks, ids []*tensor.Int) {
	longest := 1
	fixed := knobs.Padding != "longest"
	if fixed {
		longest = knobs.MaxLength
	} else {
		for _, s := range prompts {
			got, _ := t.EncodePrompt(s, knobs.MaxLength, false)
			longest = max(longest, len(got))
		}
	}
	for _, s := range prompts {
		i, m := t.EncodePrompt(s, longest, true)
		ids = append(ids, &tensor.Int{Shape: []int{1, len(i)}, Data: i})
		masks = append(masks, &tensor.Int{Shape: []int{1, len(m)}, Data: m})
	}
	return masks, ids
}

func embed(ctx context.Context, session infer.Session, ids, mask *tensor.Int, knobs pack.Text) (embedding, error) {
	in := map[string]infer.Value{}
	for _, p := range session.Inputs() {
		switch p.Name {
		case "input_ids":
			in[p.Name] = ids
		case "attention_mask":
			in[p.Name] = encoderMask(mask, knobs.EncoderMask)
		default:
			return embedding{}, fmt.Errorf("%s of text_encoder: %w", p.Name, ErrPort)
		}
	}
	width, err := stateWidth(session)
	if err != nil {
		return embedding{}, err
	}
	states := tensor.NewFloat(1, ids.Shape[1], width)
	if err := session.Run(ctx, in, map[string]*tensor.Float{"last_hidden_state": states}); err != nil {
		return embedding{}, err
	}
	if !finite(states.Data) {
		return embedding{}, fmt.Errorf("text_encoder: %w", ErrNotFinite)
	}
	if knobs.ZeroPad {
		zeroPadding(states, mask)
	}
	return embedding{states, mask}, nil
}

// encoderMask is the mask, or ones for an encoder that was trained to see padding.
func encoderMask(mask *tensor.Int, use bool) *tensor.Int {
	if use {
		return mask
	}
	ones := tensor.NewInt(mask.Shape...)
	for i := range ones.Data {
		ones.Data[i] = 1
	}
	return ones
}

// stateWidth is E of last_hidden_state [B,L,E], which a graph must fix.
func stateWidth(session infer.Session) (int, error) {
	for _, p := range session.Outputs() {
		if p.Name == "last_hidden_state" && len(p.Shape) == 3 && p.Shape[2] > 0 {
			return p.Shape[2], nil
		}
	}
	return 0, fmt.Errorf("last_hidden_state of text_encoder has no fixed width: %w", ErrPort)
}

func zeroPadding(states *tensor.Float, mask *tensor.Int) {
	width := states.Shape[2]
	for i, m := range mask.Data {
		if m == 0 {
			clear(states.Data[i*width : (i+1)*width])
		}
	}
}
