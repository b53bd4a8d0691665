package app

import (
	"slices"
	"strings"
)

// unsure is the words of the selected shot's prompt that the pack is not sure of, by the
// newest plan: the next one may not have come yet. A word that is still being typed is
// not among them.
func (s *Studio) unsure() []Unsure {
	c, ok := s.card()
	if !ok {
		return nil
	}
	text := c.Shot.Expanded
	if text == "" {
		text = c.Shot.Prompt
	}
	typing := text == s.typed && s.caption() == ""
	return slices.DeleteFunc(slices.Clone(s.forecast.Unsure), func(w Unsure) bool {
		return !HasWords(text, w.Word) || typing && strings.HasSuffix(text, w.Word)
	})
}
