package text

import "strings"

const upperHex = "0123456789ABCDEF"

// bytePiece is how vocabularies write the piece of a single byte: <0x0A>.
func bytePiece(b byte) string {
	return string([]byte{'<', '0', 'x', upperHex[b>>4], upperHex[b&15], '>'})
}

// byteOf reads what bytePiece writes.
func byteOf(s string) (b byte, ok bool) {
	if len(s) != 6 || s[:3] != "<0x" || s[5] != '>' {
		return 0, false
	}
	high, low := strings.IndexByte(upperHex, s[3]), strings.IndexByte(upperHex, s[4])
	return byte(high<<4 | low), high >= 0 && low >= 0
}
