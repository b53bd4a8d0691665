package words

import (
	"cmp"
	"slices"
	"strings"
)

// frame is a text around one "%s".
type frame struct{ before, after, translated string }

// Translate is a text that app made, in the language of the window: a whole one that the
// translations know, or one that they know around a "%s", such as "Saved %s". Any other
// is given back as it is. Texts of ui itself go through lang.L.
func Translate(text string) string {
	if translated, ok := chosen.texts[text]; ok {
		return translated
	}
	for _, f := range chosen.frames {
		middle, ok := strings.CutPrefix(text, f.before)
		if !ok {
			continue
		}
		if middle, ok = strings.CutSuffix(middle, f.after); ok {
			return strings.Replace(f.translated, "%s", Translate(middle), 1)
		}
	}
	return text
}

// remember keeps the texts of a language for Translate. Frames with more words come
// before those with fewer.
func remember(all map[string]map[string]string) {
	chosen.texts, chosen.frames = map[string]string{}, nil
	for key, forms := range all {
		chosen.texts[key] = forms["other"]
		before, after, found := strings.Cut(key, "%s")
		if found && !strings.Contains(before+after, "%") && len(before) > 0 {
			chosen.frames = append(chosen.frames, frame{before, after, forms["other"]})
		}
	}
	slices.SortFunc(chosen.frames, func(a, b frame) int {
		return cmp.Or(cmp.Compare(len(b.before)+len(b.after), len(a.before)+len(a.after)), cmp.Compare(a.before, b.before))
	})
}

// Knows reports whether the translations have a text, for tests.
func Knows(text string) bool {
	_, ok := chosen.texts[text]
	return ok
}
