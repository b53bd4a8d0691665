package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// word is what a model is given at once.
type word struct {
	text  string
	first bool // stands at the beginning of the prompt
}

// splitter cuts or rewrites words.
type splitter func(dst []word, w word) []word

// splitSpec is a pre_tokenizer of tokenizer.json; which fields count depends on Type.
type splitSpec struct {
	Type           string      `json:"type"`
	Pretokenizers  []splitSpec `json:"pretokenizers"`
	Replacement    string      `json:"replacement"`
	AddPrefixSpace *bool       `json:"add_prefix_space"`
	PrependScheme  string      `json:"prepend_scheme"`
	Split          *bool       `json:"split"`
	Pattern        pattern     `json:"pattern"`
	Behavior       string      `json:"behavior"`
	Invert         bool        `json:"invert"`
	UseRegex       *bool       `json:"use_regex"`
}

// clipPatterns are the ways in which files write the rule that clipWords follows.
var clipPatterns = map[string]bool{
	`'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+`: true,
	`'s|'t|'re|'ve|'m|'ll|'d|\p{L}+|\p{N}|[^\s\p{L}\p{N}]+`:     true,
}

// build appends the splitters that a pre_tokenizer stands for.
func (p splitSpec) build(before []splitter) ([]splitter, error) {
	switch p.Type {
	case "Sequence":
		var err error
		for _, part := range p.Pretokenizers {
			if before, err = part.build(before); err != nil {
				return nil, err
			}
		}
		return before, nil
	case "WhitespaceSplit":
		return append(before, splitSpaces), nil
	case "Metaspace":
		m, err := p.metaspace()
		return append(before, m.split), err
	case "Split":
		if !clipPatterns[p.Pattern.Regex] || p.Behavior != "Removed" || !p.Invert {
			return nil, unsupported("pre-tokenizer Split by %q", p.Pattern.String+p.Pattern.Regex)
		}
		return append(before, clipWords), nil
	case "ByteLevel":
		return p.byteLevel(before)
	}
	return nil, unsupported("pre-tokenizer %q", p.Type)
}

// byteLevel's own pattern cuts nothing that clipWords has not cut already; alone it
// is the rule of other models.
func (p splitSpec) byteLevel(before []splitter) ([]splitter, error) {
	if p.AddPrefixSpace == nil || *p.AddPrefixSpace {
		return nil, unsupported("pre-tokenizer ByteLevel with add_prefix_space")
	}
	if len(before) == 0 && (p.UseRegex == nil || *p.UseRegex) {
		return nil, unsupported("pre-tokenizer ByteLevel without a Split before it")
	}
	return append(before, spellWord), nil
}

func spellWord(dst []word, w word) []word { return append(dst, word{toByteAlphabet(w.text), w.first}) }

// metaspace marks the beginnings of words.
type metaspace struct {
	mark          string
	always, first bool // put the mark before every word, or only at the beginning
	cut           bool // cut before each mark
}

func (p splitSpec) metaspace() (m metaspace, err error) {
	m.mark, m.cut = p.Replacement, p.Split == nil || *p.Split
	if utf8.RuneCountInString(m.mark) != 1 {
		return m, corrupt("the replacement of the Metaspace pre-tokenizer is %q", p.Replacement)
	}
	switch {
	case p.PrependScheme == "never", p.PrependScheme == "" && p.AddPrefixSpace != nil && !*p.AddPrefixSpace:
	case p.PrependScheme == "always", p.PrependScheme == "":
		m.always = true
	case p.PrependScheme == "first":
		m.first = true
	default:
		return m, unsupported("prepend_scheme %q of Metaspace", p.PrependScheme)
	}
	return m, nil
}

func (m metaspace) split(dst []word, w word) []word {
	s := strings.ReplaceAll(w.text, " ", m.mark)
	if (m.always || m.first && w.first) && !strings.HasPrefix(s, m.mark) {
		s = m.mark + s
	}
	for m.cut && s != "" {
		_, size := utf8.DecodeRuneInString(s)
		next := strings.Index(s[size:], m.mark)
		if next < 0 {
			break
		}
		dst = append(dst, word{s[:size+next], w.first})
		s, w.first = s[size+next:], false
	}
	return appendWord(dst, s, w.first)
}

func appendWord(dst []word, s string, first bool) []word {
	if s == "" {
		return dst
	}
	return append(dst, word{s, first})
}

func splitSpaces(dst []word, w word) []word {
	first := w.first
	for s := w.text; s != ""; first = false {
		trimmed := strings.TrimLeftFunc(s, unicode.IsSpace)
		first = first && len(trimmed) == len(s)
		end := strings.IndexFunc(trimmed, unicode.IsSpace)
		if end < 0 {
			return appendWord(dst, trimmed, first)
		}
		dst = append(dst, word{trimmed[:end], first})
		s = trimmed[end:]
	}
	return dst
}

// clipWords cuts as CLIP does: the endings 's 't 're 've 'm 'll 'd, runs of letters,
// single digits, runs of anything else; white space goes.
func clipWords(dst []word, w word) []word {
	first := w.first
	for s := w.text; s != ""; first = false {
		size := clipWord(s)
		if size == 0 {
			_, size = utf8.DecodeRuneInString(s)
		} else {
			dst = append(dst, word{s[:size], first})
		}
		s = s[size:]
	}
	return dst
}

// clipWord is the length of the word that s begins with, 0 for white space.
func clipWord(s string) int {
	if n := contraction(s); n > 0 {
		return n
	}
	r, size := utf8.DecodeRuneInString(s)
	switch {
	case unicode.IsLetter(r):
		return runLength(s, unicode.IsLetter)
	case unicode.IsNumber(r):
		return size
	default:
		return runLength(s, isMark)
	}
}

func runLength(s string, kind func(rune) bool) int {
	return len(s) - len(strings.TrimLeftFunc(s, kind))
}

func isMark(r rune) bool { return !unicode.IsSpace(r) && !unicode.IsLetter(r) && !unicode.IsNumber(r) }

func contraction(s string) int {
	for _, c := range [...]string{"'s", "'t", "'re", "'ve", "'m", "'ll", "'d"} {
		if strings.HasPrefix(s, c) {
			return len(c)
		}
	}
	return 0
}
