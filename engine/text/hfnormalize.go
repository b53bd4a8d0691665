package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
	"golang.org/x/text/unicode/norm"
)

// stage changes text on its way to the model.
type stage func(string) string

func inTurn(stages []stage) stage {
	return func(s string) string {
		for _, f := range stages {
			s = f(s)
		}
		return s
	}
}

// normSpec is a normalizer of tokenizer.json; which fields count depends on Type.
type normSpec struct {
	Type        string     `json:"type"`
	Normalizers []normSpec `json:"normalizers"`
	Charsmap    []byte     `json:"precompiled_charsmap"`
	StripLeft   bool       `json:"strip_left"`
	StripRight  bool       `json:"strip_right"`
	Pattern     pattern    `json:"pattern"`
	Content     string     `json:"content"`
}

// pattern is what Replace and Split look for: one of the two is set.
type pattern struct {
	String string `json:"String"`
	Regex  string `json:"Regex"`
}

func (n normSpec) build() (stage, error) {
	switch n.Type {
	case "Sequence":
		return n.sequence()
	case "Precompiled":
		m, err := parseCharsmap(n.Charsmap)
		if err != nil {
			return nil, err
		}
		return m.byGrapheme, nil
	case "NFC":
		return inForm(norm.NFC), nil
	case "NFD":
		return inForm(norm.NFD), nil
	case "NFKC":
		return inForm(norm.NFKC), nil
	case "NFKD":
		return inForm(norm.NFKD), nil
	case "Lowercase":
		return lowercase, nil
	case "Strip":
		return n.strip, nil
	case "Replace":
		return n.replace()
	}
	return nil, unsupported("normalizer %q", n.Type)
}

func inForm(form norm.Form) stage { return func(s string) string { return toForm(form, s) } }

func (n normSpec) sequence() (stage, error) {
	var stages []stage
	for _, part := range n.Normalizers {
		f, err := part.build()
		if err != nil {
			return nil, err
		}
		stages = append(stages, f)
	}
	return inTurn(stages), nil
}

func (n normSpec) strip(s string) string {
	if n.StripLeft {
		s = strings.TrimLeftFunc(s, unicode.IsSpace)
	}
	if n.StripRight {
		s = strings.TrimRightFunc(s, unicode.IsSpace)
	}
	return s
}

func (n normSpec) replace() (stage, error) {
	switch {
	case n.Pattern.String != "":
		return func(s string) string { return strings.ReplaceAll(s, n.Pattern.String, n.Content) }, nil
	case n.Pattern.Regex == `\s+`:
		return func(s string) string { return replaceRuns(s, unicode.IsSpace, 1, n.Content) }, nil
	case n.Pattern.Regex == ` {2,}`:
		return func(s string) string { return replaceRuns(s, isBlank, 2, n.Content) }, nil
	case n.Pattern.Regex == ` +`:
		return func(s string) string { return replaceRuns(s, isBlank, 1, n.Content) }, nil
	}
	return nil, unsupported("normalizer Replace with the pattern %q", n.Pattern.Regex)
}

// oneSpace makes one space of each run of white space.
func oneSpace(s string) string { return replaceRuns(s, unicode.IsSpace, 1, " ") }

func isBlank(r rune) bool { return r == ' ' }

// replaceRuns puts content in the place of each run of at least shortest runes of a
// kind.
func replaceRuns(s string, kind func(rune) bool, shortest int, content string) string {
	var b strings.Builder
	b.Grow(len(s))
	for s != "" {
		start := strings.IndexFunc(s, kind)
		if start < 0 {
			break
		}
		b.WriteString(s[:start])
		rest := strings.TrimLeftFunc(s[start:], kind)
		run := s[start : len(s)-len(rest)]
		if utf8.RuneCountInString(run) >= shortest {
			run = content
		}
		b.WriteString(run)
		s = rest
	}
	b.WriteString(s)
	return b.String()
}

// lowercase is Unicode's full lower-casing without regard to context: U+0130 alone
// becomes two characters.
func lowercase(s string) string {
	return strings.ToLower(strings.ReplaceAll(s, "\u0130", "i\u0307"))
}

// graphemeLimit is how many bytes a grapheme must stay below to be looked up whole.
const graphemeLimit = 6

// byGrapheme normalises as the tokenizers library does with a SentencePiece table: a
// short grapheme as a whole becomes what the shortest key becomes that it begins
// with, others go character by character.
func (m *charsmap) byGrapheme(s string) string {
	var b strings.Builder
	b.Grow(len(s) + len(s)/4)
	var grapheme string
	for state := -1; s != ""; {
		grapheme, s, _, state = uniseg.FirstGraphemeClusterInString(s, state)
		if len(grapheme) < graphemeLimit {
			if out, ok := m.shortest(grapheme); ok {
				b.WriteString(out)
				continue
			}
		}
		for _, r := range grapheme {
			c := string(r)
			if out, ok := m.shortest(c); ok {
				c = out
			}
			b.WriteString(c)
		}
	}
	return b.String()
}
