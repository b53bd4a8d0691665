// Package infer says what the engine needs of an inference runtime: sessions over
// graphs on devices. It imports no runtime; infer/ort is the one that does.
package infer

import (
	"context"

	"kinora/engine/tensor"
)

// Type is the element type of a graph input or output.
type Type string

// The element types that may cross a graph's border. Any other text names a type
// that the contract does not allow there, e.g. "float16".
const (
	Float32 Type = "float32"
	Int64   Type = "int64"
	// Other is what is no dense tensor, or of an element type without a name here.
	Other Type = "other"
)

// Port is one input or output of a graph. A dynamic extent is -1. Shape is nil
// where the graph does not even say how many extents there are.
type Port struct {
	Name  string
	Type  Type
	Shape []int
}

// Value is an input: a *tensor.Float or a *tensor.Int.
type Value interface{ Dims() []int }

// Graph is where a session is made from: a file, with its external data beside
// it, or bytes in memory. Path wins where both are set; Name is for messages.
type Graph struct {
	Name string
	Path string
	Data []byte
	// Outputs is those that a session computes, in this order; nil means all.
	Outputs []string
	// Integers allows products with matrices that are stored small to be made in integers,
	// where that is faster on the device: results are then a little off.
	Integers bool
}

// Session runs one graph on one device. It is used from one goroutine at a time.
type Session interface {
	Inputs() []Port
	Outputs() []Port
	// Run reads every input and fills every output, whose shapes the caller knows
	// and has allocated. Cancelling ctx stops between two nodes of the graph and
	// returns an error that wraps context.Cause(ctx).
	Run(ctx context.Context, in map[string]Value, out map[string]*tensor.Float) error
	// Close frees the weights. A second Close does nothing.
	Close() error
}

// Runtime opens sessions on the device that it was made for.
type Runtime interface {
	// Device names what sessions run on, e.g. "cpu" or "webgpu".
	Device() string
	// Open loads a graph. It can take seconds and gigabytes.
	Open(ctx context.Context, g Graph) (Session, error)
	// Inspect reads a graph's ports without keeping a session.
	Inspect(ctx context.Context, g Graph) (inputs, outputs []Port, err error)
}
