// Package whole writes small files so that a reader or a crash finds the old one or the
// new one, never a part. It uses the standard library only.
package whole

import (
	"errors"
	"os"
	"path/filepath"
)

// Write writes data beside path, syncs it and renames it. Missing folders are made, for
// the user alone. On an error what was at path is untouched.
func Write(path string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+"-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	if err := errors.Join(err, f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}
