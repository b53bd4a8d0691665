package engine_test

import (
	"context"
	"os"
	"testing"

	"kinora/engine"
)

// webgpuFrames is how far a byte of a frame made on WebGPU may be from the CPU's.
// Sums are added up in another order there, and twenty steps carry that on.
const webgpuFrames = 3

// TestWebGPUMakesTheCPUsFrames runs where KINORA_TEST_WEBGPU is set, like the test of
// single graphs in infer/ort.
func TestWebGPUMakesTheCPUsFrames(t *testing.T) {
	if os.Getenv("KINORA_TEST_WEBGPU") == "" {
		t.Skip("KINORA_TEST_WEBGPU is not set")
	}
	gpu, err := engine.Open(context.Background(), engine.Options{Device: "webgpu"})
	if err != nil {
		t.Fatal(err)
	}
	defer gpu.Close()
	shot := short("a red ball rolls to the right across a green meadow", 3)
	shot.Steps = 0 // the pack's own number
	want, got := clip(t, render(t, open(t), shot, "cpu.mkv")), clip(t, render(t, gpu, shot, "gpu.mkv"))
	worst, sum, n := 0, 0, 0
	for f := range want {
		for i, w := range want[f].Pix {
			d := int(w) - int(got[f].Pix[i])
			d = max(d, -d)
			worst, sum, n = max(worst, d), sum+d, n+1
		}
	}
	t.Logf("largest difference %d of 255, mean %.4f", worst, float64(sum)/float64(n))
	if worst > webgpuFrames {
		t.Errorf("a byte differs by %d, allowed is %d", worst, webgpuFrames)
	}
}
