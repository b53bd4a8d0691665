package files

import "slices"

// Kinds is what files a person may choose.
type Kinds struct {
	name    string
	endings []string
}

var (
	shown = []string{
		".mp4", ".mov", ".m4v", ".mkv", ".webm", ".avi", ".mxf", ".ts", ".mpg", ".gif",
		".png", ".jpg", ".jpeg", ".webp", ".bmp", ".tif", ".tiff", ".heic", ".heif", ".avif",
	}
	heard   = []string{".wav", ".mp3", ".m4a", ".aac", ".flac", ".ogg", ".opus", ".aiff", ".aif"}
	written = []string{".txt"}
)

// The kinds: Pictures move or stand still; Media is all that a film takes.
var (
	Pictures = Kinds{"Videos and pictures", shown}
	Media    = Kinds{"Videos, pictures, sound and texts", slices.Concat(shown, heard, written)}
)
