// Package sound plays sound: an Output for each system, and a Speaker that plays one
// sound, fades where it begins and ends, and is the clock meanwhile. Sound is
// interleaved stereo at 48 kHz everywhere. It needs no cgo, and must not import fyne,
// engine or engine/media/av: sounds come as media.Sound.
package sound

import "kinora/engine/media"

const (
	rate     = media.SoundRate
	channels = media.SoundChannels
)

// Output is a device that plays. Its methods may be called from any goroutine, but not
// from inside of fill.
type Output interface {
	// Start begins to pull: fill is called on the output's goroutine and must fill buf,
	// interleaved stereo at 48 kHz, without waiting for anything. It is called once.
	Start(fill func(buf []float32)) error
	// Position is how many of the samples that were pulled have been heard, or were dropped
	// by Pause. It never goes backwards. ok is false where the device has gone.
	Position() (played int64, ok bool)
	// Pause stops pulling, drops what was pulled and not heard, and lets the device sleep.
	Pause()
	// Resume pulls again.
	Resume()
	// Close frees the device.
	Close()
}
