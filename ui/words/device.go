package words

import "strings"

// devices is how devices are written by those who make them.
var devices = map[string]string{
	"cpu": "CPU", "cuda": "CUDA", "tensorrt": "TensorRT", "coreml": "CoreML", "directml": "DirectML", "webgpu": "WebGPU",
}

// Device is the name of a device as a person reads it; one that is not known is in capitals.
func Device(name string) string {
	if known, ok := devices[name]; ok {
		return known
	}
	return strings.ToUpper(name)
}
