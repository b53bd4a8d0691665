package main_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/mat"

	main "kinora/tools/eval"
)

// cloud is rows of normal numbers of which each is a mixture of the others.
func cloud(seed uint64, rows, width int) *mat.Dense {
	dice := rand.New(rand.NewPCG(seed, 1))
	plain, mix := mat.NewDense(rows, width, nil), mat.NewDense(width, width, nil)
	plain.Apply(func(int, int, float64) float64 { return dice.NormFloat64() }, plain)
	mix.Apply(func(int, int, float64) float64 { return dice.NormFloat64() }, mix)
	var out mat.Dense
	out.Mul(plain, mix)
	return &out
}

func frechet(t *testing.T, a, b *mat.Dense) float64 {
	t.Helper()
	d, err := main.Frechet(a, b)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func near(t *testing.T, what string, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > 1e-6*(1+math.Abs(want)) {
		t.Errorf("%s: %g, want %g", what, got, want)
	}
}

func TestDistancesWhoseValueIsKnown(t *testing.T) {
	a := cloud(1, 60, 5)
	near(t, "itself", frechet(t, a, a), 0)
	var shifted, doubled mat.Dense
	shifted.Apply(func(_, j int, v float64) float64 { return v + float64(j) }, a)
	near(t, "moved by 0, 1, 2, 3, 4", frechet(t, a, &shifted), 30)
	doubled.Apply(func(_, j int, v float64) float64 { return 2 * v }, a)
	// Twice as wide: the means are apart by the mean, the roots of the covariances by one root.
	want := 0.0
	for j := range 5 {
		mean, square := 0.0, 0.0
		for i := range 60 {
			mean += a.At(i, j) / 60
		}
		for i := range 60 {
			square += (a.At(i, j) - mean) * (a.At(i, j) - mean) / 59
		}
		want += mean*mean + square
	}
	near(t, "twice as wide", frechet(t, a, &doubled), want)
	few := cloud(2, 3, 5) // a covariance without full rank
	near(t, "the other way round", frechet(t, few, a), frechet(t, a, few))
	if d := frechet(t, few, a); d < 0.1 {
		t.Errorf("two clouds are only %g apart", d)
	}
}

// Of two by two covariances the root's trace has a closed form: tr(√(AB)) = √(tr(AB) + 2√det(AB)).
func TestDistanceOfCloudsThatLieAcrossEachOther(t *testing.T) {
	rows := func(xx, yy, xy float64) *mat.Dense { // covariance [[xx, xy], [xy, yy]] of 3 rows around 0
		l := math.Sqrt(xx)
		m := xy / l
		n := math.Sqrt(yy - m*m)
		p, q := []float64{1, -1, 0}, []float64{1 / math.Sqrt(3), 1 / math.Sqrt(3), -2 / math.Sqrt(3)}
		out := mat.NewDense(3, 2, nil)
		for i := range 3 {
			out.SetRow(i, []float64{l * p[i], m*p[i] + n*q[i]})
		}
		return out
	}
	// A = [[4, 1], [1, 2]], B = [[1, -0.5], [-0.5, 3]]: tr(AB) = 9, det(AB) = 7·2.75.
	want := 6 + 4 - 2*math.Sqrt(9+2*math.Sqrt(7*2.75))
	near(t, "two ellipses", frechet(t, rows(4, 2, 1), rows(1, 3, -0.5)), want)
}

func TestOneSampleIsNoCloud(t *testing.T) {
	if _, err := main.Frechet(cloud(1, 1, 3), cloud(1, 5, 3)); err == nil {
		t.Error("one sample has a distance")
	}
}
