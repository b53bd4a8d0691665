package text

import "strings"

// The byte-level alphabet writes each byte as one printable character: the printable
// ones of Latin-1 as themselves, the other 68 as U+0100 and up, in order.
var (
	byteLetters = makeByteLetters()
	letterBytes = reverseLetters()
)

func makeByteLetters() (letters [256]rune) {
	next := rune(256)
	for b := range letters {
		if b >= '!' && b <= '~' || b >= 0xa1 && b <= 0xac || b >= 0xae {
			letters[b] = rune(b)
		} else {
			letters[b] = next
			next++
		}
	}
	return letters
}

func reverseLetters() map[rune]byte {
	m := make(map[rune]byte, 256)
	for b, r := range byteLetters {
		m[r] = byte(b)
	}
	return m
}

func toByteAlphabet(s string) string {
	var b strings.Builder
	b.Grow(2 * len(s))
	for i := range len(s) {
		b.WriteRune(byteLetters[s[i]])
	}
	return b.String()
}

// fromByteAlphabet appends the bytes that s spells, or s itself where it holds
// characters that are not of the alphabet.
func fromByteAlphabet(dst []byte, s string) []byte {
	n := len(dst)
	for _, r := range s {
		b, ok := letterBytes[r]
		if !ok {
			return append(dst[:n], s...)
		}
		dst = append(dst, b)
	}
	return dst
}
