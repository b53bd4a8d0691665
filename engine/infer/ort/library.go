package ort

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

// Version is the ONNX Runtime that Kinora is built and tested with. 1.24 is the
// oldest that loads.
const Version = "1.30.0"

// LibraryVar names the environment variable that points at the ONNX Runtime
// library to use, for example one built with CUDA.
const LibraryVar = "KINORA_ORT_LIBRARY"

// DefaultLibrary is where the build found the library. It is set with
// -ldflags "-X kinora/engine/infer/ort.DefaultLibrary=…".
var DefaultLibrary string

// ErrNoLibrary says that ONNX Runtime was not found in any of the places listed.
var ErrNoLibrary = errors.New("ONNX Runtime was not found")

// libraryNames is what the library is called on this system, likeliest first.
func libraryNames() []string {
	switch runtime.GOOS {
	case "windows":
		return []string{"onnxruntime.dll"}
	case "darwin":
		return []string{"libonnxruntime.dylib", "libonnxruntime." + Version + ".dylib"}
	}
	return []string{"libonnxruntime.so.1", "libonnxruntime.so"}
}

// FindLibrary returns the library's path. It looks at explicit, then the
// environment variable, beside the executable (its folder, lib/ below and lib/
// above it), at DefaultLibrary, and in the user's cache folder. A place that a
// person named is not passed over: if nothing is there, that is the error.
func FindLibrary(explicit string) (string, error) {
	if explicit != "" {
		return named("the setting", explicit)
	}
	if env := os.Getenv(LibraryVar); env != "" {
		return named(LibraryVar, env)
	}
	places := places()
	for _, p := range places {
		if isFile(p) {
			return p, nil
		}
	}
	return "", fmt.Errorf("%w: run `make setup`, or point %s at the library; looked at %s",
		ErrNoLibrary, LibraryVar, strings.Join(places, ", "))
}

// named accepts the library itself or the folder that it lies in.
func named(who, path string) (string, error) {
	if isFile(path) {
		return path, nil
	}
	for _, name := range libraryNames() {
		if p := filepath.Join(path, name); isFile(p) {
			return p, nil
		}
	}
	return "", fmt.Errorf("%w: %s points at %s, where there is no library", ErrNoLibrary, who, path)
}

// places is the files to try, in order.
func places() []string {
	var out []string
	add := func(dir string) {
		for _, name := range libraryNames() {
			out = append(out, filepath.Join(dir, name))
		}
	}
	if exe, err := os.Executable(); err == nil {
		if real, err := filepath.EvalSymlinks(exe); err == nil {
			exe = real
		}
		dir := filepath.Dir(exe)
		add(dir)
		add(filepath.Join(dir, "lib"))
		add(filepath.Join(dir, "..", "lib"))
	}
	if DefaultLibrary != "" {
		out = append(out, DefaultLibrary)
	}
	if cache, err := os.UserCacheDir(); err == nil {
		add(filepath.Join(cache, "kinora", "onnxruntime-"+Version, "lib"))
	}
	return out
}

func isFile(path string) bool {
	st, err := os.Stat(path)
	return err == nil && st.Mode().IsRegular()
}
