package ort

import (
	"context"
	"fmt"
	"slices"

	onnx "github.com/yalue/onnxruntime_go"

	"kinora/engine/background"
	"kinora/engine/infer"
	"kinora/engine/infer/onnxgraph"
)

// Options is how sessions are made. The zero value is right for most.
type Options struct {
	// Library is the ONNX Runtime to load; "" lets FindLibrary look for it.
	Library string
	// Threads is how many threads compute on the CPU; 0 means DefaultThreads.
	Threads int
	// Background has graphs loaded, and so computed by the threads of ONNX Runtime, with
	// what the rest leaves of the processor. The goroutine that calls Run computes as well,
	// and sees to itself.
	Background bool
}

// Runtime opens sessions on one device. It may be used from several goroutines; whoever
// opens several graphs at once sees to it that there is memory for all of them.
type Runtime struct {
	device  device
	options Options
	unseen  unseen
	// only refuses to let the CPU do what the device cannot, so that a trial is
	// one of the device.
	only bool
	// attentionOnCPU leaves attention to the CPU, because the device gets it wrong.
	attentionOnCPU bool
}

var _ infer.Runtime = (*Runtime)(nil)

func newRuntime(d device, o Options) *Runtime {
	if o.Threads <= 0 {
		o.Threads = DefaultThreads()
	}
	return &Runtime{device: d, options: o}
}

// runtimeFor is a runtime that heeds what the trial of its device found out.
func runtimeFor(d device, o Options, found Report) *Runtime {
	r := newRuntime(d, o)
	r.attentionOnCPU = found.attentionOnCPU
	return r
}

// Device names what sessions run on: "cuda", "tensorrt", "coreml", "directml",
// "webgpu" or "cpu".
func (r *Runtime) Device() string { return r.device.name }

// Threads is how many threads a session computes with on the CPU.
func (r *Runtime) Threads() int { return r.options.Threads }

// Inspect reads a graph's ports from its bytes, without loading its weights.
func (r *Runtime) Inspect(_ context.Context, g infer.Graph) (inputs, outputs []infer.Port, err error) {
	info, err := borders(g)
	return info.Inputs, info.Outputs, err
}

// Open loads a graph. ONNX Runtime cannot interrupt a load: when ctx ends, Open
// returns at once, the load finishes unseen and is freed, and later ones wait for
// that: what was given up is never in memory beside what came after. Errors wrap
// infer.ErrGraph, infer.ErrMemory or context.Cause(ctx).
func (r *Runtime) Open(ctx context.Context, g infer.Graph) (infer.Session, error) {
	info, err := borders(g)
	if err != nil {
		return nil, err
	}
	if !r.unseen.wait(ctx) {
		return nil, stopped(ctx, g.Name)
	}
	done, over := make(chan loaded), make(chan struct{})
	go func() {
		defer close(over)
		r.loadFor(ctx, g, info, done)
	}()
	select {
	case l := <-done:
		if l.err != nil {
			return nil, l.err
		}
		return l.session, nil
	case <-ctx.Done():
		r.unseen.add(over)
		return nil, stopped(ctx, g.Name)
	}
}

// loaded is what a load gave.
type loaded struct {
	session *session
	err     error
}

// loadFor loads and hands over, or frees what nobody waits for any more.
func (r *Runtime) loadFor(ctx context.Context, g infer.Graph, info onnxgraph.Info, done chan<- loaded) {
	if r.options.Background {
		background.Enter()
	}
	s, err := r.load(g, info)
	select {
	case done <- loaded{s, err}:
	case <-ctx.Done():
		if s != nil {
			_ = s.Close() // nobody is there to be told
		}
	}
}

// load makes the session; everything that ONNX Runtime says comes back as an error.
func (r *Runtime) load(g infer.Graph, info onnxgraph.Info) (*session, error) {
	outputs, err := wanted(g, info.Outputs)
	if err != nil {
		return nil, err
	}
	options, err := r.sessionOptions(info)
	if err != nil {
		return nil, wrap(infer.ErrGraph, g.Name, err)
	}
	defer options.Destroy()
	g = r.inIntegers(g, info)
	s := &session{name: g.Name, inputs: info.Inputs, outputs: outputs}
	err = timed(func() (err error) {
		if g.Path != "" {
			s.ort, err = onnx.NewDynamicAdvancedSession(g.Path, names(info.Inputs), names(outputs), options)
		} else {
			s.ort, err = onnx.NewDynamicAdvancedSessionWithONNXData(g.Data, names(info.Inputs), names(outputs), options)
		}
		return err
	})
	trim() // weights that are stored small were unpacked in steps
	if err != nil {
		return nil, wrap(infer.ErrGraph, g.Name, err)
	}
	return s, nil
}

// borders reads the graph's ports and refuses what no session can be made of.
func borders(g infer.Graph) (info onnxgraph.Info, err error) {
	switch {
	case g.Path != "":
		info, err = onnxgraph.ReadFile(g.Path)
	default:
		info, err = onnxgraph.ReadBytes(g.Data)
	}
	if err == nil && g.Path == "" && len(info.External) > 0 {
		err = fmt.Errorf("its weights lie in %q, which a graph in memory cannot reach", info.External[0])
	}
	if err != nil {
		return onnxgraph.Info{}, fmt.Errorf("%s: %w: %w", g.Name, infer.ErrGraph, err)
	}
	return info, nil
}

// wanted picks the outputs that g asks for, in its order.
func wanted(g infer.Graph, all []infer.Port) ([]infer.Port, error) {
	if g.Outputs == nil {
		return all, nil
	}
	var out []infer.Port
	for _, name := range g.Outputs {
		i := slices.IndexFunc(all, func(p infer.Port) bool { return p.Name == name })
		if i < 0 {
			return nil, fmt.Errorf("%s: %w: it has no output %q (it has %q)", g.Name, infer.ErrGraph, name, names(all))
		}
		out = append(out, all[i])
	}
	return out, nil
}

func names(ports []infer.Port) []string {
	out := make([]string, len(ports))
	for i, p := range ports {
		out[i] = p.Name
	}
	return out
}

// sessionOptions is what every session on this device is made with. Measured on a
// diffusion transformer and a convolutional decoder on two cores: without memory
// patterns the peak is 27 to 47 % lower at the same speed (a pattern lays all of a
// shape's buffers side by side); without spinning, threads that wait between nodes
// burn 16 to 20 % less processor time, which the window needs.
func (r *Runtime) sessionOptions(info onnxgraph.Info) (*onnx.SessionOptions, error) {
	o, err := onnx.NewSessionOptions()
	if err != nil {
		return nil, err
	}
	steps := []func() error{
		func() error { return o.SetIntraOpNumThreads(r.options.Threads) },
		func() error { return o.SetGraphOptimizationLevel(onnx.GraphOptimizationLevelEnableAll) },
		func() error { return o.SetMemPattern(false) },
		func() error { return o.AddSessionConfigEntry("session.intra_op.allow_spinning", "0") },
		func() error { return r.leaveAttention(o, info) },
		func() error { return r.device.add(o) },
		func() error { return r.forbidFallback(o) },
	}
	for _, step := range steps {
		if err := step(); err != nil {
			o.Destroy()
			return nil, err
		}
	}
	return o, nil
}

func (r *Runtime) forbidFallback(o *onnx.SessionOptions) error {
	if !r.only || r.device.name == CPU {
		return nil
	}
	return o.AddSessionConfigEntry("session.disable_cpu_ep_fallback", "1")
}
