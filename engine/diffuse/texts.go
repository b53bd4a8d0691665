package diffuse

import (
	"encoding/binary"

	"kinora/engine/tensor"
)

// Texts keeps the prompts that were read last, so that variations of a shot, or a take
// after its draft, read theirs once. It belongs to one pack on one device and to one
// run at a time; the zero value is empty, and nil keeps nothing.
type Texts struct {
	entries []textEntry // the newest last
}

type textEntry struct {
	key string
	embedding
}

// keptTexts is how many are kept: the prompts and negative prompts of a few shots.
const keptTexts = 8

// find gives the embeddings that are there, the others empty, and how many are missing.
func (t *Texts) find(ids, masks []*tensor.Int) (out []embedding, missing int) {
	out = make([]embedding, len(ids))
	for i := range ids {
		if out[i] = t.get(textKey(ids[i], masks[i])); out[i].states == nil {
			missing++
		}
	}
	return out, missing
}

func (t *Texts) get(key string) embedding {
	if t == nil {
		return embedding{}
	}
	for _, e := range t.entries {
		if e.key == key {
			return e.embedding
		}
	}
	return embedding{}
}

func (t *Texts) keep(ids, mask *tensor.Int, e embedding) {
	if t == nil {
		return
	}
	if len(t.entries) == keptTexts {
		t.entries = t.entries[1:]
	}
	t.entries = append(t.entries, textEntry{textKey(ids, mask), e})
}

// textKey is the ids with their padding and their mask, which is all that an embedding
// depends on.
func textKey(ids, mask *tensor.Int) string {
	b := make([]byte, 0, 4*len(ids.Data))
	for i, id := range ids.Data {
		b = binary.AppendVarint(b, id)
		b = binary.AppendVarint(b, mask.Data[i])
	}
	return string(b)
}
