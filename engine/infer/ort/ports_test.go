package ort_test

import (
	"path/filepath"
	"testing"

	onnx "github.com/yalue/onnxruntime_go"

	"kinora/engine/enginetest"
	"kinora/engine/enginetest/device"
	"kinora/engine/infer"
)

// Ports are read from the file by our own reader; ONNX Runtime must see the same.
func TestPortsAreThoseThatONNXRuntimeSees(t *testing.T) {
	rt, tiny := device.CPU(t), t.TempDir()
	if err := enginetest.Pack(tiny, enginetest.Options{}); err != nil {
		t.Fatal(err)
	}
	for _, root := range []string{tiny, filepath.Join("..", "..", "..", "assets", "packs", "papercut")} {
		for _, name := range []string{"text_encoder", "transformer", "vae_encoder", "vae_decoder"} {
			path := filepath.Join(root, name, "model.onnx")
			in, out, err := rt.Inspect(t.Context(), infer.Graph{Name: name, Path: path})
			if err != nil {
				t.Fatal(err)
			}
			wantIn, wantOut, err := onnx.GetInputOutputInfo(path)
			if err != nil {
				t.Fatal(err)
			}
			compare(t, path, in, wantIn, true)
			compare(t, path, out, wantOut, false)
		}
	}
}

// compare leaves out the extents of outputs: ONNX Runtime works some of them out.
func compare(t *testing.T, path string, got []infer.Port, want []onnx.InputOutputInfo, extents bool) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%s: %d ports, ONNX Runtime has %d", path, len(got), len(want))
	}
	for i, w := range want {
		types := map[infer.Type]onnx.TensorElementDataType{infer.Float32: onnx.TensorElementDataTypeFloat, infer.Int64: onnx.TensorElementDataTypeInt64}
		ok := got[i].Name == w.Name && types[got[i].Type] == w.DataType && len(got[i].Shape) == len(w.Dimensions)
		for k := 0; ok && extents && k < len(w.Dimensions); k++ {
			ok = int64(got[i].Shape[k]) == w.Dimensions[k]
		}
		if !ok {
			t.Errorf("%s: %v, ONNX Runtime has %s", path, got[i], w.String())
		}
	}
}
