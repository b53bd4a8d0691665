package av

import (
	"encoding/binary"
	"hash/crc32"
	"maps"
	"slices"
)

// pngHead is the signature and the IHDR chunk, after which texts may stand.
const pngHead = 8 + 12 + 13

// withTexts is a PNG with international text chunks (iTXt) added.
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
