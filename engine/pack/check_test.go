package pack_test

import (
	"strings"
	"testing"

	"kinora/engine/enginetest"
	"kinora/engine/enginetest/device"
	"kinora/engine/pack"
)

func TestEveryFormChecksWithoutProblems(t *testing.T) {
	rt := device.CPU(t)
	for _, form := range []pack.Form{pack.FormToken, pack.FormGrid, pack.FormCompat} {
		t.Run(string(form), func(t *testing.T) {
			dir := t.TempDir()
			if err := enginetest.Pack(dir, enginetest.Options{Form: form}); err != nil {
				t.Fatal(err)
			}
			r := pack.CheckDir(t.Context(), rt, dir, nil)
			if !r.OK() || !strings.Contains(r.String(), "This pack works.") {
				t.Errorf("a sound pack is said not to work:\n%s", r)
			}
			if n := strings.Count(r.String(), "ran in"); n != 4 {
				t.Errorf("%d graphs of 4 ran:\n%s", n, r)
			}
		})
	}
}
