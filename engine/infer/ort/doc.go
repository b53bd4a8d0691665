// Package ort runs graphs with ONNX Runtime: it finds the library, finds out which
// devices really work, and opens sessions on one. It is the only importer of
// onnxruntime_go, and must not import anything of the engine but infer (with
// onnxgraph) and tensor.
package ort
