// Package enginetest writes tiny model packs that really run: graphs of a few nodes
// with the ports, types and extents of the pack contract, a tokenizer of single
// letters, sizes and sums. Tests of the engine use it where the built-in pack is
// too slow or too sound. It loads no runtime (enginetest/device does) and nothing
// but tests may import it.
package enginetest
