package ort_test

import (
	"context"
	"testing"

	"kinora/engine/infer/ort"
)

func TestEveryDeviceIsTriedAndReported(t *testing.T) {
	for _, r := range ort.Devices(context.Background()) {
		t.Log(r.String(), r.Took)
	}
	_, r, err := ort.Open("auto")
	t.Log(r, r.Fallback(), err)
}
