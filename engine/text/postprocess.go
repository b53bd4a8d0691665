package text

import "encoding/json"

// postSpec is a post_processor; which fields count depends on Type.
type postSpec struct {
	Type       string                 `json:"type"`
	Processors []postSpec             `json:"processors"`
	Single     []templatePart         `json:"single"`
	Special    map[string]templateIDs `json:"special_tokens"`
	CLS        [2]json.RawMessage     `json:"cls"`
	SEP        [2]json.RawMessage     `json:"sep"`
}

type templatePart struct {
	SpecialToken *struct {
		ID string `json:"id"`
	} `json:"SpecialToken"`
	Sequence *struct{} `json:"Sequence"`
}

type templateIDs struct {
	IDs []int64 `json:"ids"`
}

// ends gives what the post-processor puts before and behind a single text.
func (p *postSpec) ends() (before, after []int64, err error) {
	switch p.Type {
	case "ByteLevel":
		return nil, nil, nil // moves offsets only
	case "Sequence":
		for i := range p.Processors {
			b, a, err := p.Processors[i].ends()
			if err != nil {
				return nil, nil, err
			}
			before, after = append(b, before...), append(after, a...)
		}
		return before, after, nil
	case "RobertaProcessing", "BertProcessing":
		var cls, sep int64
		if json.Unmarshal(p.CLS[1], &cls) != nil || json.Unmarshal(p.SEP[1], &sep) != nil {
			return nil, nil, corrupt("post-processor %s has no ids", p.Type)
		}
		return []int64{cls}, []int64{sep}, nil
	case "TemplateProcessing":
		return p.template()
	}
	return nil, nil, unsupported("post-processor %q", p.Type)
}

func (p *postSpec) template() (before, after []int64, err error) {
	inside := &before
	for _, part := range p.Single {
		switch {
		case part.Sequence != nil && inside == &after:
			return nil, nil, unsupported("a template with the text twice")
		case part.Sequence != nil:
			inside = &after
		case part.SpecialToken != nil:
			token, ok := p.Special[part.SpecialToken.ID]
			if !ok {
				return nil, nil, corrupt("the template names %q, which has no ids", part.SpecialToken.ID)
			}
			*inside = append(*inside, token.IDs...)
		}
	}
	return before, after, nil
}
