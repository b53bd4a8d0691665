package footage_test

import (
	"bytes"
	"encoding/binary"
	"path/filepath"
	"testing"
)

// box is one box of ISO/IEC 14496-12, of parts that follow each other.
func box(name string, parts ...[]byte) []byte {
	body := bytes.Join(parts, nil)
	out := binary.BigEndian.AppendUint32(nil, uint32(len(body)+8))
	return append(append(out, name...), body...)
}

func u16(list ...uint16) (out []byte) {
	for _, v := range list {
		out = binary.BigEndian.AppendUint16(out, v)
	}
	return out
}

func u32(list ...uint32) (out []byte) {
	for _, v := range list {
		out = binary.BigEndian.AppendUint32(out, v)
	}
	return out
}

// inside is what a box of an MP4 holds, wherever it lies.
func inside(t *testing.T, mp4 []byte, name string) []byte {
	t.Helper()
	at := bytes.Index(mp4, []byte(name))
	if at < 4 {
		t.Fatalf("no %s", name)
	}
	return mp4[at+4 : at-4+int(binary.BigEndian.Uint32(mp4[at-4:]))]
}

// heic is a picture as a telephone writes it (ISO/IEC 23008-12): 2 x 2 tiles of HEVC,
// here all the same, and a grid that says how they lie. With tiles 1 it is one tile alone, turned
// by quarters.
func heic(t *testing.T, tiles int, quarter byte) string {
	t.Helper()
	const side = 64
	mp4 := read(t, converted(t, corners(side, side), "tile.mp4", "-vf", "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p",
		"-c:v", "libx265", "-tag:v", "hvc1", "-x265-params", "log-level=error:qp=4", "-colorspace", "bt709", "-frames:v", "1"))
	config, sample := box("hvcC", inside(t, mp4, "hvcC")), inside(t, mp4, "mdat")

	var entries, places, assoc []byte
	for n := 1; n <= tiles; n++ {
		entries = append(entries, box("infe", u32(2<<24), u16(uint16(n), 0), []byte("hvc1\x00"))...)
		assoc = append(assoc, append(u16(uint16(n)), 3, 0x81, 2, 0x84)...)
	}
	main, count, refs := uint16(1), uint16(tiles), []byte(nil)
	grid := append([]byte{0, 0, 1, 1}, u16(2*side, 2*side)...)
	if tiles > 1 {
		main, count = 9, count+1
		entries = append(entries, box("infe", u32(2<<24), u16(main, 0), []byte("grid\x00"))...)
		assoc = append(assoc, append(u16(main), 1, 3)...)
		refs = box("iref", u32(0), box("dimg", u16(main, 4, 1, 2, 3, 4)))
	}
	meta := func(base uint32) []byte {
		places = nil
		for n := 1; n <= tiles; n++ {
			places = append(places, append(u16(uint16(n), 0, 0, 1), u32(base, uint32(len(sample)))...)...)
		}
		if tiles > 1 { // the grid lies in idat: construction method 1
			places = append(places, append(u16(main, 1, 0, 1), u32(0, uint32(len(grid)))...)...)
		}
		return box("meta", u32(0),
			box("hdlr", u32(0, 0), []byte("pict"), make([]byte, 13)), box("pitm", u32(0), u16(main)),
			box("iinf", u32(0), u16(count), entries), refs,
			box("iprp", box("ipco", config, box("ispe", u32(0, side, side)), box("ispe", u32(0, 2*side, 2*side)), box("irot", []byte{quarter})),
				box("ipma", u32(0, uint32(count)), assoc)),
			box("idat", grid), box("iloc", u32(1<<24), []byte{0x44, 0x00}, u16(count), places))
	}
	head := box("ftyp", []byte("heic"), u32(0), []byte("mif1heic"))
	base := uint32(len(head) + len(meta(0)) + 8)
	return write(t, filepath.Join(t.TempDir(), "a.heic"), bytes.Join([][]byte{head, meta(base), box("mdat", sample)}, nil))
}
