package player

import (
	"context"
	"time"

	"kinora/engine/media"
)

// foreseen is how many frames are decoded ahead while nothing plays: somebody who drags
// along a film goes some frames at a time, and decoding them only then is what is waited for.
const foreseen = 16

// painted is the time in which the frame that was shown last comes to the screen; decoding
// beside that would hold it up.
const painted = 45 * time.Millisecond

// rest waits for a command. Meanwhile the frames behind the one that is shown are decoded,
// one at a time, so that a command waits for one at most.
func (d *deck) rest(ctx context.Context) {
	calm := time.Now().Add(painted)
	if !d.wait(ctx, &calm) {
		return
	}
	for d.reader() != nil && d.ahead == nil && d.now.Err == nil {
		select {
		case <-d.wake:
			return
		default:
		}
		if did, err := media.Foresee(ctx, d.reader(), foreseen); !did || err != nil {
			break // an error will come again when the frame is asked for
		}
	}
	d.wait(ctx, nil)
}
