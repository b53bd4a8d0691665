package keep

import (
	"reflect"
	"testing"

	"kinora/engine/diffuse"
	"kinora/engine/latent"
	"kinora/engine/sched"
)

// forge gives data the sum that it would have, so that what lies behind is reached.
func forge(data []byte) []byte {
	if len(data) < len(magic)+4 {
		return data
	}
	n := min(len(data)-len(magic)-4, int(data[len(magic)])+int(data[len(magic)+1])<<8)
	rest := data[len(magic)+4+n:]
	values := make([]float32, len(rest)/4)
	return format(rawHeader(data[len(magic)+4:][:n]), values)
}

// rawHeader is a header as it stands.
type rawHeader []byte

// MarshalJSON is the bytes themselves.
func (r rawHeader) MarshalJSON() ([]byte, error) { return r, nil }

func FuzzParse(f *testing.F) {
	f.Add(formatWindow(latent.NewClip(latent.Grid{Channels: 1, Frames: 2, Height: 1, Width: 3})))
	f.Add(formatSnapshot(diffuse.Snapshot{Window: 1, Step: 2, X: []float32{1}, Movers: []sched.State{
		{Moved: 1, Order: 1, Last: []float32{1}, X0: []float32{2}, Older: []float32{3}},
	}}))
	f.Add([]byte(`{"version":1,"path":"/a.mp4","recipes":[{"seed":1}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, data := range [][]byte{data, forge(data)} {
			if c, err := parseWindow(data); err == nil && c.Size() != len(c.Data) {
				t.Errorf("a window of %v with %d values", c.Grid, len(c.Data))
			}
			s, err := parseSnapshot(data)
			if err != nil {
				continue
			}
			if again, err := parseSnapshot(formatSnapshot(s)); err == nil && len(again.X) != len(s.X) || err != nil {
				t.Errorf("%+v came back as %+v (%v)", s, again, err)
			}
		}
		if o, err := parseOrder(data); err == nil {
			if again, err := parseOrder(data); err != nil || !reflect.DeepEqual(o, again) {
				t.Error("two readings differ")
			}
		}
	})
}
