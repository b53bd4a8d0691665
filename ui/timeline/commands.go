package timeline

import (
	"image"

	"kinora/app"
	"kinora/projects"
	"kinora/projects/edit"
	"kinora/projects/rational"
)

// Commands is what a timeline asks of app.
type Commands interface {
	selecting
	editing
	offering
	marking
	looking
}

// selecting says what commands are about.
type selecting interface {
	SelectClips(ids ...projects.ID)
	SelectTrack(id projects.ID)
	MovePlayhead(frame int64)
}

// editing changes clips and tracks.
type editing interface {
	PlaceAll(sources []projects.Source, how app.Placing, track projects.ID, at int64)
	DropOnTimeline(track projects.ID, at int64, insert bool, paths ...string)
	MoveClips(ids []projects.ID, frames int64, tracks int, between bool)
	UseTake(clip, take projects.ID)
	Trim(clip projects.ID, edge app.Edge, to int64, ripple bool)
	Roll(clip projects.ID, by int64)
	Slip(clip projects.ID, by int64)
	Slide(clip projects.ID, by int64)
	SplitAt(at int64, ids ...projects.ID)
	Lift()
	RippleDelete()
	CopyClips()
	CutClips()
	PasteClips(between bool)
	CloseGapAt(track projects.ID, frame int64)
	SetSpeed(speed rational.Rat, ripple bool)
	HoldFrame()
	SetDissolve(frames int64)
	SetFade(end edit.End, frames int64)
	FadeClip(clip projects.ID, end edit.End, frames int64)
	MuteClips(mute bool)
	SetFit(fit projects.Fit)
	LinkClips(link bool)
	AddTrack(kind projects.TrackKind)
	RemoveTrack(id projects.ID)
	MoveTrack(id projects.ID, by int)
	RenameTrack(id projects.ID, name string)
	SetTrack(id projects.ID, off, locked bool)
}

// offering makes new frames.
type offering interface {
	Extend(clip projects.ID, edge app.Edge, frames int64)
	FillGap(track projects.ID, frame int64)
	Connect(clip projects.ID, frames int64)
	Retake()
	LoopClip(clip projects.ID, seconds rational.Rat)
	Remix(clip projects.ID, prompt string, change float64)
	RetryTake(take projects.ID)
}

// marking changes markers and the marked stretch.
type marking interface {
	AddMarkerAt(frame int64, name string)
	MoveMarker(id projects.ID, frame int64)
	RenameMarker(id projects.ID, name string)
	RemoveMarkers(ids ...projects.ID)
	SetIn(frame int64)
	SetOut(frame int64)
	ClearInOut()
}

// looking never waits.
type looking interface {
	Picture(source projects.Source, at rational.Rat, side int) *image.RGBA
	Peaks(source projects.Source) []float32
	Missing(source projects.Source) bool
}
