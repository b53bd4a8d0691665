package footage

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"os"
	"path/filepath"

	"kinora/engine/media"
)

// FFmpeg shows what there is of half a picture and grey or nothing below, which would
// be known frames like any other. So the ends of pictures are looked for here first.

// errShort says that a picture ends before its end.
var errShort = errors.New("cut short")

// checkWhole refuses a picture without its end, and says nothing of other files.
func checkWhole(path string) error {
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() {
		return nil // media/av has better words for it
	}
	file, err := os.Open(filepath.Clean(path))
	if err != nil {
		return nil
	}
	defer file.Close()
	if errors.Is(whole(file, info.Size()), errShort) {
		return &media.Error{Kind: media.Truncated, Path: path}
	}
	return nil
}

// whole looks for the end of a PNG, JPEG, GIF or WebP of size bytes.
func whole(file io.Reader, size int64) error {
	r := bufio.NewReaderSize(file, 1<<16)
	head, _ := r.Peek(12)
	switch {
	case bytes.HasPrefix(head, []byte("\x89PNG\r\n\x1a\n")):
		return wholePNG(r)
	case bytes.HasPrefix(head, []byte("\xff\xd8\xff")):
		return wholeJPEG(r)
	case bytes.HasPrefix(head, []byte("GIF8")):
		return wholeGIF(r)
	case len(head) == 12 && string(head[:4]) == "RIFF" && string(head[8:]) == "WEBP":
		if int64(binary.LittleEndian.Uint32(head[4:]))+8 > size {
			return errShort
		}
	}
	return nil
}

// skip reports whether there were n more bytes, n being at least 0.
func skip(r *bufio.Reader, n int) bool {
	_, err := r.Discard(n)
	return err == nil
}

// take reads n bytes; nil where there are fewer.
func take(r *bufio.Reader, n int) []byte {
	b := make([]byte, n)
	if _, err := io.ReadFull(r, b); err != nil {
		return nil
	}
	return b
}

// wholePNG goes from chunk to chunk to the last, IEND (https://www.w3.org/TR/png-3/#5Chunk-layout).
func wholePNG(r *bufio.Reader) error {
	if !skip(r, 8) {
		return errShort
	}
	for {
		head := take(r, 8)
		if head == nil {
			return errShort
		}
		length := int(binary.BigEndian.Uint32(head)) + 4 // and its checksum
		switch {
		case !skip(r, length):
			return errShort
		case string(head[4:]) == "IEND":
			return nil
		}
	}
}

// wholeJPEG goes from marker to marker to the end of the picture (ITU-T T.81, B.1).
func wholeJPEG(r *bufio.Reader) error {
	for {
		marker, err := nextMarker(r)
		switch {
		case err != nil:
			return errShort
		case marker == 0xd9:
			return nil
		case marker == 0xd8, marker == 0x01, marker >= 0xd0 && marker <= 0xd7:
			continue // these stand alone
		}
		length := take(r, 2)
		if length == nil || !skip(r, max(int(binary.BigEndian.Uint16(length))-2, 0)) {
			return errShort
		}
	}
}

// nextMarker passes over coded samples, in which 0xff is followed by 0.
func nextMarker(r *bufio.Reader) (byte, error) {
	for last := byte(0); ; {
		b, err := r.ReadByte()
		if err != nil || last == 0xff && b != 0 && b != 0xff {
			return b, err
		}
		last = b
	}
}
