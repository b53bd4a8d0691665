// Package noise is seeded Gaussian noise that is the same on every machine: a
// counter-based generator (Philox4x32-10) whose every value depends only on the
// seed, the stream and the position. It imports the standard library only, keeps no
// state, does no I/O and starts no goroutines.
package noise

// Purpose separates the uses of one seed, so that no two share a value.
type Purpose uint8

// The uses of noise.
const (
	Latents   Purpose = iota + 1 // the start of the unknown latent frames
	Known                        // what softens a known frame whose strength is below 1
	Image                        // the per-step noise on fully known tokens
	Decode                       // what is mixed in before decoding
	Posterior                    // the draw from the encoder's distribution
)

// Seed is the seed of another try of what a seed makes; that of try 0 is the seed.
func Seed(seed uint64, try int) uint64 { return seed + uint64(try)*golden }

// golden is 2⁶⁴ divided by the golden ratio: no multiple up to 2³² comes near another.
const golden = 0x9e3779b97f4a7c15

// Stream names an independent sequence of noise: index is the latent frame, the
// condition or the step, whatever the purpose counts. Negative indices are allowed.
// Of index the low 56 bits count.
func Stream(p Purpose, index int) uint64 {
	return uint64(p)<<56 | uint64(index)&(1<<56-1)
}

// Fill writes standard normal deviates. dst[i] depends only on (seed, stream,
// offset+i), so a sequence may be filled in pieces of any length.
func Fill(dst []float32, seed, stream, offset uint64) {
	block, skip := offset/4, int(offset%4)
	for len(dst) > 0 {
		z := normals(seed, stream, block)
		n := copy(dst, z[skip:])
		dst, skip = dst[n:], 0
		block++
	}
}

// normals is block number block of the stream: four deviates from four words.
func normals(seed, stream, block uint64) [4]float32 {
	w := Philox(
		[4]uint32{uint32(block), uint32(block >> 32), uint32(stream), uint32(stream >> 32)},
		[2]uint32{uint32(seed), uint32(seed >> 32)},
	)
	a, b := boxMuller(w[0], w[1])
	c, d := boxMuller(w[2], w[3])
	return [4]float32{a, b, c, d}
}
