package footage

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"unicode/utf8"

	"kinora/engine/media"
)

// plainly gives a file that could not be read its better words where it is a text:
// FFmpeg goes by a picture's name and calls a letter named .png a damaged PNG.
func plainly(path string, err error) error {
	var typed *media.Error
	if !errors.As(err, &typed) || typed.Kind != media.Corrupt && typed.Kind != media.Unsupported || !isText(path) {
		return err
	}
	return media.Errorf(media.Unsupported, path, "is a text, not a video or picture")
}

// isText reports whether a file begins with half a kilobyte of UTF-8 without control
// characters but those of lines and tabs.
func isText(path string) bool {
	file, err := os.Open(filepath.Clean(path))
	if err != nil {
		return false
	}
	defer file.Close()
	head := make([]byte, 512)
	n, _ := io.ReadFull(file, head)
	for head = head[:n]; len(head) >= utf8.UTFMax || n < 512 && len(head) > 0; {
		r, size := utf8.DecodeRune(head)
		if r == utf8.RuneError && size == 1 || r < ' ' && !bytes.ContainsRune([]byte("\t\n\r\f"), r) {
			return false
		}
		head = head[size:]
	}
	return n > 0
}
