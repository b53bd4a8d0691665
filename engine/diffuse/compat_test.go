package diffuse_test

import (
	"errors"
	"testing"

	"kinora/engine/diffuse"
	"kinora/engine/infer"
	"kinora/engine/tensor"
	"kinora/projects"
)

func compatPorts() []infer.Port {
	return append(
		tokenPorts()[:4],
		infer.Port{Name: "num_frames", Type: infer.Int64, Shape: []int{}},
		infer.Port{Name: "height", Type: infer.Int64, Shape: []int{1}},
		infer.Port{Name: "width", Type: infer.Float32, Shape: []int{}},
		infer.Port{Name: "rope_interpolation_scale", Type: infer.Float32, Shape: []int{3}},
	)
}

func TestExportsWithoutCoordinatesGetTheExtent(t *testing.T) {
	j := newJob(t)
	j.model.inputs = compatPorts()
	j.shot.Conditions = []projects.Condition{still(0, 1)}
	l := j.run(t)
	frameIs(t, l, 0, 0, 1e-6)
	frameIsMade(t, l, 1)
	in := j.model.runs[0]
	frames, height, width := in["num_frames"].(*tensor.Int), in["height"].(*tensor.Int), in["width"].(*tensor.Float)
	if frames.Data[0] != 5 || len(frames.Shape) != 0 || height.Data[0] != 2 || len(height.Shape) != 1 || width.Data[0] != 3 {
		t.Errorf("frames %v, height %v, width %v", frames, height, width)
	}
	rope := in["rope_interpolation_scale"].(*tensor.Float).Data
	near(t, "seconds per token", rope[:1], 1.0/3, 1e-6)
	near(t, "pixels per token", rope[1:], 16, 0)
}

func TestExportsWithoutCoordinatesTakeNoExtraTokens(t *testing.T) {
	j := newJob(t)
	j.model.inputs = compatPorts()
	j.shot.Conditions = []projects.Condition{still(8, 1)}
	if _, err := j.try(t.Context(), t); !errors.Is(err, diffuse.ErrPort) {
		t.Errorf("got %v", err)
	}
}
