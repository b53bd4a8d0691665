package diffuse

import (
	"kinora/engine/infer"
	"kinora/engine/plan"
	"kinora/engine/tensor"
)

// The exports of optimum-intel and OnnxStack take the extent of the latents as
// numbers instead of coordinates (pack.FormCompat). Nothing can be placed outside of
// the grid there, and its first frame counts as long as the others.

// ropeScale is rope_interpolation_scale: seconds, pixels, pixels for each step on the
// grid of tokens (diffusers, pipeline_ltx.py).
func ropeScale(p plan.Plan) [3]float64 {
	g := p.Pack.Geometry
	space := float64(g.Compression.Space)
	return [3]float64{
		float64(g.Compression.Time*g.Patch[0]) / p.Recipe.Rate.Float(),
		space * float64(g.Patch[1]), space * float64(g.Patch[2]),
	}
}

// extent is the value of an input of that form, or nil for another name.
func (m *model) extent(p infer.Port) infer.Value {
	g, patch := m.state.grid, m.state.patch
	switch p.Name {
	case "num_frames":
		return number(p, g.Frames/patch[0])
	case "height":
		return number(p, g.Height/patch[1])
	case "width":
		return number(p, g.Width/patch[2])
	case "rope_interpolation_scale":
		t := tensor.NewFloat(3)
		if len(p.Shape) == 2 {
			t.Shape = []int{1, 3}
		}
		for i, v := range m.rope {
			t.Data[i] = float32(v)
		}
		return t
	}
	return nil
}

// number is n in the type and rank of a port.
func number(p infer.Port, n int) infer.Value {
	shape := []int{1}[:min(1, len(p.Shape))]
	if p.Type == infer.Float32 {
		return &tensor.Float{Shape: shape, Data: []float32{float32(n)}}
	}
	return &tensor.Int{Shape: shape, Data: []int64{int64(n)}}
}
