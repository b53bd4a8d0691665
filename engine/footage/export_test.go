package footage

// Whole is for the fuzz target, which would be slow through FFmpeg.
var Whole = whole

// Encode, Decode and the curves are for tests that compare them with their formulas.
var (
	Decode  = decode
	Encode  = func(v float32) uint8 { return encodings().encode(v) }
	ToPQ    = toPQ
	FromPQ  = fromPQ
	FromHLG = fromHLG
)
