package text

import (
	"encoding/json"
	"io/fs"
	"path"
)

// fastSpec is a tokenizer.json file.
type fastSpec struct {
	Added         []addedToken    `json:"added_tokens"`
	Normalizer    *normSpec       `json:"normalizer"`
	PreTokenizer  *splitSpec      `json:"pre_tokenizer"`
	PostProcessor *postSpec       `json:"post_processor"`
	Padding       *paddingSpec    `json:"padding"`
	Model         json.RawMessage `json:"model"`
}

type paddingSpec struct {
	ID int64 `json:"pad_id"`
}

// openFast reads a tokenizer.json. What it does not understand to the letter it
// refuses by name.
func openFast(fsys fs.FS, dir string, c *config) (Tokenizer, error) {
	file, err := readFile(fsys, path.Join(dir, fastFile))
	if err != nil {
		return nil, err
	}
	var spec fastSpec
	if err := json.Unmarshal(file, &spec); err != nil {
		return nil, corrupt("%v", err)
	}
	p, err := spec.pipeline(c)
	if err != nil {
		return nil, err
	}
	f := c.frame()
	if spec.PostProcessor != nil {
		if f.before, f.after, err = spec.PostProcessor.ends(); err != nil {
			return nil, err
		}
	}
	if f.pad, err = c.padID(p.id, "<pad>"); err != nil {
		return nil, err
	}
	if c.Pad == nil && spec.Padding != nil {
		f.pad = spec.Padding.ID
	}
	return &tokenizer{p, f}, checkFrame(f, p.VocabSize())
}

func checkFrame(f frame, size int) error {
	for _, id := range append(append([]int64{f.pad}, f.before...), f.after...) {
		if id < 0 || id >= int64(size) {
			return corrupt("id %d that frames prompts is not in the vocabulary of %d", id, size)
		}
	}
	return nil
}

func (s fastSpec) pipeline(c *config) (*pipeline, error) {
	model, err := newWordModel(s.Model)
	if err != nil {
		return nil, err
	}
	normalize := inTurn(nil)
	if s.Normalizer != nil {
		if normalize, err = s.Normalizer.build(); err != nil {
			return nil, err
		}
	}
	var splitters []splitter
	if s.PreTokenizer != nil {
		if splitters, err = s.PreTokenizer.build(nil); err != nil {
			return nil, err
		}
	}
	if u, ok := model.(*hfUnigram); ok && s.PreTokenizer.marksStart() {
		u.mark = spaceMark
	}
	added, err := s.added(c, model)
	if err != nil {
		return nil, err
	}
	return newPipeline(model, normalize, splitters, added), nil
}

// added gives the added tokens of the file, then those of the configuration that it
// lacks.
func (s fastSpec) added(c *config, model wordModel) ([]addedToken, error) {
	for _, t := range s.Added {
		if t.ID < 0 || t.ID >= highestID || t.Content == "" {
			return nil, corrupt("added token %q has the id %d", t.Content, t.ID)
		}
	}
	listed, err := c.listed()
	if err != nil {
		return nil, err
	}
	added := merged(s.Added, listed)
	return c.withRoles(added, finder(added, model.id)), nil
}

// marksStart tells whether a mark that was not there is put before the text.
func (p *splitSpec) marksStart() bool {
	if p == nil {
		return false
	}
	if p.Type == "Metaspace" {
		m, err := p.metaspace()
		return err == nil && (m.always || m.first)
	}
	for i := range p.Pretokenizers {
		if p.Pretokenizers[i].marksStart() {
			return true
		}
	}
	return false
}

func newWordModel(raw json.RawMessage) (wordModel, error) {
	var kind struct {
		Type string `json:"type"`
	}
	if err := json.Unmarshal(raw, &kind); err != nil {
		return nil, corrupt("the model cannot be read: %v", err)
	}
	switch kind.Type {
	case "Unigram":
		return newHFUnigram(raw)
	case "BPE":
		var spec bpeSpec
		if err := json.Unmarshal(raw, &spec); err != nil {
			return nil, corrupt("the BPE model cannot be read: %v", err)
		}
		return newBPE(spec)
	}
	return nil, unsupported("model %q", kind.Type)
}
