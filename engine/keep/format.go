package keep

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"errors"
	"math"

	"kinora/engine/diffuse"
	"kinora/engine/latent"
	"kinora/engine/sched"
)

// A state file is the magic, the length of a JSON header (4 bytes), the header, float32
// values, all little-endian, and the sha256 of everything before it.
const magic = "KINORA1\n"

// errDamaged says that a file is not what was written.
var errDamaged = errors.New("is damaged")

// format writes a header and stretches of values.
func format(header any, values ...[]float32) []byte {
	head, err := json.Marshal(header)
	if err != nil { // headers are whole numbers
		return nil
	}
	out := binary.LittleEndian.AppendUint32([]byte(magic), uint32(len(head)))
	out = append(out, head...)
	for _, x := range values {
		for _, v := range x {
			out = binary.LittleEndian.AppendUint32(out, math.Float32bits(v))
		}
	}
	sum := sha256.Sum256(out)
	return append(out, sum[:]...)
}

// parse reads a header and the values behind it.
func parse(data []byte, header any) ([]float32, error) {
	body := len(data) - sha256.Size
	if body < len(magic)+4 || string(data[:len(magic)]) != magic {
		return nil, errDamaged
	}
	if sum := sha256.Sum256(data[:body]); !bytes.Equal(sum[:], data[body:]) {
		return nil, errDamaged
	}
	rest := data[len(magic)+4 : body]
	n := int64(binary.LittleEndian.Uint32(data[len(magic):]))
	if n > int64(len(rest)) || (int64(len(rest))-n)%4 != 0 {
		return nil, errDamaged
	}
	if err := json.Unmarshal(rest[:n], header); err != nil {
		return nil, errDamaged
	}
	rest = rest[n:]
	values := make([]float32, len(rest)/4)
	for i := range values {
		values[i] = math.Float32frombits(binary.LittleEndian.Uint32(rest[4*i:]))
	}
	return values, nil
}

func formatWindow(c latent.Clip) []byte { return format(c.Grid, c.Data) }

func parseWindow(data []byte) (latent.Clip, error) {
	var g latent.Grid
	values, err := parse(data, &g)
	if err != nil {
		return latent.Clip{}, err
	}
	for _, n := range []int{g.Channels, g.Frames, g.Height, g.Width} {
		if n < 1 || n > 1<<15 { // four of them do not overflow
			return latent.Clip{}, errDamaged
		}
	}
	if g.Size() != len(values) {
		return latent.Clip{}, errDamaged
	}
	return latent.Clip{Grid: g, Data: values}, nil
}

// snapshot is the header of a diffuse.Snapshot: the values behind it are X, then Last,
// X0 and Older of every mover.
type snapshot struct {
	Window, Step, X int
	Movers          []mover
}

// mover is a sched.State with how many values each of its three stretches has.
type mover struct{ Moved, Order, Values int }

func formatSnapshot(s diffuse.Snapshot) []byte {
	head, values := snapshot{Window: s.Window, Step: s.Step, X: len(s.X)}, [][]float32{s.X}
	for _, m := range s.Movers {
		head.Movers = append(head.Movers, mover{m.Moved, m.Order, len(m.Last)})
		values = append(values, m.Last, m.X0, m.Older)
	}
	return format(head, values...)
}

func parseSnapshot(data []byte) (diffuse.Snapshot, error) {
	var head snapshot
	values, err := parse(data, &head)
	if err != nil || head.Window < 0 || head.Step < 0 {
		return diffuse.Snapshot{}, errDamaged
	}
	next := func(n int) []float32 {
		if n < 0 || n > len(values) {
			err = errDamaged
			return nil
		}
		x := values[:n:n]
		values = values[n:]
		if n == 0 {
			return nil
		}
		return x
	}
	s := diffuse.Snapshot{Window: head.Window, Step: head.Step, X: next(head.X)}
	for _, m := range head.Movers {
		s.Movers = append(s.Movers, sched.State{
			Moved: m.Moved, Order: m.Order, Last: next(m.Values), X0: next(m.Values), Older: next(m.Values),
		})
	}
	if err != nil || len(values) > 0 {
		return diffuse.Snapshot{}, errDamaged
	}
	return s, nil
}
