package sound

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/jfreymuth/pulse/proto"
)

// Open connects to the PulseAudio server, or PipeWire's stand-in for it, of the session.
// name is what mixers call the program. It fails where there is none.
func Open(name string) (Output, error) {
	conn, err := dial()
	if err != nil {
		return nil, err
	}
	p := &pulse{conn: conn, wanted: make(chan int, 64), gone: make(chan struct{}), client: &proto.Client{}}
	p.client.Callback = p.said
	p.client.SetTimeout(patience)
	p.client.Open(conn)
	if err := p.greet(name); err != nil {
		_ = conn.Close() // there was nobody to talk to
		return nil, err
	}
	return p, nil
}

const (
	patience = time.Second           // for an answer of the server
	ahead    = 80 * time.Millisecond // how much the server keeps
	sample   = 4 * channels          // bytes
)

// pulse is a stream of a PulseAudio server.
type pulse struct {
	conn     net.Conn
	client   *proto.Client
	stream   uint32
	wanted   chan int // bytes that the server asked for
	gone     chan struct{}
	vanish   sync.Once
	position position
}

// dial connects to the first server that is there.
func dial() (net.Conn, error) {
	dialer := net.Dialer{Timeout: patience}
	err := errors.New("no sound server is named for this session: start PulseAudio or PipeWire")
	for _, at := range servers() {
		network, address, _ := strings.Cut(at, ":")
		conn, failed := dialer.DialContext(context.Background(), network, address)
		if failed == nil {
			return conn, nil
		}
		err = fmt.Errorf("no sound server answers: start PulseAudio or PipeWire (%w)", failed)
	}
	return nil, err
}

// servers is where servers may listen, as network:address.
func servers() []string {
	if told := os.Getenv("PULSE_SERVER"); told != "" {
		return named(told)
	}
	if dir := os.Getenv("XDG_RUNTIME_DIR"); dir != "" {
		return []string{"unix:" + filepath.Join(dir, "pulse", "native")}
	}
	return nil
}

// named reads PULSE_SERVER: addresses with blanks between them, some with the name of a
// machine in braces before them.
func named(told string) []string {
	var out []string
	for _, s := range strings.Fields(told) {
		if i := strings.IndexByte(s, '}'); s[0] == '{' && i >= 0 {
			s = s[i+1:]
		}
		switch {
		case strings.HasPrefix(s, "/"):
			out = append(out, "unix:"+s)
		case strings.HasPrefix(s, "unix:"), strings.HasPrefix(s, "tcp:"), strings.HasPrefix(s, "tcp4:"), strings.HasPrefix(s, "tcp6:"):
			out = append(out, s)
		}
	}
	return out
}

// greet says who is there.
func (p *pulse) greet(name string) error {
	var auth proto.AuthReply
	if err := p.client.Request(&proto.Auth{Version: p.client.Version(), Cookie: cookie()}, &auth); err != nil {
		return err
	}
	p.client.SetVersion(auth.Version)
	props := proto.PropList{"application.name": proto.PropListString(name)}
	return p.client.Request(&proto.SetClientName{Props: props}, &proto.SetClientNameReply{})
}

// cookie is the session's secret; servers that need none take any.
func cookie() []byte {
	path := os.Getenv("PULSE_COOKIE")
	if home, err := os.UserHomeDir(); path == "" && err == nil {
		path = filepath.Join(home, ".config", "pulse", "cookie")
	}
	if data, err := os.ReadFile(path); err == nil {
		return data
	}
	return make([]byte, 256)
}

// said is called on the client's goroutine, which must not wait.
func (p *pulse) said(message any) {
	switch m := message.(type) {
	case *proto.Request:
		select {
		case p.wanted <- int(m.Length):
		default: // so far behind that the server has long played silence
		}
	case *proto.ConnectionClosed, *proto.PlaybackStreamKilled:
		p.vanish.Do(func() { close(p.gone) })
	}
}

// Start makes the stream and begins to feed it.
func (p *pulse) Start(fill func(buf []float32)) error {
	target := uint32(ahead * rate / time.Second * sample)
	request := &proto.CreatePlaybackStream{
		SampleSpec: proto.SampleSpec{Format: proto.FormatFloat32LE, Channels: channels, Rate: rate},
		ChannelMap: proto.ChannelMap{proto.ChannelLeft, proto.ChannelRight},
		SinkIndex:  proto.Undefined, BufferMaxLength: 4 * target, BufferTargetLength: target,
		BufferPrebufferLength: proto.Undefined, BufferMinimumRequest: target / 4,
		ChannelVolumes: proto.ChannelVolumes{0x10000, 0x10000}, AdjustLatency: true, EarlyRequests: true,
		Properties: proto.PropList{"media.name": proto.PropListString("video"), "media.role": proto.PropListString("video")},
	}
	var made proto.CreatePlaybackStreamReply
	if err := p.client.Request(request, &made); err != nil {
		return err
	}
	p.stream = made.StreamIndex
	p.position.turn(true)
	go p.feed(fill, int(made.Missing))
	return nil
}

// feed gives the server what it asks for.
func (p *pulse) feed(fill func(buf []float32), first int) {
	var samples []float32
	var data []byte
	for n := first; ; {
		samples = append(samples[:0], make([]float32, n/sample*channels)...)
		p.position.pull(len(samples) / channels)
		fill(samples)
		data = data[:0]
		for _, v := range samples {
			data = binary.LittleEndian.AppendUint32(data, math.Float32bits(v))
		}
		if p.client.Send(p.stream, data) != nil {
			return
		}
		select {
		case n = <-p.wanted:
		case <-p.gone:
			return
		}
	}
}

// Position asks the server how much waits, and adds how long the device takes.
func (p *pulse) Position() (played int64, ok bool) { return p.position.now(p.pending) }

func (p *pulse) pending() (int64, error) {
	select {
	case <-p.gone:
		return 0, io.EOF
	default:
	}
	var r proto.GetPlaybackLatencyReply
	now := time.Now()
	request := &proto.GetPlaybackLatency{StreamIndex: p.stream, Time: proto.Time{
		Seconds: uint32(now.Unix()), Microseconds: uint32(now.Nanosecond() / 1000),
	}}
	if err := p.client.Request(request, &r); err != nil {
		return 0, err
	}
	waiting := max(r.WriteIndex-r.ReadIndex, 0) / sample
	return waiting + int64(r.Latency)*rate/1_000_000, nil
}

// Pause corks the stream and empties it.
func (p *pulse) Pause() {
	_ = p.client.Request(&proto.CorkPlaybackStream{StreamIndex: p.stream, Corked: true}, nil)
	_ = p.client.Request(&proto.FlushPlaybackStream{StreamIndex: p.stream}, nil)
	p.position.turn(false)
}

// Resume lets the stream run.
func (p *pulse) Resume() {
	p.position.turn(true)
	_ = p.client.Request(&proto.CorkPlaybackStream{StreamIndex: p.stream}, nil)
}

// Close ends the connection, and the stream with it.
func (p *pulse) Close() {
	p.vanish.Do(func() { close(p.gone) })
	_ = p.conn.Close() // nothing was said that could be lost
}
