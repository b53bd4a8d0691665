package edit

import (
	"math"

	"kinora/projects"
)

// LowestGain and HighestGain are the limits of a gain, in decibels.
const (
	LowestGain  = -60
	HighestGain = 24
)

// SetGain makes the sound of clips louder or quieter, in decibels from what it is in their
// sources; it stays between LowestGain and HighestGain.
func SetGain(f projects.Film, ids []projects.ID, decibels float64) (projects.Film, error) {
	if math.IsNaN(decibels) {
		return f, refuse(ErrValue, "a gain is a number of decibels")
	}
	return setClips(f, ids, Alone, func(c *projects.Clip) { c.Gain = min(max(decibels, LowestGain), HighestGain) })
}

// SetMute makes the sound of clips silent, or heard again.
func SetMute(f projects.Film, ids []projects.ID, mute bool) (projects.Film, error) {
	return setClips(f, ids, Alone, func(c *projects.Clip) { c.Mute = mute })
}
