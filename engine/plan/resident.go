package plan

// A pack whose files have at most residentFiles bytes stays loaded from stage to stage and
// from take to take, where all that together takes at most residentTake bytes of memory:
// loading its stages is a tenth of a take of Papercut, and a third of a draft.
const (
	residentFiles = 64 << 20
	residentTake  = 768 << 20
)

// peak is the memory that a take takes at most, with the program, and whether the stages stay
// loaded beside each other for it.
func (p *Plan) peak() (bytes int64, resident bool) {
	together := programBytes + p.files() + p.activations() + p.decoding()
	bound := int64(residentTake)
	if p.bound > 0 {
		bound = min(bound, p.bound)
	}
	if p.files() <= residentFiles && together <= bound {
		return together, true
	}
	largest := max(p.weights(TextEncoder), p.weights(VAEEncoder), p.weights(Transformer)+p.activations(), p.weights(VAEDecoder)+p.decoding())
	return programBytes + largest, false
}

// programBytes is about what the program takes before any stage is loaded, and
// sampleArrays how many float32 arrays of the sequence a transformer keeps alive, attention
// among them: 85 were measured with Papercut.
const (
	programBytes = 128 << 20
	sampleArrays = 85
)

// activations is what the transformer keeps of the sequence.
func (p *Plan) activations() int64 {
	branches := p.Branches()
	if p.Pack.Guidance.Mode == "sequential" {
		branches = 1
	}
	rows := float64(p.sequence() * branches)
	return int64(rows * p.width() * sampleArrays * 4)
}

// files is the size of all files of the pack.
func (p *Plan) files() (n int64) {
	for _, f := range p.Pack.Files {
		n += f.Size
	}
	return n
}
