package cli

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// byteCount is a flag that says how much memory there is: "4GB", "500 MB", "1.5g". A unit
// is 1024 of the one below it, as everywhere in what kinora prints; without one the
// number counts bytes.
type byteCount int64

var units = []struct {
	name  string
	bytes float64
}{{"k", 1 << 10}, {"m", 1 << 20}, {"g", 1 << 30}, {"t", 1 << 40}}

// Set is pflag.Value.
func (b *byteCount) Set(s string) error {
	text, unit := strings.ToLower(strings.TrimSpace(s)), 1.0
	text = strings.TrimSuffix(strings.TrimSuffix(text, "b"), "i")
	for _, u := range units {
		if rest, ok := strings.CutSuffix(text, u.name); ok {
			text, unit = rest, u.bytes
		}
	}
	n, err := strconv.ParseFloat(strings.TrimSpace(text), 64)
	if n *= unit; err != nil || !(n >= 1 && n < math.MaxInt64/2) {
		return fmt.Errorf("%q is no amount of memory: say, for example, 4GB or 500MB", s)
	}
	*b = byteCount(n)
	return nil
}

// String is pflag.Value; it is empty where nobody has set it, so that help shows no default.
func (b *byteCount) String() string {
	if *b == 0 {
		return ""
	}
	return humanBytes(int64(*b))
}

// Type is pflag.Value.
func (b *byteCount) Type() string { return "bytes" }
