package footage

import "math"

// axis is how one dimension is scaled: target sample i is the sum of weights[i] over
// the source samples from first[i] on.
type axis struct {
	first   []int
	weights [][]float32
	most    int // the largest number of weights of a sample
}

// newAxis maps length source samples, from start on, which need not be whole numbers,
// to n target samples; size is how many source samples there are. Samples lie in the
// middle of their pixels. Shrinking uses Lanczos' windowed sinc with three lobes,
// stretched by the factor; enlarging uses the cubic of Catmull and Rom (Keys 1981,
// a = -1/2). Near a border the weights that fall outside are left out and the others
// made larger, so that a flat picture stays flat.
func newAxis(start, length float64, size, n int) axis {
	a := axis{first: make([]int, n), weights: make([][]float32, n)}
	step := length / float64(n)
	kernel, radius, stretch := catmullRom, 2.0, 1.0
	if step > 1 {
		kernel, stretch = lanczos3, step
		radius = 3 * step
	}
	for i := range n {
		centre := start + (float64(i)+0.5)*step - 0.5
		lo := max(int(math.Ceil(centre-radius)), 0)
		hi := min(int(math.Floor(centre+radius)), size-1)
		a.first[i], a.weights[i] = trimmed(lo, weigh(kernel, centre, stretch, lo, hi))
		a.most = max(a.most, len(a.weights[i]))
	}
	return a
}

// weigh gives the weights of samples lo…hi, with a sum of 1.
func weigh(kernel func(float64) float64, centre, stretch float64, lo, hi int) []float32 {
	list, sum := make([]float64, hi-lo+1), 0.0
	for k := range list {
		list[k] = kernel((float64(lo+k) - centre) / stretch)
		sum += list[k]
	}
	out := make([]float32, len(list))
	for k, w := range list {
		out[k] = float32(w / sum)
	}
	return out
}

// trimmed leaves out zeros at both ends, which an aligned picture has many of.
func trimmed(lo int, w []float32) (int, []float32) {
	for len(w) > 1 && w[0] == 0 {
		lo, w = lo+1, w[1:]
	}
	for len(w) > 1 && w[len(w)-1] == 0 {
		w = w[:len(w)-1]
	}
	return lo, w
}

func lanczos3(x float64) float64 {
	x = math.Abs(x)
	switch {
	case x >= 3:
		return 0
	case x < 1e-9:
		return 1
	}
	px := math.Pi * x
	return 3 * math.Sin(px) * math.Sin(px/3) / (px * px)
}

func catmullRom(x float64) float64 {
	x = math.Abs(x)
	switch {
	case x < 1:
		return (1.5*x-2.5)*x*x + 1
	case x < 2:
		return ((-0.5*x+2.5)*x-4)*x + 2
	}
	return 0
}
