package timeline

import (
	"fmt"

	"kinora/projects/rational"
	"kinora/ui/words"
)

// scaleOf is how the ruler is divided.
type scaleOf struct {
	label int64 // frames from one time code to the next
	tick  int64 // frames from one line to the next
}

// labelRoom is how many units a time code takes with the room around it.
const labelRoom = 86.0

// divide is the finest division whose time codes stay apart: single frames, parts of a
// second, seconds, minutes, hours.
func divide(perFrame float64, second int64) scaleOf {
	for _, step := range steps(second) {
		if float64(step.label)*perFrame >= labelRoom {
			return step
		}
	}
	hours := int64(1)
	for float64(hours*3600*second)*perFrame < labelRoom {
		hours *= 2
	}
	return scaleOf{hours * 3600 * second, hours * 900 * second}
}

func steps(second int64) []scaleOf {
	out := []scaleOf{{1, 1}, {2, 1}}
	for _, n := range []int64{5, 10} {
		if n < second {
			out = append(out, scaleOf{n, 1})
		}
	}
	for _, n := range []struct{ label, tick int64 }{ // seconds; 0 is a quarter of one
		{1, 0}, {2, 1}, {5, 1}, {10, 5}, {15, 5}, {30, 10}, {60, 10}, {120, 60}, {300, 60}, {600, 300}, {1800, 300}, {3600, 900},
	} {
		s := scaleOf{n.label * second, n.tick * second}
		if n.tick == 0 {
			s.tick = max(1, second/4)
		}
		out = append(out, s)
	}
	return out
}

// tickText is a time as short as the division allows: minutes and seconds, with frames
// where single ones are told apart, and with hours where there are any.
func tickText(frame, second, label int64) string {
	seconds := frame / second
	text := fmt.Sprintf("%02d:%02d", seconds/60%60, seconds%60)
	if seconds >= 3600 {
		text = fmt.Sprintf("%d:%s", seconds/3600, text)
	}
	if label%second != 0 {
		text += fmt.Sprintf(":%02d", frame%second)
	}
	return text
}

func timecode(frame int64, rate rational.Rat) string { return words.Timecode(frame, rate) }
