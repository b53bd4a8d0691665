package text

import (
	"encoding/json"
	"errors"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strconv"
)

// config is what stands beside a vocabulary: tokenizer_config.json, and where that is
// silent special_tokens_map.json and added_tokens.json.
type config struct {
	Pad            *tokenSpec           `json:"pad_token"`
	EOS            *tokenSpec           `json:"eos_token"`
	BOS            *tokenSpec           `json:"bos_token"`
	Unk            *tokenSpec           `json:"unk_token"`
	Additional     []tokenSpec          `json:"additional_special_tokens"`
	Added          map[string]tokenSpec `json:"added_tokens_decoder"` // by id
	ExtraIDs       int                  `json:"extra_ids"`
	AddBOS         *bool                `json:"add_bos_token"`
	AddEOS         *bool                `json:"add_eos_token"`
	PaddingSide    string               `json:"padding_side"`
	TruncationSide string               `json:"truncation_side"`
	Class          string               `json:"tokenizer_class"`

	byContent map[string]int64 // of added_tokens.json
}

// tokenSpec is a token as configurations write it: its text alone, or with flags.
type tokenSpec struct {
	addedToken
	bare bool // written as text alone
}

func (t *tokenSpec) UnmarshalJSON(b []byte) error {
	if len(b) > 0 && b[0] == '"' {
		t.Special, t.bare = true, true
		return json.Unmarshal(b, &t.Content)
	}
	return json.Unmarshal(b, &t.addedToken)
}

const (
	configFile  = "tokenizer_config.json"
	specialFile = "special_tokens_map.json"
	addedFile   = "added_tokens.json"
)

// readConfig reads what there is. Every one of the files may be missing.
func readConfig(fsys fs.FS, dir string) (*config, error) {
	var c, special config
	if err := readJSON(fsys, path.Join(dir, configFile), &c); err != nil {
		return nil, err
	}
	if err := readJSON(fsys, path.Join(dir, specialFile), &special); err != nil {
		return nil, err
	}
	if err := readJSON(fsys, path.Join(dir, addedFile), &c.byContent); err != nil {
		return nil, err
	}
	c.Pad, c.EOS = either(c.Pad, special.Pad), either(c.EOS, special.EOS)
	c.BOS, c.Unk = either(c.BOS, special.BOS), either(c.Unk, special.Unk)
	if len(c.Additional) == 0 {
		c.Additional = special.Additional
	}
	return &c, inFile(c.check(), path.Join(dir, configFile))
}

func either(a, b *tokenSpec) *tokenSpec {
	if a != nil {
		return a
	}
	return b
}

func (c *config) check() error {
	for _, side := range []string{c.PaddingSide, c.TruncationSide} {
		if side != "" && side != "left" && side != "right" {
			return unsupported("side %q; only left and right exist", side)
		}
	}
	if c.ExtraIDs < 0 || c.ExtraIDs > mostSentinels {
		return corrupt("extra_ids is %d", c.ExtraIDs)
	}
	return nil
}

// readJSON leaves v as it is where there is no file.
func readJSON(fsys fs.FS, name string, v any) error {
	b, err := readFile(fsys, name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if err := json.Unmarshal(b, v); err != nil {
		return inFile(corrupt("%v", err), name)
	}
	return nil
}

func (c *config) frame() frame {
	return frame{padLeft: c.PaddingSide == "left", cutLeft: c.TruncationSide == "left"}
}

// listed gives the added tokens that the configuration names with their ids.
func (c *config) listed() ([]addedToken, error) {
	var out []addedToken
	for key, t := range c.Added {
		id, err := strconv.ParseInt(key, 10, 64)
		if err != nil {
			return nil, corrupt("added token %q has the id %q", t.Content, key)
		}
		t.ID = id
		out = append(out, t.addedToken)
	}
	for content, id := range c.byContent {
		if !slices.ContainsFunc(out, hasContent(content)) {
			out = append(out, addedToken{ID: id, Content: content})
		}
	}
	for _, t := range out {
		if t.ID < 0 || t.ID >= highestID || t.Content == "" {
			return nil, corrupt("added token %q has the id %d", t.Content, t.ID)
		}
	}
	slices.SortFunc(out, func(a, b addedToken) int { return int(a.ID - b.ID) })
	return out, nil
}

func hasContent(s string) func(addedToken) bool {
	return func(t addedToken) bool { return t.Content == s }
}

// roles gives the tokens that stand for something: beginning, end, unknown, padding.
func (c *config) roles() []tokenSpec {
	var out []tokenSpec
	for _, t := range []*tokenSpec{c.BOS, c.EOS, c.Unk, c.Pad} {
		if t != nil && t.Content != "" {
			out = append(out, *t)
		}
	}
	return append(out, c.Additional...)
}

// withRoles adds the tokens of roles that are pieces of a vocabulary but not listed
// as added tokens: they too are cut out of the text.
func (c *config) withRoles(added []addedToken, id func(string) (int64, bool)) []addedToken {
	for _, t := range c.roles() {
		n, ok := id(t.Content)
		if !ok || slices.ContainsFunc(added, hasContent(t.Content)) {
			continue
		}
		t.ID, t.Special = n, true
		added = append(added, t.addedToken)
	}
	return added
}

// finder looks a token up among added tokens and then in a vocabulary.
func finder(added []addedToken, vocabulary func(string) (int64, bool)) func(string) (int64, bool) {
	ids := make(map[string]int64, len(added))
	for _, t := range added {
		ids[t.Content] = t.ID
	}
	return func(s string) (int64, bool) {
		if id, ok := ids[s]; ok {
			return id, true
		}
		return vocabulary(s)
	}
}

// padID is the id of the padding token, or that of the first fallback which exists.
func (c *config) padID(find func(string) (int64, bool), fallbacks ...string) (int64, error) {
	if c.Pad != nil && c.Pad.Content != "" {
		id, ok := find(c.Pad.Content)
		if !ok {
			return 0, corrupt("pad_token %q is not in the vocabulary", c.Pad.Content)
		}
		return id, nil
	}
	for _, name := range fallbacks {
		if id, ok := find(name); ok {
			return id, nil
		}
	}
	return 0, nil
}

// sentinels gives T5's extra ids where the configuration counts or names them without
// ids: <extra_id_0> is the highest, behind the vocabulary.
func (c *config) sentinels(size int) []addedToken {
	names := make(map[string]bool)
	for i := range c.ExtraIDs {
		names[sentinel(i)] = true
	}
	n := c.ExtraIDs
	if n == 0 {
		for _, t := range c.Additional {
			names[t.Content] = true
		}
		for names[sentinel(n)] {
			n++
		}
	}
	out := make([]addedToken, 0, n)
	for i := range n {
		out = append(out, addedToken{ID: int64(size + n - 1 - i), Content: sentinel(i), Special: true})
	}
	return out
}

// mostSentinels is far more than the 100 of T5.
const mostSentinels = 1 << 14

func sentinel(i int) string { return "<extra_id_" + strconv.Itoa(i) + ">" }

// merged gives a's tokens and those of b whose content a does not have.
func merged(a, b []addedToken) []addedToken {
	seen := make(map[string]addedToken, len(a)+len(b))
	for _, t := range slices.Concat(b, a) {
		seen[t.Content] = t
	}
	return slices.SortedFunc(maps.Values(seen), func(x, y addedToken) int { return int(x.ID - y.ID) })
}
