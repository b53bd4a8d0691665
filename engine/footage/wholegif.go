package footage

import "bufio"

// wholeGIF goes through the blocks of a GIF. One that ends after a block, without its
// trailer, is whole for all programs, and an animation goes as far as it goes: only
// a first picture without its end is half a picture.
// https://www.w3.org/Graphics/GIF/spec-gif89a.txt
func wholeGIF(r *bufio.Reader) error {
	head := take(r, 13)
	if head == nil || !skipTable(r, head[10]) {
		return errShort
	}
	for {
		kind := take(r, 1)
		if kind == nil {
			return errShort
		}
		switch kind[0] {
		case 0x21: // an extension: its label and blocks
			if !skip(r, 1) || !skipBlocks(r) {
				return errShort
			}
		case 0x2c: // a picture: its place, colours, code size and blocks
			place := take(r, 9)
			if place == nil || !skipTable(r, place[8]) || !skip(r, 1) || !skipBlocks(r) {
				return errShort
			}
			return nil
		default: // the trailer, or what only a decoder can judge
			return nil
		}
	}
}

// skipTable skips the table of colours that flags announce.
func skipTable(r *bufio.Reader, flags byte) bool {
	if flags&0x80 == 0 {
		return true
	}
	return skip(r, 3<<(flags&7+1))
}

// skipBlocks skips blocks to the empty one that ends them.
func skipBlocks(r *bufio.Reader) bool {
	for {
		n := take(r, 1)
		switch {
		case n == nil:
			return false
		case n[0] == 0:
			return true
		case !skip(r, int(n[0])):
			return false
		}
	}
}
