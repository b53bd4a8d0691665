package player

import (
	"context"

	"kinora/engine/media"
)

// Tape is what is played: pictures, and their sound or nil. The sound's sample numbers
// count from the time 0 of the pictures. What is open may change while it plays, as a
// timeline does: then both follow, and Player.Refresh is called.
type Tape struct {
	Reader media.Reader
	Sound  media.Sound
}

// Open opens a file, or whatever else a path stands for, for playing.
type Open func(ctx context.Context, path string) (Tape, error)

// Speaker is what a player is heard through; sound.Speaker is one.
type Speaker interface {
	// Play plays a sound from a sample on, and reads it until Stop has returned.
	Play(ctx context.Context, s media.Sound, from int64) error
	Stop()
	// Position is the sample that is heard just now; ok is false where nobody knows.
	Position() (at int64, ok bool)
	Close()
}

// Heard makes a player heard. It closes the speaker when it is closed.
func Heard(through Speaker) Option { return func(p *Player) { p.speaker = through } }

// Option is something that not every player has.
type Option func(*Player)
