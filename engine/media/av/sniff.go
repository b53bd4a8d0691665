package av

import (
	"bytes"
	"io"
	"os"
)

// magics are the first bytes of the formats that people have. They only make the
// message better when FFmpeg has already refused a file.
var magics = []struct {
	at    int
	bytes string
	name  string
}{
	{4, "ftyp", "an MP4 or MOV video"},
	{4, "moov", "an MP4 or MOV video"},
	{4, "mdat", "an MP4 or MOV video"},
	{0, "\x1aE\xdf\xa3", "a Matroska or WebM video"},
	{8, "AVI ", "an AVI video"},
	{8, "WEBP", "a WebP picture"},
	{0, "\x89PNG", "a PNG picture"},
	{0, "\xff\xd8\xff", "a JPEG picture"},
	{0, "GIF8", "a GIF picture"},
	{0, "FLV\x01", "a Flash video"},
	{0, "BM", "a BMP picture"},
	{0, "OggS", "an Ogg file"},
}

// sniff names the format that a file's first bytes promise, "" where they promise none.
func sniff(path string) string {
	file, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer file.Close()
	head := make([]byte, 16)
	n, _ := io.ReadFull(file, head)
	for _, m := range magics {
		if n >= m.at+len(m.bytes) && bytes.HasPrefix(head[m.at:], []byte(m.bytes)) {
			return m.name
		}
	}
	return ""
}
