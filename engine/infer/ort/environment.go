package ort

import (
	"fmt"
	"os"
	"sync"

	onnx "github.com/yalue/onnxruntime_go"
)

// LogVar names the environment variable that, set to anything, lets ONNX Runtime
// write its own warnings to stderr. Without it errors come back as errors only.
const LogVar = "KINORA_ORT_LOG"

// environment is the one ONNX Runtime of this process. A failed start may be
// tried again, for example once the setting points elsewhere.
var environment struct {
	sync.Mutex
	library string
}

// Start loads ONNX Runtime from library, or from where FindLibrary finds it if
// that is empty. Later calls do nothing; asking for a different library then is
// an error, because one process can hold only one.
func Start(library string) error {
	environment.Lock()
	defer environment.Unlock()
	if environment.library != "" && library == "" {
		return nil
	}
	path, err := FindLibrary(library)
	if err != nil {
		return err
	}
	switch environment.library {
	case "":
	case path:
		return nil
	default:
		return fmt.Errorf("ONNX Runtime %s is loaded already; restart Kinora to use %s", environment.library, path)
	}
	keepApart()
	onnx.SetSharedLibraryPath(path)
	if err := onnx.InitializeEnvironment(logLevel()); err != nil {
		return fmt.Errorf("ONNX Runtime at %s does not load (version 1.24 or later is needed, %s is best): %w", path, Version, err)
	}
	environment.library = path
	return nil
}

// Library is the path of the loaded library and its version, or empty texts
// before Start.
func Library() (path, version string) {
	environment.Lock()
	defer environment.Unlock()
	if environment.library == "" {
		return "", ""
	}
	return environment.library, onnx.GetVersion()
}

func logLevel() onnx.EnvironmentOption {
	if os.Getenv(LogVar) != "" {
		return onnx.WithLogLevelWarning()
	}
	return onnx.WithLogLevelFatal()
}
