package inspector

import (
	"image"

	"kinora/app"
	"kinora/projects"
	"kinora/projects/edit"
	"kinora/projects/rational"
)

// Commands is what can be done here.
type Commands interface {
	ShotCommands
	KnownCommands
	ClipCommands
	SourceCommands
	// Picture is the picture of a source at a time with its longer side in pixels, nil
	// until it is there.
	Picture(source projects.Source, at rational.Rat, side int) *image.RGBA
	// Peaks is how loud a source is, see app.Studio.Peaks, nil until it is known.
	Peaks(source projects.Source) []float32
	// Refuse says for a moment why what was written is not taken.
	Refuse(text string)
}

// ShotCommands are those of the selected shot.
type ShotCommands interface {
	SetPrompt(text string)
	LeavePrompt()
	SetExpanded(text string)
	LockExpanded(locked bool)
	Expand()
	InsertWords(words, otherwise string)
	SetNegative(text string)
	SetTitle(text string)
	SetSeconds(seconds rational.Rat)
	SetSize(size projects.Size)
	SetDraft(draft bool)
	SetVariations(n int)
	SetSteps(steps int)
	SetTries(tries int)
	SetGuidance(scale float64)
	SetSeed(seed uint64)
	LockSeed(locked bool)
	Dice()
	DuplicateCards()
	SplitCard()
	MergeCards()
	RemoveCards()
	PlaceCards(cards ...projects.ID)
	CancelCard(card projects.ID)
}

// KnownCommands are those of the selected shot's known frames.
type KnownCommands interface {
	AddKnown(card projects.ID, k projects.Known)
	AddKnownFiles(k projects.Known, paths ...string)
	SetKnown(n int, k projects.Known)
	MoveKnown(n int, place projects.Place, at rational.Rat)
	RemoveKnown(n int)
}

// ClipCommands are those of the selected clips.
type ClipCommands interface {
	SetSpeed(speed rational.Rat, ripple bool)
	UseTake(clip, take projects.ID)
	SetFit(fit projects.Fit)
	SetDissolve(frames int64)
	SetFade(end edit.End, frames int64)
	SetGain(decibels float64)
	MuteClips(mute bool)
	LinkClips(link bool)
	Extend(clip projects.ID, edge app.Edge, frames int64)
	Retake()
	LoopClip(clip projects.ID, seconds rational.Rat)
	Connect(clip projects.ID, frames int64)
	Remix(clip projects.ID, prompt string, change float64)
	SelectCard(id projects.ID, add bool)
}

// SourceCommands are those of a take or a medium.
type SourceCommands interface {
	Rename(source projects.Source, name string)
	Star(star bool, sources ...projects.Source)
	SetLabel(label projects.Label, sources ...projects.Source)
	Reject(rejected bool, takes ...projects.ID)
	ChooseTake(take projects.ID)
	Finalize(take projects.ID)
	AnimateSource(source projects.Source)
	Place(source projects.Source, how app.Placing, track projects.ID, at int64)
	Reuse(take projects.ID)
	AddMember(name, description string, pictures ...projects.Source)
}

var _ Commands = (*app.Studio)(nil)
