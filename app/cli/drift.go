package cli

import (
	"fmt"

	"kinora/projects"
)

// driftText is a measurement in words.
func driftText(d projects.Drift) string {
	return fmt.Sprintf("colour %.1f levels, identity %.2f", d.Colour, d.Identity)
}

// driftLines is what is said of all measurements in the end: a line for each of the takes
// that were measured, which are some of so many shots.
func driftLines(all []projects.Drift, shots int) []string {
	var out []string
	for len(all) > 0 {
		n := 1
		for n < len(all) && all[n].Take == all[0].Take {
			n++
		}
		last, worst := all[n-1], projects.Worst(all[:n])
		out = append(out, fmt.Sprintf("%s%s at the end; at most %.1f and %.2f",
			shotOf(last.Take+1, shots), driftText(last), worst.Colour, worst.Identity))
		all = all[n:]
	}
	return out
}
