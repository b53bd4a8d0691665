package ort

// #cgo LDFLAGS: -ldl
// #include <dlfcn.h>
// #include <stdlib.h>
import "C"

import (
	"errors"
	"unsafe"
)

// hasVulkan says whether WebGPU can have anything to run on. Without Vulkan's
// loader it would write a warning of its own to stderr before it fails.
func hasVulkan() error {
	name := C.CString("libvulkan.so.1")
	defer C.free(unsafe.Pointer(name))
	handle := C.dlopen(name, C.RTLD_LAZY)
	if handle == nil {
		return errors.New("there is no Vulkan (libvulkan.so.1): install it and the graphics card's driver")
	}
	C.dlclose(handle)
	return nil
}
