package onnxgraph_test

import (
	"testing"

	"kinora/engine/infer/onnxgraph"
)

// BenchmarkIntegers is a matrix of 1536×384, one of the forty largest that Papercut has.
func BenchmarkIntegers(b *testing.B) {
	data := large(1536, 384)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := onnxgraph.Integers(data); err != nil {
			b.Fatal(err)
		}
	}
}
