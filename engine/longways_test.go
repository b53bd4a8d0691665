package engine_test

import (
	"context"
	"image"
	"path/filepath"
	"testing"

	"kinora/engine"
	"kinora/engine/plan"
	"kinora/projects"
	"kinora/projects/rational"
)

// quick is a shot in the smallest size that is quick to make in any length.
func quick() projects.Shot {
	return projects.Shot{Prompt: meadow, Seed: 3, Steps: 2, Size: projects.Size{Width: 64, Height: 64}}
}

// Ways that take several windows keep what they are given, too, and say how far each
// window has come away from it.
func TestWhatIsLongerThanAWindowIsJoinedToClipsAllTheSame(t *testing.T) {
	e := open(t)
	path, source := drawn(t, 64, 64, rational.Int(12), 70)
	const new = 72
	six := rational.Int(6)
	for name, way := range map[string]struct {
		job  func() (engine.Job, error)
		want func(made []*image.RGBA) (got, kept []*image.RGBA)
		roll func(first, last plan.Window) bool
	}{
		"before": {
			func() (engine.Job, error) {
				return e.Extend(context.Background(), quick(), path, six, rational.Rat{}, plan.Reach{})
			},
			func(made []*image.RGBA) (got, kept []*image.RGBA) { return made[new+1:], source },
			func(_, last plan.Window) bool { return last.Start == 0 && last.Tail() > 0 },
		},
		"loop": {
			func() (engine.Job, error) { return e.Loop(context.Background(), quick(), path, six, plan.Reach{}) },
			func(made []*image.RGBA) (got, kept []*image.RGBA) { return made[:70], source },
			func(first, last plan.Window) bool { return first.Start == 0 && last.Head() > 0 },
		},
		"fill": {
			func() (engine.Job, error) {
				return e.Fill(context.Background(), quick(), path, path, six, plan.Reach{})
			},
			func(made []*image.RGBA) (got, kept []*image.RGBA) {
				return append(made[:70:70], made[70+new:]...), append(source[:70:70], source...)
			},
			func(first, last plan.Window) bool { return first.Start == 0 && last.Head() > 0 },
		},
		"connect": {
			func() (engine.Job, error) {
				return e.Connect(context.Background(), quick(), path, path, six, plan.Reach{})
			},
			func(made []*image.RGBA) (got, kept []*image.RGBA) { return made[:70], source },
			func(first, last plan.Window) bool { return first.Start == 0 && last.Head() > 0 },
		},
		"retake": {
			func() (engine.Job, error) {
				return e.Retake(context.Background(), quick(), path, rational.New(1, 2), rational.New(5, 1), plan.Reach{})
			},
			func(made []*image.RGBA) (got, kept []*image.RGBA) {
				return append(made[:6:6], made[62:]...), append(source[:6:6], source[62:]...)
			},
			func(first, last plan.Window) bool { return first.Start == 0 && last.Head() > 0 },
		},
	} {
		job, err := way.job()
		file, frames := made(t, e, job, err, name+".mkv")
		got, kept := way.want(frames)
		same(t, name, got, kept)
		windows := job.Plans[0].Windows
		if len(windows) < 2 || !way.roll(windows[0], windows[len(windows)-1]) {
			t.Errorf("%s: windows %+v", name, windows)
		}
		seen, err := engine.Inspect(context.Background(), file)
		if err != nil || len(seen.Drift) != len(windows) {
			t.Errorf("%s: %d windows, drift %+v, %v", name, len(windows), seen.Drift, err)
		}
	}
}

func TestALongClipIsRemixedToItsEnd(t *testing.T) {
	e := open(t)
	_, once := drawn(t, 64, 64, rational.Int(12), 17)
	var source []*image.RGBA // the box goes to and fro
	for f := range 81 {
		source = append(source, once[max(f%32, 32-f%32)-16])
	}
	path := filepath.Join(t.TempDir(), "fro.mkv")
	save(t, path, rational.Int(12), source)
	shot := quick()
	shot.Steps = 4
	job, err := e.Remix(context.Background(), shot, path, 0.3, "")
	_, frames := made(t, e, job, err, "remix.mkv")
	if len(frames) != 81 || len(job.Plans[0].Windows) < 2 {
		t.Fatalf("%d frames in %d windows", len(frames), len(job.Plans[0].Windows))
	}
	for _, at := range []int{4, 20, 36, 44, 52, 60, 68} {
		near, far := distance(t, frames[at], source[at]), distance(t, frames[at], source[(at+16)%32])
		t.Logf("frame %d is %.1f levels from the clip's, %.1f from another", at, near, far)
		if near > 30 || near > 0.8*far {
			t.Errorf("frame %d is %.1f levels from the clip's own, %.1f from another", at, near, far)
		}
	}
}

func TestALittleMemoryIsEnoughAndCannotBeSeen(t *testing.T) {
	shot := short(meadow, 4)
	shot.Steps = 4
	whole := clip(t, render(t, open(t), shot, "a.mkv"))
	e := opened(t, engine.Options{Device: "cpu", Memory: 150 << 20})
	p, err := e.Plan(shot)
	if tile := p.Pack.VAE.Tile; err != nil || tile.Pixels == 0 || tile.Pixels >= 144 || len(p.Notes) != 1 {
		t.Fatalf("tiles %+v, %q, %v", tile, p.Notes, err)
	}
	most := 0
	for i, img := range clip(t, render(t, e, shot, "b.mkv")) {
		for k, v := range img.Pix {
			most = max(most, int(v)-int(whole[i].Pix[k]), int(whole[i].Pix[k])-int(v))
		}
	}
	t.Logf("%s: a pixel is at most %d levels off", p.Notes[0], most)
	if most > 3 {
		t.Errorf("%s: a pixel is %d levels off", p.Notes[0], most)
	}
}
