package av

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"

	"kinora/engine/media"
)

// temp is an unfinished file beside the place where it will appear whole.
type temp struct {
	final, path string
}

// newTemp makes an empty hidden file with final's extension in final's folder.
func newTemp(final string) (temp, error) {
	dir, base := filepath.Split(final)
	for {
		t := temp{final: final, path: filepath.Join(dir, fmt.Sprintf(".kinora-%08x-%s", rand.Uint32(), base))}
		file, err := os.OpenFile(t.path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o666)
		if errors.Is(err, os.ErrExist) {
			continue
		}
		if err != nil {
			return temp{}, &media.Error{Kind: media.Unwritable, Path: final, Err: err}
		}
		return t, file.Close()
	}
}

// commit makes the file durable and gives it its name.
func (t temp) commit() error {
	err := syncFile(t.path)
	if err == nil {
		err = os.Rename(t.path, t.final)
	}
	if err == nil {
		err = syncFile(filepath.Dir(t.final))
	}
	if err != nil {
		t.remove()
		return &media.Error{Kind: media.Unwritable, Path: t.final, Err: err}
	}
	return nil
}

func (t temp) remove() { _ = os.Remove(t.path) }

// syncFile waits until a file or folder is on the disk.
func syncFile(path string) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(file.Sync(), file.Close())
}
