package engine

import (
	"image"
	"time"

	"kinora/projects"
)

// Stage is a part of making a take, in the order in which they run.
type Stage string

// The stages of a take.
const (
	StageText    Stage = "reading the prompt"
	StageKnown   Stage = "encoding known frames"
	StageDenoise Stage = "denoising"
	StageJudge   Stage = "judging"
	StageDecode  Stage = "decoding"
	StageSave    Stage = "saving"
)

// Event is what comes out of a running job. Exactly the fields of its Kind are set.
// Events of one job arrive in order, on one goroutine, which they must not block.
type Event struct {
	Kind    EventKind
	Stage   Stage          // Progress, Preview
	Step    int            // Progress: finished steps of the stage
	Steps   int            // Progress: all steps of the stage, 0 where unknown
	Shot    int            // Progress, Preview: which of several takes is being made, counted from 1; else 0
	Shots   int            // Progress, Preview: how many, or 0
	Try     int            // Progress: which try of the take is made, counted from 1; 0 where there is but one
	Left    time.Duration  // Progress: forecast of the whole job, 0 where unknown
	Window  int            // Progress: the window that is denoised, counted from 1; 0 where there is but one
	Windows int            // Progress: all windows of the take, 0 where there is but one
	Preview []*image.RGBA  // Preview: one small picture per latent frame, in order; they are the receiver's
	Message string         // Warning: one line for a person
	Drift   projects.Drift // Drifted
}

// EventKind says which fields of an Event are set.
type EventKind int

// The kinds of events.
const (
	Progress EventKind = iota
	Preview
	Warning
	Drifted // a stretch of a take was written, so far from its beginning
)
