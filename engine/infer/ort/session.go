package ort

import (
	"context"
	"fmt"
	"slices"
	"sync"

	onnx "github.com/yalue/onnxruntime_go"

	"kinora/engine/infer"
	"kinora/engine/tensor"
)

// session is one loaded graph.
type session struct {
	name    string
	inputs  []infer.Port
	outputs []infer.Port

	mu  sync.Mutex // held while running, so that Close waits
	ort *onnx.DynamicAdvancedSession
}

// Inputs is the ports that every Run must fill.
func (s *session) Inputs() []infer.Port { return slices.Clone(s.inputs) }

// Outputs is the ports that every Run writes to.
func (s *session) Outputs() []infer.Port { return slices.Clone(s.outputs) }

// Run computes out from in. Nothing is copied: ONNX Runtime reads and writes the
// tensors where they lie (a GPU's copies to the device aside). Where ctx ends, it
// stops before the graph's next node and the outputs hold nothing of use.
func (s *session) Run(ctx context.Context, in map[string]infer.Value, out map[string]*tensor.Float) error {
	if ctx.Err() != nil {
		return stopped(ctx, s.name)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.ort == nil {
		return fmt.Errorf("%s: %w", s.name, infer.ErrClosed)
	}
	var b binding
	defer b.release()
	if err := s.bind(&b, in, out); err != nil {
		return err
	}
	if err := s.run(ctx, &b); err != nil {
		if ctx.Err() != nil {
			return stopped(ctx, s.name)
		}
		return wrap(infer.ErrRun, s.name, err)
	}
	return nil
}

// run enters ONNX Runtime. The context is watched from another goroutine, which
// must be done with the options before they are freed.
func (s *session) run(ctx context.Context, b *binding) error {
	options, err := onnx.NewRunOptions()
	if err != nil {
		return err
	}
	defer options.Destroy()
	seen := make(chan struct{})
	stop := context.AfterFunc(ctx, func() {
		_ = options.Terminate() // fails only without options
		close(seen)
	})
	defer func() {
		if !stop() {
			<-seen
		}
	}()
	return timed(func() error { return s.ort.RunWithOptions(b.in, b.out, options) })
}

// Close frees the weights and the working memory. It waits for a Run under way.
func (s *session) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.ort == nil {
		return nil
	}
	err := s.ort.Destroy()
	trim()
	s.ort = nil
	return err
}
