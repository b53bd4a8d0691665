package text

import (
	"encoding/json"
	"io/fs"
	"path"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// The names that CLIP's tokens have unless the configuration says otherwise.
const (
	clipStart = "<|startoftext|>"
	clipEnd   = "<|endoftext|>"
	clipMark  = "</w>"
)

// openCLIP reads vocab.json and merges.txt and encodes as transformers' fast CLIP
// tokenizer does: NFC, white space to single spaces, lower case, byte-pair encoding.
func openCLIP(fsys fs.FS, dir string, c *config) (Tokenizer, error) {
	if c.Class != "" && !strings.HasPrefix(c.Class, "CLIPTokenizer") {
		return nil, unsupported("tokenizer_class %q; with vocab.json only CLIPTokenizer is read", c.Class)
	}
	c.clipDefaults()
	spec, err := readCLIPVocabulary(fsys, dir)
	if err != nil {
		return nil, err
	}
	spec.UnkToken = &c.Unk.Content
	model, err := newBPE(spec)
	if err != nil {
		return nil, err
	}
	listed, err := c.listed()
	if err != nil {
		return nil, err
	}
	added := c.withRoles(listed, finder(listed, model.id))
	p := newPipeline(model, clipNormalize, []splitter{clipWords, spellWord}, added)
	f, err := c.clipFrame(p)
	return &tokenizer{p, f}, err
}

func clipNormalize(s string) string {
	return lowercase(oneSpace(toForm(norm.NFC, s)))
}

func readCLIPVocabulary(fsys fs.FS, dir string) (bpeSpec, error) {
	mark := clipMark
	spec := bpeSpec{Suffix: &mark}
	vocab, err := readFile(fsys, path.Join(dir, vocabFile))
	if err != nil {
		return spec, err
	}
	if err := json.Unmarshal(vocab, &spec.Vocab); err != nil {
		return spec, corrupt("%v", err)
	}
	merges, err := readFile(fsys, path.Join(dir, mergesFile))
	if err != nil {
		return spec, inFile(corrupt("vocab.json needs it: %v", err), path.Join(dir, mergesFile))
	}
	spec.Merges = parseMerges(string(merges))
	return spec, nil
}

// parseMerges reads one pair to a line. A first line may name the version.
func parseMerges(file string) []mergePair {
	var pairs []mergePair
	first := true
	for line := range strings.Lines(file) {
		line = strings.TrimRight(line, "\r\n")
		version := first && strings.HasPrefix(line, "#version")
		first = false
		if line != "" && !version {
			pairs = append(pairs, parseMerge(line))
		}
	}
	return pairs
}

// clipDefaults names the tokens that the configuration leaves out. Where it gives no
// flags, all but padding are looked for in the normalised text.
func (c *config) clipDefaults() {
	for _, role := range []struct {
		token **tokenSpec
		name  string
	}{{&c.BOS, clipStart}, {&c.EOS, clipEnd}, {&c.Unk, clipEnd}} {
		if *role.token == nil {
			*role.token = &tokenSpec{addedToken{Content: role.name}, true}
		}
		if (*role.token).bare {
			(*role.token).Normalized = true
		}
	}
	if c.Pad == nil {
		c.Pad = c.EOS
	}
}

func (c *config) clipFrame(p *pipeline) (frame, error) {
	f := c.frame()
	start, okStart := p.id(c.BOS.Content)
	end, okEnd := p.id(c.EOS.Content)
	if !okStart || !okEnd {
		return f, corrupt("%q or %q is not in the vocabulary", c.BOS.Content, c.EOS.Content)
	}
	f.before, f.after = []int64{start}, []int64{end}
	var err error
	f.pad, err = c.padID(p.id)
	return f, err
}
