package player

import (
	"image"

	"kinora/engine/media"
	"kinora/projects/rational"
)

// Picture is one frame on its way to the screen.
type Picture struct {
	Image *image.RGBA // top-left at 0,0 and without gaps between rows
	Frame int64       // its number, from 0
}

// State is what there is to know of the player.
type State struct {
	Path          string       // of the open file; "" where there is none
	Width, Height int          // of its pictures in pixels, as shown
	Rate          rational.Rat // frames per second
	Frames        int64        // how many there are, at least 1 in an open file
	Frame         int64        // number of the newest picture
	Playing       bool
	Speed         int // times normal, below 0 backwards; 0 while it does not play
	Loop          bool
	Dropped       int64 // frames that were decoded or shown too late, since the file was opened
	Err           error // why the file does not open or play on
}

// open fills in what a file says of itself.
func (s *State) open(path string, info media.Info) {
	s.Path = path
	v := info.Video
	if v == nil {
		return
	}
	s.Width, s.Height, s.Rate = v.DisplayWidth, v.DisplayHeight, v.Rate
	if s.Rate.Cmp(rational.Rat{}) <= 0 {
		s.Rate = rational.Int(25) // a still, or a file that does not say
	}
	s.Frames = v.Frames
	if s.Frames <= 0 {
		s.Frames = info.Duration.Mul(s.Rate).Round()
	}
	s.Frames = max(1, s.Frames)
}

// last is the number of the last frame.
func (s *State) last() int64 { return max(0, s.Frames-1) }

// middle is a time inside frame n. Containers with coarse clocks round the times of
// frames up to half a frame off; the middle is safe from that.
func (s *State) middle(n int64) rational.Rat {
	return rational.New(2*n+1, 2).Div(s.Rate)
}

// number is the frame that starts at time t.
func (s *State) number(t rational.Rat) int64 {
	return min(s.last(), max(0, t.Mul(s.Rate).Round()))
}
