package app

import (
	"slices"
	"strings"
	"unicode/utf8"

	"kinora/projects"
)

// typing notes what the selected shot's prompt is typed to be, and where: the text is all
// that is told, so the cursor is taken to be where it has changed.
func (s *Studio) typing(text string) {
	before := ""
	if c, ok := s.card(); ok {
		before = c.Shot.Prompt
	}
	s.typed, s.typedTo = text, len(text)-sameEnd(before, text)
}

// sameEnd is how many bytes at their ends two texts have in common, in whole runes.
func sameEnd(a, b string) int {
	n := 0
	for a != "" && b != "" {
		r, size := utf8.DecodeLastRuneInString(a)
		if last, _ := utf8.DecodeLastRuneInString(b); last != r || !strings.HasSuffix(b, a[len(a)-size:]) {
			break
		}
		a, b, n = a[:len(a)-size], b[:len(b)-size], n+size
	}
	return n
}

// LeavePrompt says that nobody types the prompt any more: a name that was begun is meant as
// it stands. It is called in the midst of what takes the keyboard away, so it acts later.
func (s *Studio) LeavePrompt() {
	s.cfg.Post(func() {
		if s.typed != "" && !s.quitting {
			s.endTyping()
			s.publish()
		}
	})
}

// endTyping takes the prompt as it stands.
func (s *Studio) endTyping() {
	if s.typed != "" {
		s.typed, s.typedTo = "", 0
		s.replan()
	}
}

// withoutBegun is a prompt without the name that is being typed in it, as long as somebody
// in the cast could be meant by it and nobody is called that yet.
func (s *Studio) withoutBegun(prompt string) string {
	if prompt != s.typed {
		return prompt
	}
	before, after := prompt[:s.typedTo], prompt[s.typedTo:]
	name, ok := projects.NameAtEnd(before)
	next, _ := utf8.DecodeRuneInString(after)
	if within := projects.IsName(string(next)); !ok || name == "" || within || !s.mayBecome(name) {
		return prompt
	}
	return strings.TrimSuffix(before, "@"+name) + after
}

// mayBecome reports whether what is written of a name is how another one begins, whatever
// its capitals, as they are offered.
func (s *Studio) mayBecome(begun string) bool {
	if _, is := s.doc.film.Member(begun); is {
		return false
	}
	return slices.ContainsFunc(s.doc.film.Cast, func(m projects.Member) bool {
		return strings.HasPrefix(strings.ToLower(m.Name), strings.ToLower(begun))
	})
}
