package export_test

import (
	"context"
	"encoding/json"
	"errors"
	"math"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kinora/engine/export"
	"kinora/engine/media"
	"kinora/engine/render"
	"kinora/projects"
	"kinora/projects/rational"
)

// job writes all of cut as H.264.
func job(t *testing.T) export.Job {
	t.Helper()
	return export.Job{Spec: cut(), Preset: preset(t, "mp4"), Path: filepath.Join(t.TempDir(), "a.mp4"), Title: "Ball"}
}

func TestEveryFrameIsWrittenOnce(t *testing.T) {
	cases := []struct {
		name   string
		change func(*export.Job)
		want   []int64
	}{
		{"all", func(*export.Job) {}, []int64{20, 21, 22, 23, 24, 25, 5, 6, 7, 8}},
		{"a stretch", func(j *export.Job) { j.From, j.To = 4, 8 }, []int64{24, 25, 5, 6}},
		{"from a frame on", func(j *export.Job) { j.From = 8 }, []int64{7, 8}},
		{"one frame", func(j *export.Job) { j.From, j.To = 7, 8 }, []int64{6}},
		{"half the rate", func(j *export.Job) { j.Rate = rational.Int(12) }, []int64{20, 22, 24, 5, 7}},
		{"twice the rate", func(j *export.Job) { j.Rate, j.From, j.To = rational.Int(48), 5, 7 }, []int64{25, 25, 5, 5}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var p paper
			j := job(t)
			c.change(&j)
			if err := export.Write(t.Context(), j, p.tools(0), nil); err != nil {
				t.Fatal(err)
			}
			if !slices.Equal(p.frames, c.want) || !p.closed || p.aborted || j.Frames() != int64(len(c.want)) {
				t.Errorf("wrote %v, said %d", p.frames, j.Frames())
			}
		})
	}
}

func TestTheSizeIsThatOfTheJob(t *testing.T) {
	var p paper
	j := job(t)
	j.Size = projects.Size{Width: 32, Height: 64}
	if err := export.Write(t.Context(), j, p.tools(0), nil); err != nil {
		t.Fatal(err)
	}
	if p.params.Width != 32 || p.params.Height != 64 || len(p.sizes) != 1 {
		t.Errorf("%+v %v", p.params, p.sizes)
	}
}

func TestSoundLastsAsLongAsThePictures(t *testing.T) {
	var p paper
	j := job(t)
	j.Rate, j.From, j.To = rational.New(30000, 1001), 2, 8
	if err := export.Write(t.Context(), j, p.tools(0), nil); err != nil {
		t.Fatal(err)
	}
	want := int(rational.Int(int64(len(p.frames))).Div(j.Rate).Mul(rational.Int(48000)).Round())
	if !p.params.Sound || len(p.sound) != 2*want {
		t.Fatalf("%d samples for %d frames, want %d", len(p.sound)/2, len(p.frames), want)
	}
	for n := range want {
		if got := float64(p.sound[2*n]); math.Abs(got-float64(n+2*2000)/1e6) > 1e-7 {
			t.Fatalf("sample %d is %v", n, got)
		}
	}
}

func TestSoundIsLeftOutWhereThereIsNoneOrNoneIsWanted(t *testing.T) {
	for name, change := range map[string]func(*export.Job){
		"silent":    func(j *export.Job) { j.Silent = true },
		"no clip":   func(j *export.Job) { j.Spec.Timeline.Tracks = j.Spec.Timeline.Tracks[:1] },
		"no format": func(j *export.Job) { j.Preset = preset(t, "gif") },
	} {
		var p paper
		j := job(t)
		change(&j)
		if err := export.Write(t.Context(), j, p.tools(0), nil); err != nil || p.params.Sound || len(p.sound) > 0 {
			t.Errorf("%s: %v %v", name, p.params.Sound, err)
		}
	}
}

func TestSoundThatIsTooLoudIsClipped(t *testing.T) {
	var p paper
	j := job(t)
	j.Spec.Timeline.Tracks[1].Clips[0].Gain = 120
	if err := export.Write(t.Context(), j, p.tools(0), nil); err != nil {
		t.Fatal(err)
	}
	if slices.Max(p.sound) != 1 {
		t.Errorf("as loud as %v", slices.Max(p.sound))
	}
}

func TestTheFileSaysWhatItsClipsWereMadeFrom(t *testing.T) {
	var p paper
	j := job(t)
	j.From = 4
	if err := export.Write(t.Context(), j, p.tools(0), nil); err != nil {
		t.Fatal(err)
	}
	var made []export.Made
	if err := json.Unmarshal([]byte(p.params.Metadata[export.FilmKey]), &made); err != nil {
		t.Fatal(err)
	}
	if len(made) != 2 || made[0].Frame != -4 || made[1].Frame != 2 || made[0].Recipe.Prompt != "a red ball" ||
		made[1].Recipe != nil || made[1].Key != made[0].Recipe.Key() || made[1].From != rational.New(5, 24) {
		t.Errorf("%+v", made)
	}
	if p.params.Metadata["title"] != "Ball" {
		t.Error(p.params.Metadata)
	}
}

func TestWhatCannotBeWrittenIsSaidBefore(t *testing.T) {
	cases := []struct {
		name   string
		change func(*export.Job)
		kind   media.Kind
		says   string
	}{
		{"an empty timeline", func(j *export.Job) { j.Spec.Timeline = projects.Timeline{} }, media.Invalid, "nothing to write"},
		{"a stretch that is none", func(j *export.Job) { j.From, j.To = 5, 5 }, media.Invalid, "another stretch"},
		{"a stretch behind the end", func(j *export.Job) { j.To = 11 }, media.Invalid, "a film of 10"},
		{"a take that is not made", func(j *export.Job) {
			j.Spec.Files = map[projects.Source]render.File{{Take: 1}: {Placeholder: "waiting"}}
		}, media.Missing, "(waiting)"},
		{"an odd size", func(j *export.Job) { j.Size = projects.Size{Width: 15, Height: 8} }, media.Invalid, "even"},
		{"a folder that is not there", func(j *export.Job) { j.Path = filepath.Join(j.Path, "b.mp4") }, media.Unwritable, "folder"},
		{"many pictures in one", func(j *export.Job) { j.Preset, j.Path = preset(t, "png"), strings.Replace(j.Path, ".mp4", ".png", 1) }, media.Invalid, "name_%04d.png"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var p paper
			j := job(t)
			c.change(&j)
			err := export.Write(t.Context(), j, p.tools(0), nil)
			if !errors.Is(err, c.kind) || !strings.Contains(err.Error(), c.says) || p.path != "" {
				t.Errorf("%v, began %q", err, p.path)
			}
		})
	}
}

func TestAFailureLeavesNothingBehind(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	for _, c := range []struct {
		name string
		p    paper
		bad  int64
		want error
	}{
		{"a frame that does not decode", paper{}, 23, media.Corrupt},
		{"a full disk", paper{full: 3}, 0, media.Unwritable},
		{"cancelled", paper{each: cancel}, 0, context.Canceled},
	} {
		if err := export.Write(ctx, job(t), c.p.tools(c.bad), nil); !errors.Is(err, c.want) || !c.p.aborted || c.p.closed {
			t.Errorf("%s: %v, aborted %v", c.name, err, c.p.aborted)
		}
	}
}

func TestProgressGoesFromNothingToAll(t *testing.T) {
	var p paper
	var told []export.Progress
	if err := export.Write(t.Context(), job(t), p.tools(0), func(p export.Progress) { told = append(told, p) }); err != nil {
		t.Fatal(err)
	}
	first, last := told[0], told[len(told)-1]
	if first.Frame != 0 || last.Frame != 10 || last.Frames != 10 || last.Left != 0 {
		t.Errorf("%v", told)
	}
}

func TestALowerQualityIsASmallerFile(t *testing.T) {
	h := preset(t, "mp4")
	var crf []string
	for _, q := range export.Qualities {
		p := q.Of(h)
		crf = append(crf, p.Encoders[0].Options["crf"])
		if q != export.High && p.Bits >= h.Bits {
			t.Errorf("%s: %v bits", q, p.Bits)
		}
	}
	if strings.Join(crf, " ") != "28 23 18" || h.Encoders[0].Options["crf"] != "18" {
		t.Errorf("%v, and the preset has %s", crf, h.Encoders[0].Options["crf"])
	}
	if p := export.Small.Of(preset(t, "mkv")); p.Bits != preset(t, "mkv").Bits {
		t.Error("a format without loss became smaller")
	}
}
