//go:build windows || darwin

package sound

import (
	"encoding/binary"
	"errors"
	"math"
	"sync"
	"time"

	"github.com/ebitengine/oto/v3"
)

// device is the one context that oto allows in a process.
var device = sync.OnceValues(func() (*oto.Context, error) {
	context, ready, err := oto.NewContext(&oto.NewContextOptions{
		SampleRate: rate, ChannelCount: channels, Format: oto.FormatFloat32LE, BufferSize: behind,
	})
	if err != nil {
		return nil, err
	}
	select {
	case <-ready:
		return context, context.Err()
	case <-time.After(patience):
		return nil, errors.New("the sound device does not get ready")
	}
})

const (
	patience = 3 * time.Second
	behind   = 40 * time.Millisecond // what the device keeps of its own
	ahead    = 60 * time.Millisecond // what waits for it
	sample   = 4 * channels          // bytes
)

// Open opens the system's usual device. It fails where there is none.
func Open(string) (Output, error) {
	context, err := device()
	if err != nil {
		return nil, err
	}
	return &player{context: context}, nil
}

// player is a stream of the device.
type player struct {
	context  *oto.Context
	stream   *oto.Player
	fill     func(buf []float32)
	samples  []float32
	position position
}

// Start begins to play.
func (p *player) Start(fill func(buf []float32)) error {
	p.fill = fill
	p.stream = p.context.NewPlayer(p)
	p.stream.SetBufferSize(int(ahead * rate / time.Second * sample))
	p.position.turn(true)
	p.stream.Play()
	return p.stream.Err()
}

// Read gives oto its bytes.
func (p *player) Read(data []byte) (int, error) {
	n := len(data) / sample
	p.position.pull(n)
	p.samples = append(p.samples[:0], make([]float32, n*channels)...)
	p.fill(p.samples)
	for i, v := range p.samples {
		binary.LittleEndian.PutUint32(data[4*i:], math.Float32bits(v))
	}
	return n * sample, nil
}

// Position is what was pulled without what waits.
func (p *player) Position() (played int64, ok bool) {
	return p.position.now(func() (int64, error) {
		waiting := int64(p.stream.BufferedSize()/sample) + int64(behind*rate/time.Second)
		return waiting, p.context.Err()
	})
}

// Pause stops and drops what waits.
func (p *player) Pause() {
	p.stream.Pause()
	p.stream.Reset()
	p.position.turn(false)
}

// Resume goes on.
func (p *player) Resume() {
	p.position.turn(true)
	p.stream.Play()
}

// Close ends the stream; the device stays for the next one.
func (p *player) Close() { _ = p.stream.Close() }
