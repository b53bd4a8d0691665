package ort

import (
	"sync/atomic"
	"time"
)

var inside atomic.Int64

// TimeInside is how long all sessions of this process have spent inside ONNX
// Runtime, loading and running, summed up. The difference of two readings tells
// what a stretch of work cost outside of it.
func TimeInside() time.Duration { return time.Duration(inside.Load()) }

// timed counts the time of f.
func timed(f func() error) error {
	start := time.Now()
	defer func() { inside.Add(int64(time.Since(start))) }()
	return f()
}
