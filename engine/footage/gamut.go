package footage

// gamut is a matrix from one set of primaries to BT.709's, in linear light, row by row.
type gamut [9]float32

// Both have the white of BT.709, D65, so that every row sums to 1.
var (
	// ITU-R BT.2087-0, annex 1, inverted there for BT.2020 to BT.709.
	fromBT2020 = gamut{1.660491, -0.587641, -0.072850, -0.124550, 1.132900, -0.008350, -0.018151, -0.100579, 1.118730}
	// Display P3 (SMPTE EG 432-1), from its primaries and white.
	fromP3 = gamut{1.224940, -0.224940, 0, -0.042057, 1.042057, 0, -0.019638, -0.078636, 1.098274}
)

// gamutOf knows the wide gamuts. Those of old television differ from BT.709 by less
// than screens do among each other and are taken for it, as players do.
func gamutOf(primaries string) *gamut {
	switch primaries {
	case "bt2020":
		return &fromBT2020
	case "smpte432", "smpte431":
		return &fromP3
	}
	return nil
}

// apply changes a line; colours that BT.709 does not have are cut to the nearest values.
func (m *gamut) apply(rgb []float32) {
	for i := 0; i+2 < len(rgb); i += 3 {
		p := rgb[i : i+3 : i+3]
		r, g, b := p[0], p[1], p[2]
		for c := range p {
			p[c] = min(max(m[3*c]*r+m[3*c+1]*g+m[3*c+2]*b, 0), 1)
		}
	}
}
