package noise

import "math"

// Every product below is written float64(a*b): Go fuses a*b+c into one rounding on
// some machines and not on others, and an explicit conversion forbids that. The
// functions of package math are not used for the same reason, save the square root,
// which IEEE 754 fixes to the last bit.

// boxMuller turns two uniform words into two independent normal deviates. The
// largest magnitude is sqrt(2·33·ln 2) ≈ 6.76.
func boxMuller(radius, angle uint32) (float32, float32) {
	u := (float64(radius) + 0.5) * (1.0 / (1 << 32)) // exact, in (0,1)
	r := math.Sqrt(-2 * logarithm(u))
	sin, cos := sinCosTurn(angle)
	return float32(float64(r * cos)), float32(float64(r * sin))
}

// logarithm is ln(u) for normal u > 0: u = m·2^e with m in [√½, √2) and
// ln m = 2·atanh((m-1)/(m+1)), whose series has |z| ≤ 0.1716.
func logarithm(u float64) float64 {
	m, e := math.Frexp(u)
	if m < math.Sqrt2/2 {
		m, e = m*2, e-1
	}
	z := (m - 1) / (m + 1)
	return float64(float64(e)*math.Ln2) + float64(2*float64(z*series(float64(z*z), atanh[:])))
}

// sinCosTurn is the sine and cosine of word/2³² of a full turn. The octant is taken
// from the top bits, exactly, so that the series see at most π/4.
func sinCosTurn(word uint32) (sin, cos float64) {
	quadrant := (word + 1<<29) >> 30
	rest := int32(word - quadrant<<30) // within ±1/8 turn
	x := float64(float64(rest) * (2 * math.Pi / (1 << 32)))
	xx := float64(x * x)
	s, c := float64(x*series(xx, sine[:])), series(xx, cosine[:])
	switch quadrant & 3 {
	case 1:
		return c, -s
	case 2:
		return -s, -c
	case 3:
		return -c, s
	}
	return s, c
}

// series is Σ k[i]·x^i by Horner's rule.
func series(x float64, k []float64) float64 {
	sum := 0.0
	for i := len(k) - 1; i >= 0; i-- {
		sum = float64(sum*x) + k[i]
	}
	return sum
}

// Power series to below one unit in the last place of float64 on the ranges above.
var (
	atanh = [...]float64{
		1, 1.0 / 3, 1.0 / 5, 1.0 / 7, 1.0 / 9, 1.0 / 11,
		1.0 / 13, 1.0 / 15, 1.0 / 17, 1.0 / 19, 1.0 / 21,
	}
	sine = [...]float64{
		1, -1.0 / 6, 1.0 / 120, -1.0 / 5040, 1.0 / 362880,
		-1.0 / 39916800, 1.0 / 6227020800, -1.0 / 1307674368000,
	}
	cosine = [...]float64{
		1, -1.0 / 2, 1.0 / 24, -1.0 / 720, 1.0 / 40320, -1.0 / 3628800,
		1.0 / 479001600, -1.0 / 87178291200, 1.0 / 20922789888000,
	}
)
