// Package onnxgraph writes small ONNX graphs and reads the borders of any: names,
// types and shapes of inputs and outputs, operator sets, what attention nodes are
// called, and where weights lie outside the file. Products with matrices that are stored
// small it turns into products in integers. It runs nothing, needs no ONNX
// library, and must not import a runtime.
//
// Field numbers are those of onnx.proto (IR version 10).
package onnxgraph
