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
	// leave, where it can be done, leaves nodes to the CPU; it comes before add.
	leave func(o *onnx.SessionOptions, nodes []string) error
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
		{name: CUDA, add: addCUDA},
		{name: TensorRT, add: addTensorRT},
		{name: CoreML, add: addCoreML},
		{name: DirectML, add: addDirectML},
		{name: WebGPU, add: addWebGPU, leave: leaveWebGPU},
		{name: CPU, add: func(*onnx.SessionOptions) error { return nil }},
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

// maxConfigValue is the longest value, in bytes, that ONNX Runtime 1.30 takes for a
// key of a session's configuration.
const maxConfigValue = 8192

// leaveWebGPU sets a key of webgpu_provider_options.h: one name of a node per line.
// The provider reads it at the moment it is added.
func leaveWebGPU(o *onnx.SessionOptions, nodes []string) error {
	list := strings.Join(nodes, "\n")
	if len(list) > maxConfigValue {
		return fmt.Errorf("its %d attention nodes, which are to run on the CPU, have names of %d bytes, and ONNX Runtime takes %d: use the device %s",
			len(nodes), len(list), maxConfigValue, CPU)
	}
	return o.AddSessionConfigEntry("ep.webgpuexecutionprovider.forceCpuNodeNames", list)
}

func addDirectML(o *onnx.SessionOptions) error {
	if runtime.GOOS != "windows" {
		return errors.New(elsewhere + "Windows")
	}
	return o.AppendExecutionProviderDirectML(0)
}
