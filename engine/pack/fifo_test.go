//go:build unix

package pack_test

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"kinora/engine/enginetest"
	"kinora/engine/pack"
)

func TestAPipeInPlaceOfAFileIsRefusedAndNotWaitedFor(t *testing.T) {
	for _, file := range []string{"pack.json", "transformer/model.onnx", "vae_decoder/config.json"} {
		dir := tiny(t, enginetest.Options{})
		path := filepath.Join(dir, filepath.FromSlash(file))
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
		if err := syscall.Mkfifo(path, 0o600); err != nil {
			t.Fatal(err)
		}
		refused(t, dir, pack.Unsafe, file, "plain file")
	}
}
