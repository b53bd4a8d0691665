package words

import (
	"cmp"
	"slices"
	"strings"
)

// Translate is a text that app made, in the language of the window: a whole one that the
// translations know, or one that they know around values, such as "Saved %s"; of several
// sentences with "; " between them each by itself. Any other is given back as it is. Texts
// of ui itself go through lang.L.
func Translate(text string) string {
	if translated, ok := chosen.texts[text]; ok {
		return translated
	}
	for _, f := range chosen.frames {
		if translated, ok := f.fill(text); ok {
			return translated
		}
	}
	for _, between := range []string{"\n", "; "} {
		if parts := strings.Split(text, between); len(parts) > 1 {
			for i, part := range parts {
				parts[i] = Translate(part)
			}
			return strings.Join(parts, between)
		}
	}
	return text
}

// named is what app calls takes by what they are made for.
var named = []string{"Extend", "Fill the gap", "Connect", "Retake", "Loop", "Remix"}

// Title is what a take or a medium is called: as somebody called it, or in the language of
// the window where it has its name from what it was made for.
func Title(text string) string {
	if slices.Contains(named, text) {
		return Translate(text)
	}
	return text
}

// remember keeps the texts of a language for Translate. Frames with more words come
// before those with fewer.
func remember(all map[string]map[string]string) {
	chosen.texts, chosen.frames = map[string]string{}, nil
	for key, forms := range all {
		chosen.texts[key] = forms["other"]
		if f, ok := newFrame(key, forms["other"]); ok {
			chosen.frames = append(chosen.frames, f)
		}
	}
	slices.SortFunc(chosen.frames, func(a, b frame) int {
		return cmp.Or(cmp.Compare(b.size, a.size), cmp.Compare(a.translated, b.translated))
	})
}

// Knows reports whether the translations have a text, for tests.
func Knows(text string) bool {
	_, ok := chosen.texts[text]
	return ok
}
