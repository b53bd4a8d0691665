package av

import (
	"math"
	"math/big"

	"github.com/asticode/go-astiav"

	"kinora/projects/rational"
)

// clock converts between seconds and ticks of a stream.
type clock struct {
	tick  rational.Rat // seconds
	grace rational.Rat // how much later a frame may be stamped and still count as on screen
	frame int64        // the usual length of a frame, in ticks, at least 1
	// counted says that the stream has no times: frames are numbered.
	counted bool
}

// newClock reads the stream's time base and rate.
func newClock(in *input) clock {
	c := clock{tick: toRat(in.video.TimeBase())}
	length := rational.Int(1).Div(frameRate(in))
	if in.fc.InputFormat().Flags().Has(astiav.IOFormatFlagNotimestamps) {
		return clock{tick: length, frame: 1, counted: true}
	}
	if c.tick.Num() <= 0 {
		c.tick = rational.New(1, int64(astiav.TimeBase))
	}
	c.frame = max(length.Div(c.tick).Round(), 1)
	c.grace = graceOf(c.tick, length)
	return c
}

// graceOf is what a container's rounding of times may add up to. A tick that is a good
// part of a frame is no rounding but the frame itself.
func graceOf(tick, frame rational.Rat) rational.Rat {
	grace := rational.New(1, 1000)
	if half := tick.Div(rational.Int(2)); half.Cmp(grace) > 0 {
		grace = half
	}
	if part := frame.Div(rational.Int(8)); part.Cmp(grace) < 0 {
		return part
	}
	return grace
}

// frameRate is the average rate, else FFmpeg's guess, else 25.
func frameRate(in *input) rational.Rat {
	for _, r := range []astiav.Rational{in.video.AvgFrameRate(), in.fc.GuessFrameRate(in.video, nil)} {
		if r.Num() > 0 && r.Den() > 0 {
			return toRat(r)
		}
	}
	return rational.Int(25)
}

// ticks is the last tick not after t and its grace.
func (c clock) ticks(t rational.Rat) int64 {
	n := t.Add(c.grace).Div(c.tick)
	const far = math.MaxInt64 / 4
	return min(max(n.Floor(), -far), far)
}

// seconds is the exact time of a number of ticks.
func (c clock) seconds(ticks int64) rational.Rat {
	b := new(big.Int).Mul(big.NewInt(ticks), big.NewInt(c.tick.Num()))
	if b.IsInt64() {
		return rational.New(b.Int64(), c.tick.Den())
	}
	return rational.FromFloat(float64(ticks) * c.tick.Float())
}
