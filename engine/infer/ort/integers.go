package ort

import (
	"os"

	"golang.org/x/sys/cpu"

	"kinora/engine/infer"
	"kinora/engine/infer/onnxgraph"
)

// mostRewritten is the size up to which a graph is read to be written anew: twice that is
// held while it is.
const mostRewritten = 256 << 20

// dotProducts says whether this processor adds up products of int8 numbers in one
// instruction. Others are no faster in integers, and some of them round sums off.
var dotProducts = cpu.X86.HasAVX512VNNI || cpu.X86.HasAVXVNNI || cpu.ARM64.HasASIMDDP

// inIntegers is a graph as it is best computed here: with products in integers where that
// is allowed, its matrices are stored small and the processor is fast at that. What cannot
// be read stays as it is, for ONNX Runtime to say what is wrong.
func (r *Runtime) inIntegers(g infer.Graph, info onnxgraph.Info) infer.Graph {
	if !g.Integers || r.device.name != CPU || !dotProducts || len(info.External) > 0 {
		return g
	}
	data := g.Data
	if g.Path != "" {
		if st, err := os.Stat(g.Path); err != nil || st.Size() > mostRewritten {
			return g
		}
		data, _ = os.ReadFile(g.Path)
	}
	if len(data) == 0 || len(data) > mostRewritten {
		return g
	}
	made, err := onnxgraph.Integers(data)
	if err != nil || &made[0] == &data[0] {
		return g
	}
	g.Path, g.Data = "", made
	return g
}
