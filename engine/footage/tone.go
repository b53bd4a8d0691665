package footage

import (
	"math"
	"sync"
)

// HDR comes down to ordinary brightness like this. Light is measured in nits; white of
// ordinary video is 203 of them (ITU-R BT.2408-7, table 1). A picture may be as bright
// as 1000 nits, which almost all are mastered for; what is brighter is cut there. The
// largest of red, green and blue is brought from 0…1000 to 0…203 by the curve of
// ITU-R BT.2390-11, section 5.4.1, which leaves the dark half as it is, and the other
// two follow in proportion, so that hues stay.
const (
	whiteNits = 203.0
	peakNits  = 1000.0
)

// Constants of ITU-R BT.2100-2, table 4.
const (
	pqM1 = 2610.0 / 16384
	pqM2 = 2523.0 / 4096 * 128
	pqC1 = 3424.0 / 4096
	pqC2 = 2413.0 / 4096 * 32
	pqC3 = 2392.0 / 4096 * 32
)

// fromPQ is the nits of a PQ value in 0…1, over those of white.
func fromPQ(v float64) float64 {
	p := math.Pow(v, 1/pqM2)
	return 10000 / whiteNits * math.Pow(max(p-pqC1, 0)/(pqC2-pqC3*p), 1/pqM1)
}

// toPQ is the PQ value of nits.
func toPQ(nits float64) float64 {
	p := math.Pow(max(nits, 0)/10000, pqM1)
	return math.Pow((pqC1+pqC2*p)/(1+pqC3*p), pqM2)
}

// fromHLG is the scene's light of an HLG value in 0…1 (BT.2100-2, table 5).
func fromHLG(v float64) float64 {
	const a, b, c = 0.17883277, 0.28466892, 0.55991073
	if v <= 0.5 {
		return v * v / 3
	}
	return (math.Exp((v-c)/a) + b) / 12
}

// toneOf maps a line of one transfer's light to 0…1; nil where there is nothing to map.
func toneOf(transfer string) func([]float32) {
	switch transfer {
	case transferPQ:
		return func(rgb []float32) { mapLine(rgb, toneGains(), nil) }
	case transferHLG:
		return func(rgb []float32) { mapLine(rgb, toneGains(), systemGains()) }
	}
	return nil
}

// mapLine multiplies every pixel by what its brightness asks for. system makes a
// display's light of a scene's; it may be nil.
func mapLine(rgb []float32, gains, system *table) {
	for i := 0; i+2 < len(rgb); i += 3 {
		p := rgb[i : i+3 : i+3]
		k := float32(1)
		if system != nil {
			k = system.at(0.2627*p[0] + 0.6780*p[1] + 0.0593*p[2])
		}
		k *= gains.at(k * max(p[0], p[1], p[2]))
		p[0], p[1], p[2] = min(k*p[0], 1), min(k*p[1], 1), min(k*p[2], 1)
	}
}

// systemGain is the factor from a scene's light to a display's of peakNits, over
// white, for a scene's luminance (BT.2100-2, table 5: the OOTF with gamma 1.2).
func systemGain(luminance float64) float64 {
	return peakNits / whiteNits * math.Pow(luminance, 0.2)
}

// toneGain is the factor for a pixel whose brightest channel is v whites.
func toneGain(v float64) float64 {
	if v <= 0 {
		return 1
	}
	top := toPQ(peakNits)
	e := min(toPQ(v*whiteNits)/top, 1)
	return fromPQ(knee(e, toPQ(whiteNits)/top)*top) / v
}

// knee is the curve of BT.2390: straight up to its start, then a cubic that ends flat
// at most, for values of PQ over the source's largest.
func knee(e, most float64) float64 {
	start := 1.5*most - 0.5
	if e < start {
		return e
	}
	t := (e - start) / (1 - start)
	return (2*t*t*t-3*t*t+1)*start + (t*t*t-2*t*t+t)*(1-start) + (-2*t*t*t+3*t*t)*most
}

// table is a function of light, kept for the fourth root of its argument, where those
// above change evenly.
type table struct{ values [4097]float32 }

// tableMost is the brightest light that is looked up, in whites: that of PQ's top.
const tableMost = 10000.0 / whiteNits

func newTable(f func(float64) float64) *table {
	t := new(table)
	for i := range t.values {
		root := float64(i) / 4096
		t.values[i] = float32(f(root * root * root * root * tableMost))
	}
	return t
}

var (
	toneGains   = sync.OnceValue(func() *table { return newTable(toneGain) })
	systemGains = sync.OnceValue(func() *table { return newTable(systemGain) })
)

func (t *table) at(v float32) float32 {
	root := math.Sqrt(math.Sqrt(float64(min(max(v, 0), tableMost)/tableMost))) * 4096
	i := min(int(root), 4095)
	part := float32(root - float64(i))
	return t.values[i]*(1-part) + t.values[i+1]*part
}
