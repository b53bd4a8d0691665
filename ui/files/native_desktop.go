//go:build windows || (darwin && cgo)

package files

import (
	"errors"

	"github.com/sqweek/dialog"
)

// desktop is the dialogs of Windows and macOS.
func desktop() native {
	return native{
		open: func(folder string) (string, error) {
			var endings []string
			for _, kind := range kinds {
				endings = append(endings, kind[1:])
			}
			return answer(dialog.File().Title("Open a video").SetStartDir(folder).Filter("Videos and pictures", endings...).Load())
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
