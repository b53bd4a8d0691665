package edit_test

import (
	"testing"

	"kinora/projects/edit"
	"kinora/projects/rational"
)

func TestAnAppendedPieceComesBehindTheLastClip(t *testing.T) {
	f, _ := row(t, 20, -5, 20)
	f, _ = must2(t)(edit.Append(f, edit.Piece{Source: silky, Frames: 10}, 0))
	expect(t, f, "V1", [2]int64{0, 20}, [2]int64{25, 45}, [2]int64{45, 55})
}

func TestAnAppendedPictureDoesNotOverwriteTheMusic(t *testing.T) {
	f, _ := must2(t)(edit.Append(start(), edit.Piece{Source: music, To: rational.Int(10)}, 0))
	f, _ = must2(t)(edit.Append(f, edit.Piece{Source: talk}, 0))
	expect(t, f, "A1", [2]int64{0, 240})
	expect(t, f, "A2", [2]int64{0, 120})
}
