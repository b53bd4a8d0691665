package main

import (
	"cmp"
	"math"
	"slices"
)

// mean is the mean of rows of one length, value by value.
func mean(rows ...[]float32) []float32 {
	out := make([]float32, len(rows[0]))
	for _, row := range rows {
		for i, v := range row {
			out[i] += v / float32(len(rows))
		}
	}
	return out
}

// top are the indices of the n largest values, the largest first; of equal ones the earlier.
func top(row []float32, n int) []int {
	order := make([]int, len(row))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(row[b], row[a]) })
	return order[:min(n, len(order))]
}

// cosine is the cosine of the angle between two vectors, 0 where one has no length.
func cosine(a, b []float32) float64 {
	var ab, aa, bb float64
	for i := range a {
		x, y := float64(a[i]), float64(b[i])
		ab, aa, bb = ab+x*y, aa+x*x, bb+y*y
	}
	if aa == 0 || bb == 0 {
		return 0
	}
	return ab / math.Sqrt(aa*bb)
}
