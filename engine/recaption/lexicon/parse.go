package lexicon

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

// ErrVocabulary says that a vocabulary file is damaged or of another kind.
var ErrVocabulary = errors.New("vocabulary is damaged")

// MaxSize is the bytes of the largest vocabulary that is read.
const MaxSize = 4 << 20

const (
	format     = 1
	maxPhrase  = 120 // bytes
	maxPhrases = 50000
)

// file is the vocabulary as it is stored.
type file struct {
	Format  int               `json:"format"`
	Still   string            `json:"still"`
	Shot    string            `json:"shot"`
	Facts   []string          `json:"facts"`   // field=label
	Phrases map[string][]int  `json:"phrases"` // indices into Facts
	Plain   []string          `json:"plain"`
	Signs   string            `json:"signs"`
	Others  []string          `json:"others"`
	Nearest map[string]string `json:"nearest"`
	Usual   []usual           `json:"usual"`
}

type usual struct {
	Fact  string `json:"fact"`
	Words struct {
		English string `json:"en"`
		Chinese string `json:"zh"`
	} `json:"words"`
	When   []string `json:"when"`
	Unless []string `json:"unless"`
}

// Parse reads a vocabulary; the error wraps ErrVocabulary and says what is wrong.
func Parse(data []byte) (*Lexicon, error) {
	if len(data) > MaxSize {
		return nil, damaged("it is %d bytes long, %d at most are read", len(data), MaxSize)
	}
	if !utf8.Valid(data) {
		return nil, damaged("it is not UTF-8")
	}
	var f file
	if err := json.Unmarshal(data, &f); err != nil {
		return nil, damaged("%v", err)
	}
	if f.Format != format {
		return nil, damaged("it has format %d, this Kinora reads format %d", f.Format, format)
	}
	return f.lexicon()
}

func (f file) lexicon() (*Lexicon, error) {
	facts, err := factsOf("facts", f.Facts)
	if err != nil {
		return nil, err
	}
	l := &Lexicon{
		Still: f.Still, Shot: f.Shot, phrases: make(map[string][]Fact, len(f.Phrases)),
		plain: set(f.Plain), others: set(f.Others), signs: map[rune]bool{}, nearest: f.Nearest,
	}
	for _, r := range f.Signs {
		l.signs[r] = true
	}
	if err := f.fill(l, facts); err != nil {
		return nil, err
	}
	if err := f.usual(l); err != nil {
		return nil, err
	}
	l.measure()
	return l, l.checkNearest()
}

// factsOf reads field=label; where is what the list is called.
func factsOf(where string, texts []string) ([]Fact, error) {
	out := make([]Fact, len(texts))
	for i, text := range texts {
		field, label, ok := strings.Cut(text, "=")
		if !ok || field == "" || label == "" {
			return nil, damaged("%s[%d] is %q, field=label is needed", where, i, text)
		}
		out[i] = one(Fact{field, label})
	}
	return out, nil
}

func (f file) usual(l *Lexicon) error {
	for i, u := range f.Usual {
		where := fmt.Sprintf("usual[%d]", i)
		fact, err := factsOf(where, []string{u.Fact})
		if err != nil {
			return err
		}
		when, err := factsOf(where, u.When)
		if err != nil {
			return err
		}
		unless, err := factsOf(where, u.Unless)
		if err != nil {
			return err
		}
		l.Usual = append(l.Usual, Usual{Fact: fact[0], English: u.Words.English, Chinese: u.Words.Chinese, When: when, Unless: unless})
	}
	return nil
}

// fill gives every phrase its facts.
func (f file) fill(l *Lexicon, facts []Fact) error {
	if n := len(f.Phrases); n == 0 || n > maxPhrases {
		return damaged("it has %d phrases, 1 to %d are needed", n, maxPhrases)
	}
	for phrase, indices := range f.Phrases {
		if phrase == "" || len(phrase) > maxPhrase || phrase != lower(phrase) {
			return damaged("%.40q cannot be a phrase: small letters and 1 to %d bytes are needed", phrase, maxPhrase)
		}
		if len(indices) == 0 {
			return damaged("phrase %q tells nothing", phrase)
		}
		for _, i := range indices {
			if i < 0 || i >= len(facts) {
				return damaged("phrase %q tells fact %d of %d", phrase, i, len(facts))
			}
			l.phrases[phrase] = append(l.phrases[phrase], facts[i])
		}
	}
	return nil
}

func (l *Lexicon) checkNearest() error {
	for word, known := range l.nearest {
		if word == "" || len(word) > maxPhrase || word != lower(word) {
			return damaged("%.40q cannot be a word", word)
		}
		if l.phrases[known] == nil {
			return damaged("%q is to stand for %q, but tells nothing", known, word)
		}
	}
	return nil
}

func set(words []string) map[string]bool {
	out := make(map[string]bool, len(words))
	for _, w := range words {
		out[w] = true
	}
	return out
}

func damaged(how string, args ...any) error {
	return fmt.Errorf("%w: "+how, append([]any{ErrVocabulary}, args...)...)
}
