package engineroom

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kinora/app"
	"kinora/engine"
	"kinora/engine/pack"
	"kinora/engine/plan"
	"kinora/projects"
	"kinora/projects/rational"
)

func machine(t *testing.T) *app.Machine {
	t.Helper()
	m, err := open(t.Context(), engine.Options{Device: "cpu"}, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { m.Engine.Close() })
	return m
}

func planned(t *testing.T, m *app.Machine, shot projects.Shot) (app.Forecast, error) {
	t.Helper()
	return m.Engine.Plan(t.Context(), projects.Order{Way: projects.WayMake, Shot: shot}, nil)
}

func TestTheBuiltInPackIsOpenedAndDescribed(t *testing.T) {
	m := machine(t)
	l := m.Limits
	if m.Device != "cpu" || m.Pack == "" || l.SamplePrompt == "" || len(l.Sizes) == 0 || l.Steps < l.MinSteps {
		t.Errorf("machine %+v", m)
	}
	if l.Seconds.Cmp(l.MinSeconds) < 0 || l.Seconds.Cmp(l.MaxSeconds) > 0 {
		t.Errorf("the default of %s s is not between %s and %s", l.Seconds, l.MinSeconds, l.MaxSeconds)
	}
	for _, size := range l.Sizes {
		if _, err := planned(t, m, projects.Shot{Prompt: l.SamplePrompt, Size: size}); err != nil {
			t.Errorf("%v is offered but cannot be made: %v", size, err)
		}
	}
}

func TestARefusalNamesTheFieldThatIsToBlame(t *testing.T) {
	m := machine(t)
	wild := -3.0
	for name, c := range map[string]struct {
		shot projects.Shot
		want app.Field
	}{
		"no prompt":      {projects.Shot{}, app.FieldPrompt},
		"an hour":        {projects.Shot{Prompt: "a", Seconds: rational.Int(3600)}, app.FieldSeconds},
		"a poster":       {projects.Shot{Prompt: "a", Size: projects.Size{Width: 99999, Height: 8}}, app.FieldSize},
		"too many steps": {projects.Shot{Prompt: "a", Steps: 100000}, app.FieldSteps},
		"bad guidance":   {projects.Shot{Prompt: "a", Guidance: &wild}, app.FieldGuidance},
	} {
		_, err := planned(t, m, c.shot)
		var problem *app.Problem
		var refused *plan.Error
		if !errors.As(err, &problem) || problem.Field != c.want || !errors.As(err, &refused) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestATakeIsMadeAndCanBeReadBack(t *testing.T) {
	m := machine(t)
	order := projects.Order{Way: projects.WayMake, Shot: projects.Shot{
		Prompt: "a red ball rolls to the right", Seconds: m.Limits.MinSeconds, Steps: 2, Seed: 3,
	}}
	var stages []string
	previews, caption := 0, ""
	path := filepath.Join(t.TempDir(), "take.mp4")
	take, err := m.Engine.Make(t.Context(), order, nil, path, func(e app.Event) {
		if e.Progress != nil && !slices.Contains(stages, e.Progress.Stage) {
			stages = append(stages, e.Progress.Stage)
		}
		previews += len(e.Preview)
		caption += e.Caption
	})
	if err != nil || take.Path != path || len(stages) < 3 || previews == 0 || caption == "" {
		t.Fatalf("take %+v, stages %q, %d previews, error %v", take, stages, previews, err)
	}
	r, err := recipe(t.Context(), path)
	if err != nil || r == nil || r.Key() != take.Recipe.Key() || r.Expanded != caption {
		t.Errorf("the file says %+v (%v), it was made from %+v", r, err, take.Recipe)
	}
	reader, err := video(t.Context(), path, projects.Size{})
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	frame, err := reader.At(t.Context(), rational.Rat{})
	if err != nil || frame.Image.Rect.Dx() != take.Recipe.Size.Width {
		t.Errorf("frame %v, error %v", frame, err)
	}
}

func TestSizesAreWideSquareAndTall(t *testing.T) {
	for name, c := range map[string]struct {
		limits pack.SizeLimits
		want   []projects.Size
	}{
		"Papercut": {
			pack.SizeLimits{Min: 64, Max: 192, Multiple: 16, Default: [2]int{128, 80}},
			[]projects.Size{{Width: 128, Height: 80}, {Width: 96, Height: 96}, {Width: 80, Height: 128}},
		},
		"a pack that is tall by itself": {
			pack.SizeLimits{Min: 256, Max: 1280, Multiple: 32, Default: [2]int{480, 832}},
			[]projects.Size{{Width: 832, Height: 480}, {Width: 640, Height: 640}, {Width: 480, Height: 832}},
		},
		"a pack of squares": {
			pack.SizeLimits{Min: 64, Max: 64, Multiple: 16, Default: [2]int{64, 64}}, []projects.Size{{Width: 64, Height: 64}},
		},
	} {
		if got := sizes(c.limits); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

func TestAPlanNamesTheWordsThatThePackDoesNotKnow(t *testing.T) {
	m := machine(t)
	for _, of := range []struct {
		shot projects.Shot
		want []app.Unsure
	}{
		{projects.Shot{Prompt: "a red dog walks to the right"}, nil},
		{projects.Shot{Prompt: "a red hound and a zorblax, a zorblax"}, []app.Unsure{{Word: "hound", As: "dog"}, {Word: "zorblax"}}},
		{projects.Shot{Prompt: "a zorblax", Expanded: "A red hound."}, []app.Unsure{{Word: "hound"}}},
	} {
		f, err := planned(t, m, of.shot)
		if err != nil || !slices.Equal(f.Unsure, of.want) {
			t.Errorf("%+v: told are %v, want %v (%v)", of.shot, f.Unsure, of.want, err)
		}
	}
}

func TestAPlanSaysThatAPromptIsTooLong(t *testing.T) {
	m := machine(t)
	for n, want := range map[int]bool{3: false, 200: true} {
		f, err := planned(t, m, projects.Shot{Prompt: strings.Repeat("a red car ", n)})
		got := slices.ContainsFunc(f.Notes, func(note string) bool { return strings.Contains(note, "tokens long") })
		if err != nil || got != want {
			t.Errorf("%d words: %q (%v)", 3*n, f.Notes, err)
		}
	}
}
