package av

// soundBuffer is decoded samples that wait to be read: stretches in order, silence
// between them. Its zero value is empty and ends at sample number 0.
type soundBuffer struct {
	runs []soundRun
}

// soundRun is samples without a gap.
type soundRun struct {
	start   int64 // number of the first sample
	samples []float32
}

func (r soundRun) end() int64 { return r.start + int64(len(r.samples)/soundChannels) }

// begin says that what is added next is from sample number at on.
func (b *soundBuffer) begin(at int64) {
	if n := len(b.runs); n > 0 && len(b.runs[n-1].samples) == 0 {
		b.runs = b.runs[:n-1]
	}
	b.runs = append(b.runs, soundRun{start: at})
}

// reset empties the buffer.
func (b *soundBuffer) reset() { b.runs = nil }

// add puts interleaved samples at the end.
func (b *soundBuffer) add(samples ...float32) {
	if len(b.runs) == 0 {
		b.begin(0)
	}
	last := &b.runs[len(b.runs)-1]
	last.samples = append(last.samples, samples...)
}

// start is the number of the first sample.
func (b *soundBuffer) start() int64 {
	if len(b.runs) == 0 {
		return 0
	}
	return b.runs[0].start
}

// end is the number of the sample after the last.
func (b *soundBuffer) end() int64 {
	if len(b.runs) == 0 {
		return 0
	}
	return b.runs[len(b.runs)-1].end()
}

// shift moves everything n samples on.
func (b *soundBuffer) shift(n int64) {
	for i := range b.runs {
		b.runs[i].start += n
	}
}

// forget drops the samples before number from; where the buffer ends stays known.
func (b *soundBuffer) forget(from int64) {
	for len(b.runs) > 1 && b.runs[0].end() <= from {
		b.runs = b.runs[1:]
	}
	if len(b.runs) == 0 {
		return
	}
	r := &b.runs[0]
	n := min(max(from-r.start, 0), int64(len(r.samples)/soundChannels))
	r.start, r.samples = r.start+n, r.samples[n*soundChannels:]
}

// copy puts the samples from number from on into dst, which is silent.
func (b *soundBuffer) copy(from int64, dst []float32) {
	to := from + int64(len(dst)/soundChannels)
	for _, r := range b.runs {
		first, last := max(r.start, from), min(r.end(), to)
		if first < last {
			copy(dst[(first-from)*soundChannels:(last-from)*soundChannels], r.samples[(first-r.start)*soundChannels:])
		}
	}
}
