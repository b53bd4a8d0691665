package main

import (
	"errors"
	"math"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/stat"
)

// distance is the Fréchet distance of two sets of features.
type distance struct {
	Features string  `json:"features"` // look or move
	Distance float64 `json:"distance"`
	Width    int     `json:"width"` // features in a row
	Clips    int     `json:"clips"`
	// Reference is how many clips the other folder has.
	Reference int `json:"reference"`
}

// few says that there are fewer clips than features: then the covariances are not determined, and the distance is
// too large by an amount that depends on the number of clips.
func (d distance) few() bool { return min(d.Clips, d.Reference) < d.Width }

// frechet is |m1-m2|² + tr(C1 + C2 - 2(C1·C2)^½) of the means and covariances of two sets of rows (Dowson and Landau
// 1982; Heusel and others 2017, arXiv 1706.08500). The root's trace is that of (C1^½·C2·C1^½)^½, which is symmetric.
func frechet(a, b *mat.Dense) (float64, error) {
	rows, width := a.Dims()
	other, _ := b.Dims()
	if rows < 2 || other < 2 {
		return 0, errors.New("a Fréchet distance needs two or more samples on both sides")
	}
	apart := 0.0
	for i := range width {
		d := stat.Mean(mat.Col(nil, i, a), nil) - stat.Mean(mat.Col(nil, i, b), nil)
		apart += d * d
	}
	var ca, cb mat.SymDense
	stat.CovarianceMatrix(&ca, a, nil)
	stat.CovarianceMatrix(&cb, b, nil)
	common, err := rootTrace(&ca, &cb)
	if err != nil {
		return 0, err
	}
	return max(0, apart+mat.Trace(&ca)+mat.Trace(&cb)-2*common), nil
}

// rootTrace is the trace of the root of a·b for two covariances.
func rootTrace(a, b *mat.SymDense) (float64, error) {
	root, err := squareRoot(a)
	if err != nil {
		return 0, err
	}
	var half, product mat.Dense
	half.Mul(root, b)
	product.Mul(&half, root)
	var eigen mat.EigenSym
	if !eigen.Factorize(symmetric(&product), false) {
		return 0, errEigen
	}
	sum := 0.0
	for _, v := range eigen.Values(nil) {
		sum += math.Sqrt(max(0, v)) // what is below 0 is rounding
	}
	return sum, nil
}

var errEigen = errors.New("the covariance of the features has no eigenvalues: they are not all numbers")

// squareRoot is the symmetric root of a covariance.
func squareRoot(m *mat.SymDense) (*mat.Dense, error) {
	var eigen mat.EigenSym
	if !eigen.Factorize(m, true) {
		return nil, errEigen
	}
	var vectors, scaled, root mat.Dense
	eigen.VectorsTo(&vectors)
	scaled.Apply(func(_, j int, v float64) float64 {
		return v * math.Sqrt(max(0, eigen.RawValues()[j]))
	}, &vectors)
	root.Mul(&scaled, vectors.T())
	return &root, nil
}

// symmetric drops what rounding made of the two halves.
func symmetric(m *mat.Dense) *mat.SymDense {
	n, _ := m.Dims()
	s := mat.NewSymDense(n, nil)
	for i := range n {
		for j := i; j < n; j++ {
			s.SetSym(i, j, (m.At(i, j)+m.At(j, i))/2)
		}
	}
	return s
}
