package text

import (
	"encoding/binary"
	"strings"
)

// charsmap is SentencePiece's precompiled_charsmap: a table of character sequences
// and what each is normalised to. The keys form a double-array trie in the layout of
// darts-clone, one little-endian uint32 per unit:
//
//	bits 0-7 and 31  label: the byte that leads here; bit 31 marks a value
//	bit  8           a value follows: it lies in the unit at the node's own offset
//	bits 9-30        offset of the children, 22 bits shifted by 8 where bit 9 is set
//
// A value is a position in the replacements, which end with a NUL each.
type charsmap struct {
	units        []uint32
	replacements string
}

// parseCharsmap reads [uint32 size of the trie in bytes][trie][replacements].
func parseCharsmap(blob []byte) (*charsmap, error) {
	if len(blob) < 4 {
		return nil, corrupt("the normalisation table is %d bytes long", len(blob))
	}
	size := uint64(binary.LittleEndian.Uint32(blob))
	blob = blob[4:]
	if size == 0 || size%4 != 0 || size >= uint64(len(blob)) {
		return nil, corrupt("the normalisation table says its trie has %d of its %d bytes", size, len(blob))
	}
	m := &charsmap{units: make([]uint32, size/4), replacements: string(blob[size:])}
	for i := range m.units {
		m.units[i] = binary.LittleEndian.Uint32(blob[4*i:])
	}
	if !strings.HasSuffix(m.replacements, "\x00") {
		return nil, corrupt("the normalisation table does not end with a NUL")
	}
	return m, nil
}

func unitOffset(u uint32) uint32 { return (u >> 10) << ((u & (1 << 9)) >> 6) }
func unitLabel(u uint32) uint32  { return u & (1<<31 | 0xff) }
func unitHasValue(u uint32) bool { return u>>8&1 == 1 }
func unitValue(u uint32) uint32  { return u & (1<<31 - 1) }

// longest finds the longest key that s begins with: what it becomes and its length in
// bytes. ok is false where s begins with none. This is SentencePiece's rule.
func (m *charsmap) longest(s string) (replacement string, length int, ok bool) {
	var value uint32
	m.walk(s, func(v uint32, n int) bool {
		value, length = v, n
		return true
	})
	if length == 0 {
		return "", 0, false
	}
	replacement, ok = m.replacement(value)
	return replacement, length, ok
}

// shortest finds what the shortest key becomes that s begins with. The tokenizers
// library asks for it, and ends its search at a NUL.
func (m *charsmap) shortest(s string) (replacement string, ok bool) {
	if nul := strings.IndexByte(s, 0); nul >= 0 {
		s = s[:nul]
	}
	m.walk(s, func(v uint32, _ int) bool {
		replacement, ok = m.replacement(v)
		return false
	})
	return replacement, ok
}

// walk visits the keys that s begins with, from the shortest, until visit says no.
// A damaged trie ends the walk; it cannot lead out of the table.
func (m *charsmap) walk(s string, visit func(value uint32, length int) bool) {
	size := uint32(len(m.units))
	at := unitOffset(m.units[0])
	for i := range len(s) {
		at ^= uint32(s[i])
		if at >= size || unitLabel(m.units[at]) != uint32(s[i]) {
			return
		}
		u := m.units[at]
		at ^= unitOffset(u)
		if unitHasValue(u) && (at >= size || !visit(unitValue(m.units[at]), i+1)) {
			return
		}
	}
}

func (m *charsmap) replacement(at uint32) (string, bool) {
	if uint64(at) >= uint64(len(m.replacements)) {
		return "", false
	}
	s := m.replacements[at:]
	return s[:strings.IndexByte(s, 0)], true
}
