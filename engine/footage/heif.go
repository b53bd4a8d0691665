package footage

import (
	"bytes"
	"io"
	"os"
	"path/filepath"

	"kinora/engine/media"
)

// checkTurned refuses HEIC and AVIF pictures that are to be turned or mirrored: FFmpeg
// 7.1 leaves those properties aside, and they would lie on their side.
func checkTurned(path string) error {
	if file, err := os.Open(filepath.Clean(path)); err == nil {
		defer file.Close()
		if turnedHEIF(file) {
			return media.Errorf(media.Unsupported, path, "is turned by its own header in a way that Kinora does not read: save it as JPEG or PNG first")
		}
	}
	return nil
}

// turnedHEIF looks for the properties irot, with an angle other than 0, and imir
// (ISO/IEC 23008-12, 6.5.10 and 6.5.12) in the header of a picture, which lies at its
// beginning.
func turnedHEIF(r io.Reader) bool {
	const header = 1 << 18
	head, err := io.ReadAll(io.LimitReader(r, header))
	if err != nil || len(head) < 12 || string(head[4:8]) != "ftyp" {
		return false
	}
	switch string(head[8:12]) {
	case "heic", "heix", "heim", "heis", "mif1", "avif":
	default:
		return false
	}
	_, angle, found := bytes.Cut(head, []byte("\x00\x00\x00\x09irot"))
	return found && len(angle) > 0 && angle[0]&3 != 0 || bytes.Contains(head, []byte("\x00\x00\x00\x09imir"))
}
