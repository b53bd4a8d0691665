package words

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// frame is a text with places for values, such as "Saved %s" or "%d shots were added.".
type frame struct {
	start      string // what comes before the first value
	size       int    // bytes that are no values
	pattern    *regexp.Regexp
	quoted     []bool // by value: it is a name that somebody gave
	translated string // has the same verbs in the same order
}

// verb is a place for a value in a format of fmt.
var verb = regexp.MustCompile(`%[-+#0-9.]*[a-zA-Z]`)

// kinds is what stands in the place of a verb; any text in that of others.
var kinds = map[string]string{"%d": `(-?[0-9]+)`, "%q": `("(?:[^"\\]|\\.)*")`}

// least is how many bytes of a frame are no values where it begins with one: with fewer it
// would be found in texts that it has nothing to do with.
const least = 12

// newFrame reads a format; false where it has no values, or little else.
func newFrame(text, translated string) (frame, bool) {
	verbs := verb.FindAllString(text, -1)
	literal := verb.Split(strings.ReplaceAll(text, "%%", "%"), -1)
	f := frame{start: literal[0], size: len(strings.Join(literal, "")), translated: strings.ReplaceAll(translated, "%%", "%")}
	if len(verbs) == 0 || f.start == "" && f.size < least && verbs[0] != "%d" {
		return f, false
	}
	pattern := `(?s)^` + regexp.QuoteMeta(literal[0])
	for i, v := range verbs {
		kind, ok := kinds[v]
		if !ok {
			kind = `(.+?)`
		}
		pattern += kind + regexp.QuoteMeta(literal[i+1])
		f.quoted = append(f.quoted, v == "%q" || strings.HasSuffix(literal[i], "“"))
	}
	f.pattern = regexp.MustCompile(pattern + `$`)
	return f, true
}

// isName reports whether a value is one word with a capital, as names of packs and files
// are. What says something has more words, or none with a capital.
func isName(value string) bool {
	first, _ := utf8.DecodeRuneInString(value)
	return unicode.IsUpper(first) && !strings.Contains(value, " ")
}

// fill is the translation of a text that was made from the frame; false where it was not.
func (f frame) fill(text string) (string, bool) {
	if !strings.HasPrefix(text, f.start) {
		return "", false
	}
	values := f.pattern.FindStringSubmatch(text)
	if values == nil {
		return "", false
	}
	i := 0
	return verb.ReplaceAllStringFunc(f.translated, func(string) string {
		i++
		if f.quoted[i-1] || isName(values[i]) {
			return values[i]
		}
		return Translate(values[i])
	}), true
}
