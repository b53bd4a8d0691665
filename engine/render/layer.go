package render

import (
	"kinora/projects"
	"kinora/projects/rational"
)

// whole is the weight of a shot that is seen alone.
const whole = 256

// shot is a clip at one moment.
type shot struct {
	clip projects.Clip
	file File
	at   rational.Rat // of its source, in seconds
}

// layer is what one track shows: a shot, or a shot that another dissolves into.
type layer struct {
	over   shot
	under  *shot // nil where over fades, or weight is whole
	weight int   // of over, 1 to whole
}

// layers are the picture tracks that show something at a frame, the topmost first.
func (s Spec) layers(frame int64) []layer {
	var list []layer
	tracks := s.Timeline.Tracks
	for i := len(tracks) - 1; i >= 0; i-- {
		if tracks[i].Kind != projects.PictureTrack || tracks[i].Off {
			continue
		}
		if l, ok := s.layer(tracks[i], frame); ok {
			list = append(list, l)
		}
	}
	return list
}

func (s Spec) layer(track projects.Track, frame int64) (layer, bool) {
	i, ok := track.Index(frame)
	if !ok {
		return layer{}, false
	}
	clip := track.Clips[i]
	l := layer{over: s.shot(clip, frame), weight: weight(clip, frame)}
	if frame-clip.Start < clip.Dissolve && i > 0 && track.Clips[i-1].End() == clip.Start {
		under := s.shot(track.Clips[i-1], frame)
		l.under = &under
	}
	return l, true
}

// weight is how much of a clip is seen at a frame, out of whole. Where its fades meet the
// lesser counts.
func weight(c projects.Clip, frame int64) int {
	begin, end := frame-c.Start, c.End()-1-frame
	return min(risen(begin, min(max(c.Dissolve, c.FadeIn), c.Frames)), risen(end, c.FadeOut))
}

// risen is how far a fade has come by its frame n, out of whole. It is taken in the middle
// of the frame: a fade is as far from 0 when it begins as from whole when it ends.
func risen(n, length int64) int {
	if n >= length {
		return whole
	}
	return max(1, int(((2*n+1)*whole+length)/(2*length)))
}

// shot is a clip at a frame, which may lie behind its end. A still has one moment only.
func (s Spec) shot(c projects.Clip, frame int64) shot {
	file := s.Files[c.Source]
	if file.Still {
		return shot{clip: c, file: file}
	}
	return shot{clip: c, file: file, at: c.At(frame, s.Rate)}
}

// fixed says that the shot looks the same for as long as its clip lasts.
func (s shot) fixed() bool { return s.file.Still || s.clip.Speed.Zero() }
