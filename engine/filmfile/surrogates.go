package filmfile

import (
	"encoding/json"
	"strconv"
	"unicode/utf16"
)

// joined is data with the characters that JSON writes as two escapes, such as
// "\ud83d\ude00", as they are: YAML does not know them. What is not JSON stays as it is.
func joined(data []byte) []byte {
	if !json.Valid(data) {
		return data
	}
	out := make([]byte, 0, len(data))
	for i := 0; i < len(data); {
		if r := pair(data[i:]); r != 0 {
			out = append(out, string(r)...)
			i += 12
			continue
		}
		n := 1
		if data[i] == '\\' { // a backslash lies in a string and has something behind it
			n = 2
		}
		out = append(out, data[i:i+n]...)
		i += n
	}
	return out
}

// pair is the character of two escapes at the beginning of data, or 0.
func pair(data []byte) rune {
	if len(data) < 12 || data[0] != '\\' || data[1] != 'u' || data[6] != '\\' || data[7] != 'u' {
		return 0
	}
	high, err1 := strconv.ParseUint(string(data[2:6]), 16, 16)
	low, err2 := strconv.ParseUint(string(data[8:12]), 16, 16)
	if err1 != nil || err2 != nil {
		return 0
	}
	if r := utf16.DecodeRune(rune(high), rune(low)); r != '\uFFFD' {
		return r
	}
	return 0
}
