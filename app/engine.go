package app

import (
	"context"
	"image"
	"time"

	"kinora/projects"
)

// Engine is what the studio needs of whatever makes takes. Plain data crosses: an order
// and the paths of its files by digest go in, events come out.
type Engine interface {
	// Plan says what an order becomes. Its errors are one line for a person, a *Problem
	// where one field is to blame. It may read the order's files.
	Plan(ctx context.Context, order projects.Order, files map[string]string) (Forecast, error)
	// Expand is the caption that the model is to read in place of a shot's prompt, which is
	// the prompt itself where nothing can be added. It waits for the take that is being made.
	Expand(ctx context.Context, shot projects.Shot) (caption string, err error)
	// Make makes the take of an order and writes it to path, which appears only when it is
	// whole. Where an earlier process was killed while it made the same order to the same
	// path, it goes on from there. on is called in order on one goroutine and must not block.
	Make(ctx context.Context, order projects.Order, files map[string]string, path string, on func(Event)) (projects.Take, error)
	// Close frees the device.
	Close() error
}

// Machine is an open engine with what it says of itself.
type Machine struct {
	Engine   Engine
	Pack     string   // name and version of the model, for the eye
	Limits   Limits   // what may be asked of it
	Device   string   // what it runs on, e.g. "cpu"
	Warnings []string // what was tried and did not work
}

// Forecast is what a shot becomes before anything is made.
type Forecast struct {
	Recipe projects.Recipe // of the take that stands for what is written
	Notes  []string        // what was changed so that the pack can do it, one line each
	Time   time.Duration   // 0 where unknown
	Memory int64           // peak in bytes, 0 where unknown
	Disk   int64           // bytes that the file takes, 0 where unknown
	Unsure []Unsure        // words of what the model reads that it was not trained on
}

// Event is what a running job says; exactly one of its parts is set.
type Event struct {
	Progress *Progress
	Preview  []*image.RGBA // one small picture per latent frame; they are the receiver's
	Warning  string
	Caption  string // what the prompt was expanded to; the prompt itself where it stayed
}

// Unsure is a word of a prompt that a pack was not trained on.
type Unsure struct {
	Word string
	As   string // the word that it is read as, "" where it is not known at all
}

// Progress is how far a job is.
type Progress struct {
	Stage       string // in words
	Step, Steps int    // of the stage; Steps is 0 where unknown
	Try         int    // of the take, counted from 1; 0 where there is but one
	Left        time.Duration
}
