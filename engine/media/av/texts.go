package av

import (
	"bufio"
	"encoding/binary"
	"hash/crc32"
	"io"
	"maps"
	"os"
	"slices"
	"strings"
)

// FFmpeg neither writes texts into pictures nor reads all that are there, so this
// file does: iTXt chunks in PNG, comments of the form key=value in GIF. What is read
// is bounded, for the files come from anywhere.
const (
	pngSignature = "\x89PNG\r\n\x1a\n"
	pngHead      = len(pngSignature) + 12 + 13 // to the end of the IHDR chunk
	maxText      = 1 << 20
)

// withTexts is a PNG with international text chunks added after its header.
// https://www.w3.org/TR/png-3/#11iTXt
func withTexts(png []byte, texts map[string]string) []byte {
	if len(texts) == 0 || len(png) < pngHead {
		return png
	}
	out := slices.Clone(png[:pngHead])
	for _, key := range slices.Sorted(maps.Keys(texts)) {
		if len(key) > 0 && len(key) < 80 {
			// Uncompressed, no language, no translated keyword.
			out = appendChunk(out, "iTXt", key+"\x00\x00\x00\x00\x00"+texts[key])
		}
	}
	return append(out, png[pngHead:]...)
}

func appendChunk(out []byte, kind, data string) []byte {
	out = binary.BigEndian.AppendUint32(out, uint32(len(data)))
	start := len(out)
	out = append(append(out, kind...), data...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(out[start:]))
}

// pictureTexts are the texts before the first pixels of a PNG or GIF; none of other files.
func pictureTexts(path string) map[string]string {
	file, err := os.Open(path)
	if err != nil {
		return nil
	}
	defer file.Close()
	return readTexts(bufio.NewReader(file))
}

func readTexts(r *bufio.Reader) map[string]string {
	texts := map[string]string{}
	head, _ := r.Peek(len(pngSignature))
	switch {
	case string(head) == pngSignature:
		readPNG(r, texts)
	case strings.HasPrefix(string(head), "GIF8"):
		readGIF(r, texts)
	}
	return texts
}

// readPNG collects iTXt chunks up to the pixels or the first thing that is wrong.
func readPNG(r *bufio.Reader, texts map[string]string) {
	_, _ = r.Discard(len(pngSignature))
	var head [8]byte
	for {
		if _, err := io.ReadFull(r, head[:]); err != nil {
			return
		}
		size, kind := int64(binary.BigEndian.Uint32(head[:4])), string(head[4:])
		if kind == "IDAT" || kind == "IEND" || size > maxText {
			return
		}
		data := make([]byte, size+4)
		if _, err := io.ReadFull(r, data); err != nil {
			return
		}
		if kind == "iTXt" {
			addPNGText(string(data[:size]), texts)
		}
	}
}

// addPNGText reads an uncompressed chunk: keyword, 0, 0, 0, language, 0, translation, 0, text.
func addPNGText(data string, texts map[string]string) {
	key, rest, ok := strings.Cut(data, "\x00")
	if !ok || len(rest) < 2 || rest[0] != 0 {
		return
	}
	if parts := strings.SplitN(rest[2:], "\x00", 3); len(parts) == 3 {
		addText(texts, key, parts[2])
	}
}

// addText keeps the first text of a key, as UTF-8 whatever it was.
func addText(texts map[string]string, key, text string) {
	key = strings.ToLower(strings.ToValidUTF8(key, "?"))
	if _, ok := texts[key]; !ok {
		texts[key] = strings.ToValidUTF8(text, "?")
	}
}

// addComments rewrites a GIF with a comment for each text before its first block.
// https://www.w3.org/Graphics/GIF/spec-gif89a.txt, section 24
func addComments(path string, texts map[string]string) error {
	if len(texts) == 0 {
		return nil
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	at := gifHead(data)
	if at > len(data) {
		return io.ErrUnexpectedEOF
	}
	out := slices.Clone(data[:at])
	for _, key := range slices.Sorted(maps.Keys(texts)) {
		out = appendComment(out, key+"="+texts[key])
	}
	return os.WriteFile(path, append(out, data[at:]...), 0o666)
}

// gifHead is where the screen descriptor and the global colours end.
func gifHead(data []byte) int {
	const fixed = 13
	if len(data) < fixed || data[10]&0x80 == 0 {
		return fixed
	}
	return fixed + 3<<(data[10]&7+1)
}

func appendComment(out []byte, text string) []byte {
	out = append(out, 0x21, 0xfe)
	for len(text) > 0 {
		n := min(len(text), 255)
		out = append(append(out, byte(n)), text[:n]...)
		text = text[n:]
	}
	return append(out, 0)
}

// readGIF collects comments up to the first picture or the first thing that is wrong.
// A comment that is no key=value is the file's "comment".
func readGIF(r *bufio.Reader, texts map[string]string) {
	head, err := r.Peek(13)
	if err != nil {
		return
	}
	_, _ = r.Discard(gifHead(head))
	for {
		var block [2]byte
		if _, err := io.ReadFull(r, block[:]); err != nil || block[0] != 0x21 {
			return
		}
		text, ok := subBlocks(r)
		if !ok {
			return
		}
		if block[1] != 0xfe {
			continue
		}
		key, value, ok := strings.Cut(text, "=")
		if !ok {
			key, value = "comment", text
		}
		addText(texts, key, value)
	}
}

func subBlocks(r *bufio.Reader) (string, bool) {
	var text []byte
	for {
		n, err := r.ReadByte()
		if err != nil || len(text) > maxText {
			return "", false
		}
		if n == 0 {
			return string(text), true
		}
		part := make([]byte, n)
		if _, err := io.ReadFull(r, part); err != nil {
			return "", false
		}
		text = append(text, part...)
	}
}
