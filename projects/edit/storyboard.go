package edit

import (
	"kinora/projects"
	"kinora/projects/rational"
)

// Story is the storyboard as a film plays: one clip for each card, one behind the other.
type Story struct {
	Timeline projects.Timeline // one picture track; the clips' IDs are those of their cards
}

// Storyboard is the takes that stand for the cards, in the order of the board. A card of
// which none is made yet shows, for as long as its shot is to be, its newest take that is
// still to come, or an empty source where none was ordered. usual is as in CardSeconds.
func Storyboard(f projects.Film, usual rational.Rat) Story {
	track := projects.Track{Kind: projects.PictureTrack, Name: "V1"}
	var at int64
	for _, card := range f.Board {
		clip := projects.Clip{ID: card.ID, Start: at, Speed: normal}
		clip.Source.Take = stands(f, card.ID)
		clip.Frames = frames(f, CardSeconds(card, takeSeconds(f, clip.Source.Take), usual), normal)
		at = clip.End()
		track.Clips = append(track.Clips, clip)
	}
	return Story{projects.Timeline{Tracks: []projects.Track{track}}}
}

// stands is the take that is shown for a card, else the newest that may still come.
func stands(f projects.Film, card projects.ID) projects.ID {
	if id := f.Shown(card); id != 0 {
		return id
	}
	var newest projects.ID
	for _, t := range f.TakesOf(card) {
		switch f.Outcomes[t.ID].State {
		case projects.Waiting, projects.Running, projects.Paused:
			newest = t.ID
		}
	}
	return newest
}

func takeSeconds(f projects.Film, take projects.ID) rational.Rat {
	if take == 0 {
		return rational.Rat{}
	}
	length, _ := f.Length(projects.Source{Take: take})
	return length
}

// CardSeconds is how long the shot of a card is, in seconds: as long as the take that stands
// for it, else as the card says, else as is usual. What is 0 is not known; where nothing is,
// a card is shown as long as a still.
func CardSeconds(card projects.Card, take, usual rational.Rat) rational.Rat {
	for _, seconds := range []rational.Rat{take, card.Shot.Seconds, usual} {
		if seconds.Num() > 0 {
			return seconds
		}
	}
	return rational.Int(StillSeconds)
}

// Card is the card that is played at a frame; 0 behind the last.
func (s Story) Card(frame int64) projects.ID {
	track := s.Timeline.Tracks[0]
	if i, on := track.Index(frame); on {
		return track.Clips[i].ID
	}
	return 0
}

// Start is the frame at which a card begins; false where it is not on the board.
func (s Story) Start(card projects.ID) (int64, bool) {
	c, _, ok := s.Timeline.Clip(card)
	return c.Start, ok
}
