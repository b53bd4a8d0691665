package edit_test

import (
	"maps"
	"testing"

	"kinora/projects"
	"kinora/projects/edit"
	"kinora/projects/rational"
)

// made is the film when the take that was to come is done, with some frames and sound.
func made(f projects.Film, frames int64) projects.Film {
	f.Outcomes = maps.Clone(f.Outcomes)
	f.Outcomes[later.Take] = projects.Outcome{State: projects.Done, Asset: "a6", Frames: frames, Rate: rational.Int(24), Sound: true}
	return f
}

func TestATakeThatCameOutShorterThanOrderedCanStillBeEdited(t *testing.T) {
	f, ids := must2(t)(edit.Append(start(), edit.Piece{Source: later}, 0))
	f = made(f, 60)
	_, out, err := edit.TrimEnd(f, ids[0], 90, edit.Together)
	if err != nil || out.By != 0 || out.Limit != edit.AtMedia || out.Pull != (edit.Pull{Want: 18}) {
		t.Errorf("pulled out: %+v %v", out, err)
	}
	g, out, err := edit.TrimEnd(f, ids[0], 50, edit.Together)
	if must(t)(g, err); out.By != -22 {
		t.Errorf("pulled in: %+v", out)
	}
	g = must(t)(edit.SetSpeed(f, ids[0], rational.Int(-1), false, edit.Together))
	expect(t, g, "V1", [2]int64{0, 60})
}
