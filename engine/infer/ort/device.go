package ort

import (
	"errors"
	"fmt"
	"runtime"
	"strings"

	onnx "github.com/yalue/onnxruntime_go"
)

// device is a kind of hardware and how a session is told to use it.
type device struct {
	name string
	add  func(*onnx.SessionOptions) error
}

// The names of the devices, as Open takes them.
const (
	Auto     = "auto"
	CUDA     = "cuda"
	TensorRT = "tensorrt"
	CoreML   = "coreml"
	DirectML = "directml"
	WebGPU   = "webgpu"
	CPU      = "cpu"
)

// devices is every device, in order of preference. TensorRT comes after CUDA
// because it compiles each graph anew for each shape, which takes minutes.
func devices() []device {
	return []device{
		{CUDA, addCUDA},
		{TensorRT, addTensorRT},
		{CoreML, addCoreML},
		{DirectML, addDirectML},
		{WebGPU, addWebGPU},
		{CPU, func(*onnx.SessionOptions) error { return nil }},
	}
}

// Names lists the devices in order of preference.
func Names() []string {
	var out []string
	for _, d := range devices() {
		out = append(out, d.name)
	}
	return out
}

func addCUDA(o *onnx.SessionOptions) error {
	cuda, err := onnx.NewCUDAProviderOptions()
	if err != nil {
		return absent("CUDA", err)
	}
	defer cuda.Destroy()
	return absent("CUDA", o.AppendExecutionProviderCUDA(cuda))
}

func addTensorRT(o *onnx.SessionOptions) error {
	rt, err := onnx.NewTensorRTProviderOptions()
	if err != nil {
		return absent("TensorRT", err)
	}
	defer rt.Destroy()
	return absent("TensorRT", o.AppendExecutionProviderTensorRT(rt))
}

// absent says what to do about a library that was built without a device.
func absent(what string, err error) error {
	if err == nil || !strings.Contains(err.Error(), "Failed to load shared library") {
		return err
	}
	return fmt.Errorf("this ONNX Runtime has no %s: point %s at one that has", what, LibraryVar)
}

// elsewhere begins the reason of devices that belong to another system.
const elsewhere = "only on "

func addCoreML(o *onnx.SessionOptions) error {
	if runtime.GOOS != "darwin" {
		return errors.New(elsewhere + "macOS")
	}
	return o.AppendExecutionProviderCoreMLV2(nil)
}

func addWebGPU(o *onnx.SessionOptions) error {
	if err := hasVulkan(); err != nil {
		return err
	}
	return o.AppendExecutionProvider("WebGPU", nil)
}

func addDirectML(o *onnx.SessionOptions) error {
	if runtime.GOOS != "windows" {
		return errors.New(elsewhere + "Windows")
	}
	return o.AppendExecutionProviderDirectML(0)
}
