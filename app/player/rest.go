package player

import (
	"context"

	"kinora/engine/media"
)

// foreseen is how many frames are decoded ahead while nothing plays: somebody who drags
// along a film goes some frames at a time, and decoding them only then is what is waited for.
const foreseen = 16

// rest waits for a command. Meanwhile the frames behind the one that is shown are decoded,
// one at a time, so that a command waits for one at most.
func (d *deck) rest(ctx context.Context) {
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
