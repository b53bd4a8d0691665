package ort

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"

	"kinora/engine/infer"
)

// slowest is the share of the CPU's speed below which a graphics device is taken
// for one that the CPU only imitates, so that "auto" passes over it.
const slowest = 0.5

// Devices tries every device, in order of preference, and says what came of it.
// Where ONNX Runtime itself does not load, every report says that.
func Devices(ctx context.Context) []Report {
	err := Start("")
	var out []Report
	for _, d := range devices() {
		if err != nil {
			out = append(out, Report{Device: d.name, Why: err.Error()})
			continue
		}
		out = append(out, trial(ctx, d, Options{}))
	}
	return out
}

// Open gives a runtime on the named device, or for Auto on the first that works
// and is not slower than the CPU. The report says how it was chosen and what was
// passed over. A named device that does not work is an error, not a fallback.
func Open(name string) (infer.Runtime, Report, error) {
	return OpenWith(context.Background(), name, Options{})
}

// OpenWith is Open with options and a context that ends the trials.
func OpenWith(ctx context.Context, name string, o Options) (infer.Runtime, Report, error) {
	if err := Start(o.Library); err != nil {
		return nil, Report{Device: name, Why: err.Error()}, err
	}
	if name == Auto || name == "" {
		return openAuto(ctx, o)
	}
	i := slices.IndexFunc(devices(), func(d device) bool { return d.name == name })
	if i < 0 {
		return nil, Report{}, fmt.Errorf("there is no device %q: use %s or %s", name, Auto, strings.Join(Names(), ", "))
	}
	r := trial(ctx, devices()[i], o)
	if !r.Works {
		return nil, r, fmt.Errorf("the device %s does not work here: %s; use %s to let Kinora choose", name, r.Why, Auto)
	}
	return runtimeFor(devices()[i], o, r), r, nil
}

func openAuto(ctx context.Context, o Options) (infer.Runtime, Report, error) {
	var tried []Report
	for _, d := range devices() {
		r := trial(ctx, d, o)
		if r.Works && d.name != CPU {
			r = raceCPU(ctx, r, o)
		}
		if r.Works {
			r.Tried = tried
			return runtimeFor(d, o, r), r, nil
		}
		tried = append(tried, r)
	}
	last := tried[len(tried)-1]
	last.Tried = tried[:len(tried)-1]
	return nil, last, fmt.Errorf("no device works, not even the CPU: %s", last.Why)
}

// raceCPU turns down a device that is much slower than the CPU.
func raceCPU(ctx context.Context, r Report, o Options) Report {
	all := devices()
	cpu := trial(ctx, all[len(all)-1], o)
	if !cpu.Works || r.Speed >= slowest*cpu.Speed {
		return r
	}
	r.Works = false
	r.Why = fmt.Sprintf("works, but makes %.0f GFLOP/s where the CPU makes %.0f: a graphics device imitated in software", r.Speed/1e9, cpu.Speed/1e9)
	return r
}

// trials remembers what came of each device: drivers do not change while a
// program runs, and one that hung must not be waited for again.
var trials struct {
	sync.Mutex
	known map[string]Report
}

func trial(ctx context.Context, d device, o Options) Report {
	key := fmt.Sprint(d.name, o.Threads)
	trials.Lock()
	defer trials.Unlock()
	if r, ok := trials.known[key]; ok {
		return r
	}
	r := try(ctx, d, o)
	if ctx.Err() != nil {
		return r
	}
	if trials.known == nil {
		trials.known = map[string]Report{}
	}
	trials.known[key] = r
	return r
}
