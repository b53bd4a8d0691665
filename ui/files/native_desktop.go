//go:build windows || (darwin && cgo)

package files

import (
	"errors"

	"github.com/sqweek/dialog"
)

// desktop is the dialogs of Windows and macOS.
func desktop() native {
	return native{
		open: func(folder string, kinds Kinds) ([]string, error) {
			var endings []string
			for _, ending := range kinds.endings {
				endings = append(endings, ending[1:])
			}
			return one(func(folder string) (string, error) {
				return answer(dialog.File().Title("Choose a file").SetStartDir(folder).Filter(kinds.name, endings...).Load())
			})(folder)
		},
		folder: func(folder string) (string, error) {
			return answer(dialog.Directory().Title("Choose a folder").SetStartDir(folder).Browse())
		},
		save: func(folder, _ string) (string, error) {
			return answer(dialog.File().Title("Save a copy").SetStartDir(folder).Filter("Video", "mp4").Save())
		},
	}
}

// answer takes a person who changed their mind for no error.
func answer(path string, err error) (string, error) {
	if errors.Is(err, dialog.ErrCancelled) {
		return "", nil
	}
	return path, err
}
