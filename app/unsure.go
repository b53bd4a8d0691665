package app

import "slices"

// notSure keeps in mind which words the pack was not sure of: as long as a prompt has one of
// them that is shown beside what the prompt was expanded to.
func (s *Studio) notSure(words []Unsure) {
	if len(words) == 0 {
		return
	}
	for _, w := range words {
		s.unsure = append(slices.DeleteFunc(s.unsure, func(old Unsure) bool { return old.Word == w.Word }), w)
	}
	s.publish()
}

// unsureOf is the words of a prompt that the pack was not sure of, as far as that is known.
func (s *Studio) unsureOf(prompt string) []Unsure {
	var all []Unsure
	for _, w := range s.unsure {
		if HasWords(prompt, w.Word) {
			all = append(all, w)
		}
	}
	return all
}
