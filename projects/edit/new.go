package edit

import (
	"kinora/projects"
	"kinora/projects/rational"
)

// New is an empty film with a picture track V1 and a sound track A1. The rate is in frames
// per second; where it is not above 0 it is 24.
func New(title string, size projects.Size, rate rational.Rat) projects.Film {
	if rate.Num() <= 0 {
		rate = rational.Int(24)
	}
	f := projects.Film{Head: projects.Head{Title: title, Size: size, Rate: rate}}
	f, _ = AddTrack(f, projects.PictureTrack)
	f, _ = AddTrack(f, projects.SoundTrack)
	return f
}

// SetHead changes title, size, rate or style. At another rate, in frames per second, what
// is on the timeline keeps its seconds to the nearest frame.
func SetHead(f projects.Film, head projects.Head) (projects.Film, error) {
	switch {
	case head.Rate.Num() <= 0:
		return f, refuse(ErrValue, "a film needs a frame rate above 0, not %v", head.Rate)
	case head.Size.Width <= 0 || head.Size.Height <= 0:
		return f, refuse(ErrValue, "a film needs a picture size, not %d × %d", head.Size.Width, head.Size.Height)
	}
	if head.Rate != f.Head.Rate {
		f = retime(f, head.Rate)
	}
	f.Head = head
	return f, nil
}
