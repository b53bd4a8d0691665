package plan

import (
	"kinora/engine/pack"
	"kinora/projects"
	"kinora/projects/rational"
)

// Extend arranges new frames before and after a clip, so many seconds of each; 0 is
// none. The clip stays as it is. Errors are *Error.
func Extend(shot projects.Shot, clip Material, before, after rational.Rat, reach Reach, m *pack.Manifest) (Arrangement, error) {
	j := like(clip, shot, m, reach)
	if before.Zero() && after.Zero() {
		return Arrangement{}, refuse(Seconds, "say for how long, before, after or both", "nothing to extend by")
	}
	if !before.Zero() {
		if err := j.make(nil, first(clip), j.frames(before)); err != nil {
			return Arrangement{}, err
		}
	}
	j.keep(clip, 0, clip.Frames)
	if !after.Zero() {
		if err := j.make(last(clip), nil, j.frames(after)); err != nil {
			return Arrangement{}, err
		}
	}
	return j.Arrangement, nil
}
