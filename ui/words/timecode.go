package words

import (
	"strconv"
	"strings"

	"kinora/projects/rational"
)

// farthest is a frame that no film has; what is typed beyond it is refused.
const farthest = 1 << 40

// ParseTimecode reads a place that somebody typed, from frame now on: 00:00:01:08, of which
// the front may be left out, a number of frames, or either with + or - before it, which is
// so much further or back. Frames below 0 are 0. It is false where the text is neither.
func ParseTimecode(text string, now int64, rate rational.Rat) (frame int64, ok bool) {
	text = strings.TrimSpace(text)
	body := strings.TrimLeft(text, "+-−")
	frame, ok = frames(body, max(1, rate.Round()))
	switch sign := text[:len(text)-len(body)]; {
	case !ok || len([]rune(sign)) > 1:
		return 0, false
	case sign == "":
		return frame, true
	case sign == "+":
		return now + frame, true
	}
	return max(0, now-frame), true
}

// frames adds up hours, minutes, seconds and frames, of which only the last must be there.
func frames(text string, rate int64) (int64, bool) {
	parts := strings.FieldsFunc(text, func(r rune) bool { return r == ':' || r == ';' || r == '：' })
	if len(parts) < 1 || len(parts) > 4 {
		return 0, false
	}
	worth := [4]int64{3600 * rate, 60 * rate, rate, 1}
	var sum int64
	for i, part := range parts {
		n, err := strconv.ParseUint(part, 10, 32)
		if err != nil {
			return 0, false
		}
		sum += int64(n) * worth[4-len(parts)+i]
		if sum > farthest {
			return 0, false
		}
	}
	return sum, true
}
