package text

import (
	"html"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

// The ways to clean a prompt before it is encoded, as pack.json names them.
const (
	CleanNone = "none"
	CleanWan  = "wan"
)

// Clean prepares a prompt as the pipeline of a model family does. "none" and ""
// change nothing. "wan" is what the Wan pipelines do: repair, HTML unescaped twice,
// white space collapsed and trimmed. The repair there is the ftfy library's fix_text,
// of which this reproduces: entities that end in a semicolon (unless the text holds a
// "<"), C1 controls as Windows-1252, Latin ligatures, full and half width, curly
// quotes, line breaks, terminal escapes, control characters, NFC. It does not undo
// mojibake (text decoded in a wrong encoding), nor entities in capitals (&EACUTE;).
// Another name is an ErrUnsupported.
func Clean(how, s string) (string, error) {
	switch how {
	case "", CleanNone:
		return s, nil
	case CleanWan:
		return cleanWan(s), nil
	}
	return "", &Error{Kind: ErrUnsupported, File: "pack.json", Detail: "text.clean is " + strconv.Quote(how) + "; none and wan exist"}
}

func cleanWan(s string) string {
	s = unescape(unescape(repair(validUTF8(s))))
	return strings.Join(strings.FieldsFunc(s, isPythonSpace), " ")
}

// isPythonSpace is what Python's str.isspace and \s take for white space: Unicode's,
// and the four separators of ASCII.
func isPythonSpace(r rune) bool { return unicode.IsSpace(r) || r >= 0x1c && r <= 0x1f }

// repairRounds bounds how often a repair may make another one possible.
const repairRounds = 8

// repair works line by line, each until nothing changes any more.
func repair(s string) string {
	entities := !strings.Contains(s, "<")
	var b strings.Builder
	for line := range strings.Lines(s) {
		for range repairRounds {
			before := line
			entities = entities && !strings.Contains(line, "<")
			line = repairOnce(line, entities)
			if line == before {
				break
			}
		}
		b.WriteString(line)
	}
	return b.String()
}

func repairOnce(s string, entities bool) string {
	if entities {
		s = replaceEntities(s)
	}
	s = replaceRunes(s, fromC1)
	s = replaceRunes(s, fromLigature)
	s = replaceRunes(s, usualWidth)
	s = replaceRunes(s, straightQuote)
	s = lineBreaks.Replace(s)
	s = dropTerminalEscapes(s)
	s = strings.Map(dropControl, s)
	return toForm(norm.NFC, s)
}

// replaceRunes puts what f gives in the place of each rune for which ok is true.
func replaceRunes(s string, f func(r rune) (out string, ok bool)) string {
	var b strings.Builder
	done := 0
	for i, r := range s {
		if r < utf8.RuneSelf {
			continue
		}
		if out, ok := f(r); ok {
			b.WriteString(s[done:i])
			b.WriteString(out)
			done = i + utf8.RuneLen(r)
		}
	}
	if done == 0 {
		return s
	}
	b.WriteString(s[done:])
	return b.String()
}

func fromC1(r rune) (string, bool) {
	if r < 0x80 || r > 0x9f {
		return "", false
	}
	return windows1252(byte(r)), true
}

// windows1252 decodes a byte; the five that the encoding leaves out stay as they are.
func windows1252(b byte) string {
	if r := charmap.Windows1252.DecodeByte(b); r != utf8.RuneError {
		return string(r)
	}
	return string(rune(b))
}

// ligatures are the Latin characters that stand for two or three letters.
var ligatures = map[rune]string{
	0x132: "IJ", 0x133: "ij", 0x149: "\u02bcn",
	0x1f1: "DZ", 0x1f2: "Dz", 0x1f3: "dz", 0x1c4: "D\u017d", 0x1c5: "D\u017e", 0x1c6: "d\u017e",
	0x1c7: "LJ", 0x1c8: "Lj", 0x1c9: "lj", 0x1ca: "NJ", 0x1cb: "Nj", 0x1cc: "nj",
	0xfb00: "ff", 0xfb01: "fi", 0xfb02: "fl", 0xfb03: "ffi", 0xfb04: "ffl", 0xfb05: "\u017ft", 0xfb06: "st",
}

func fromLigature(r rune) (string, bool) {
	out, ok := ligatures[r]
	return out, ok
}

// usualWidth is for the half- and full-width forms (U+FF01 to U+FFEF) and the
// ideographic space.
func usualWidth(r rune) (string, bool) {
	if r == 0x3000 {
		return " ", true
	}
	if r < 0xff01 || r > 0xffef {
		return "", false
	}
	return norm.NFKC.String(string(r)), true
}

func straightQuote(r rune) (string, bool) {
	switch {
	case r == 0x2bc, r >= 0x2018 && r <= 0x201b:
		return "'", true
	case r >= 0x201c && r <= 0x201f:
		return `"`, true
	}
	return "", false
}

var lineBreaks = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\u0085", "\n")

// dropTerminalEscapes removes ESC [, digits and semicolons, and the letter that ends
// them.
func dropTerminalEscapes(s string) string {
	var b strings.Builder
	for {
		start := strings.Index(s, "\x1b[")
		if start < 0 {
			break
		}
		rest := strings.TrimLeft(s[start+2:], "0123456789;")
		if rest == "" || !isASCIILetter(rest[0]) {
			b.WriteString(s[:start+2])
			s = s[start+2:]
			continue
		}
		b.WriteString(s[:start])
		s = rest[1:]
	}
	b.WriteString(s)
	return b.String()
}

func isASCIILetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func dropControl(r rune) rune {
	switch {
	case r < 0x20 && r != '\t' && r != '\n' && r != '\f' && r != '\r', r == 0x7f,
		r >= 0x206a && r <= 0x206f, r >= 0xfff9 && r <= 0xfffc, r == 0xfeff:
		return -1
	}
	return r
}

// replaceEntities resolves what is an entity beyond doubt: it ends in a semicolon and
// is known as a whole.
func replaceEntities(s string) string {
	var b strings.Builder
	for {
		start := strings.IndexByte(s, '&')
		if start < 0 {
			break
		}
		b.WriteString(s[:start])
		s = s[start:]
		entity := s[:entityLength(s)]
		out := unescape(entity)
		if entity == "" || strings.Contains(out, ";") {
			b.WriteByte('&')
			s = s[1:]
			continue
		}
		b.WriteString(out)
		s = s[len(entity):]
	}
	b.WriteString(s)
	return b.String()
}

// entityLength is the length of &name; or &#number; at the start of s, else 0.
func entityLength(s string) int {
	end := 1
	if end < len(s) && s[end] == '#' {
		end++
	}
	start := end
	for end < len(s) && end-start < 24 && (isASCIILetter(s[end]) || isDigit(s[end])) {
		end++
	}
	if end == start || end == len(s) || s[end] != ';' {
		return 0
	}
	return end + 1
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// unescape resolves HTML's character references as Python's html.unescape does:
// numbers that no document may hold vanish, which Go's html package keeps.
func unescape(s string) string {
	var b strings.Builder
	for {
		start := strings.IndexByte(s, '&')
		if start < 0 {
			break
		}
		b.WriteString(s[:start])
		s = s[start:]
		if out, length, ok := numericReference(s); ok {
			b.WriteString(out)
			s = s[length:]
			continue
		}
		if strings.HasPrefix(s, "&#") {
			b.WriteString("&#")
			s = s[2:]
			continue
		}
		next := strings.IndexByte(s[1:], '&') + 1
		if next == 0 {
			next = len(s)
		}
		b.WriteString(html.UnescapeString(s[:next]))
		s = s[next:]
	}
	b.WriteString(s)
	return b.String()
}

// numericReference reads &#65; or &#x41; at the start of s; the semicolon may lack.
func numericReference(s string) (out string, length int, ok bool) {
	if !strings.HasPrefix(s, "&#") {
		return "", 0, false
	}
	digits, base := s[2:], 10
	if digits != "" && digits[0]|0x20 == 'x' {
		digits, base = digits[1:], 16
	}
	end := 0
	for end < len(digits) && (isDigit(digits[end]) || base == 16 && digits[end]|0x20 >= 'a' && digits[end]|0x20 <= 'f') {
		end++
	}
	if end == 0 {
		return "", 0, false
	}
	length = len(s) - len(digits) + end
	if end < len(digits) && digits[end] == ';' {
		length++
	}
	n, err := strconv.ParseUint(digits[:end], base, 32)
	if err != nil {
		n = utf8.MaxRune + 1
	}
	return referenced(uint32(n)), length, true
}

// referenced is the text of a numeric reference (HTML, section 13.2.5.80).
func referenced(n uint32) string {
	switch {
	case n == 0, n >= 0xd800 && n <= 0xdfff, n > utf8.MaxRune:
		return replacementChar
	case n == 0x0d:
		return "\r"
	case n >= 0x80 && n <= 0x9f:
		return windows1252(byte(n))
	case n <= 8, n == 0x0b, n >= 0x0e && n <= 0x1f, n == 0x7f, n >= 0xfdd0 && n <= 0xfdef, n&0xfffe == 0xfffe:
		return ""
	}
	return string(rune(n))
}
