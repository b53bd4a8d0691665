package text

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// joiner is U+034F, which x/text puts between combining marks after every thirtieth.
const joiner = "\u034f"

// toForm normalises s as Unicode says, however many marks follow each other, which is
// what the reference implementations do.
func toForm(form norm.Form, s string) string {
	out := form.String(s)
	if strings.Count(out, joiner) == strings.Count(s, joiner) {
		return out
	}
	switch form {
	case norm.NFC:
		return string(compose(decompose(norm.NFD, s)))
	case norm.NFKC:
		return string(compose(decompose(norm.NFKD, s)))
	default:
		return string(decompose(form, s))
	}
}

// combiningClass is 0 for characters that others combine with.
func combiningClass(r rune) uint8 { return norm.NFD.PropertiesString(string(r)).CCC() }

// decompose takes s apart and puts each run of marks in canonical order.
func decompose(form norm.Form, s string) []rune {
	var out []rune
	start := 0 // of the run of marks at the end of out
	for _, r := range s {
		for _, part := range form.String(string(r)) {
			out = append(out, part)
			if combiningClass(part) == 0 {
				sortMarks(out[start : len(out)-1])
				start = len(out)
			}
		}
	}
	sortMarks(out[start:])
	return out
}

func sortMarks(run []rune) {
	slices.SortStableFunc(run, func(a, b rune) int { return int(combiningClass(a)) - int(combiningClass(b)) })
}

// compose joins what decompose gives, in place.
func compose(runes []rune) []rune {
	out := runes[:0]
	starter, last := -1, uint8(0)
	for _, r := range runes {
		class := combiningClass(r)
		free := len(out)-1 == starter || last != 0 && last < class
		if starter >= 0 && free {
			if joined, ok := composePair(out[starter], r); ok {
				out[starter] = joined
				continue
			}
		}
		if class == 0 {
			starter = len(out)
		}
		last = class
		out = append(out, r)
	}
	return out
}

func composePair(a, b rune) (joined rune, ok bool) {
	s := norm.NFC.String(string([]rune{a, b}))
	joined, size := utf8.DecodeRuneInString(s)
	return joined, size == len(s)
}
