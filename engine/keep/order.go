package keep

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// The names in a job's folder, beside those of takes.
const (
	orderName   = "job.json"
	waitingName = "waiting"
)

// readOrder reads a folder's order and holds it against the folder's name: one that was
// changed by hand is another job.
func readOrder(dir string) (Order, error) {
	data, err := os.ReadFile(filepath.Join(dir, orderName))
	if err != nil {
		return Order{}, err
	}
	o, err := parseOrder(data)
	if err == nil && o.Key() != filepath.Base(dir) {
		err = fmt.Errorf("%s: is not the job that its folder is named after", dir)
	}
	return o, err
}

func parseOrder(data []byte) (Order, error) {
	var o Order
	if err := json.Unmarshal(data, &o); err != nil {
		return Order{}, err
	}
	if o.Version != OrderVersion || len(o.Recipes) == 0 || !filepath.IsAbs(o.Path) {
		return Order{}, fmt.Errorf("no job of version %d", OrderVersion)
	}
	return o, nil
}

// unfinished reports whether a path is one of the hidden names that unfinished videos
// have: nothing else is ever removed on the word of a file.
func unfinished(path string) bool {
	return filepath.IsAbs(path) && strings.HasPrefix(filepath.Base(path), ".kinora-")
}

// write makes a file appear whole.
func write(path string, data []byte) error {
	fresh := path + ".new"
	if err := os.WriteFile(fresh, data, 0o600); err != nil {
		_ = os.Remove(fresh)
		return err
	}
	return os.Rename(fresh, path)
}
