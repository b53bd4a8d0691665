package plan_test

import (
	"reflect"
	"testing"

	"kinora/engine/pack"
	"kinora/engine/plan"
	"kinora/projects"
	"kinora/projects/rational"
)

// several is a shot of 25 frames that tells of so many shots, each like the first.
func several(n int) (projects.Shot, []plan.Told) {
	told := []plan.Told{{Prompt: "a ball", Expanded: "a ball. ink"}}
	for len(told) < n {
		told = append(told, plan.Told{Prompt: "the ball", Expanded: "a red ball. ink", Like: []int{0}})
	}
	return projects.Shot{Prompt: "all of it", Seed: 7, Seconds: rational.New(25, 12), Negative: "fog", Steps: 4}, told
}

// picture is a frame of an arrangement's first take as reference k.
func picture(a plan.Arrangement, frame, k int) projects.Condition {
	return projects.Condition{Take: a.Names[0], From: rational.New(int64(frame), 12), Frame: plan.ReferenceFrame(k), Frames: 1, Strength: 1}
}

func TestAShotThatTellsOfSeveralIsATakeForEach(t *testing.T) {
	for n, want := range map[int][]int{2: {13, 12}, 3: {9, 8, 8}, 4: {7, 6, 6, 6}, 5: {5, 5, 5, 5, 5}} {
		shot, told := several(n)
		a, ok, err := plan.Apart(shot, told, referring())
		if err != nil || !ok || len(a.Shots) != n || a.Assembly.Frames() != 25 || a.Assembly.Title != "all of it" {
			t.Fatalf("%d shots: %+v, %v, %v", n, a, ok, err)
		}
		for i, s := range a.Shots {
			if p := a.Assembly.Parts[i]; !reflect.DeepEqual(p, projects.Part{Take: i, Count: want[i], Frames: want[i]}) {
				t.Errorf("part %d of %d: %+v", i+1, n, p)
			}
			frames := int(s.Seconds.Mul(s.Rate).Floor())
			if frames < want[i] || frames > want[i]+3 || frames%4 != 1 {
				t.Errorf("shot %d of %d has %d frames for %d", i+1, n, frames, want[i])
			}
			if s.Prompt != told[i].Prompt || s.Expanded != told[i].Expanded || s.Seed != uint64(7+i) || s.Negative != "fog" || s.Steps != 4 {
				t.Errorf("shot %d of %d: %+v", i+1, n, s)
			}
		}
		like := []projects.Condition{picture(a, want[0]/4, 0), picture(a, want[0]*3/4, 1)}
		if c := a.Shots[n-1].Conditions; !reflect.DeepEqual(c, like) || len(a.Shots[0].Conditions) > 0 {
			t.Errorf("the last of %d shots knows %+v", n, c)
		}
	}
}

func TestKnownFramesGoToTheShotThatTheyLieIn(t *testing.T) {
	shot, told := several(2)
	still := func(frame, count int) projects.Condition {
		return projects.Condition{Asset: "ab", Frame: frame, Frames: count, Strength: 1}
	}
	face := still(plan.ReferenceFrame(0), 1)
	shot.Conditions = []projects.Condition{still(0, 1), face, still(24, 1)}
	a, ok, err := plan.Apart(shot, told, referring())
	if err != nil || !ok {
		t.Fatal(ok, err)
	}
	if want := []projects.Condition{still(0, 1), face}; !reflect.DeepEqual(a.Shots[0].Conditions, want) {
		t.Errorf("the first shot knows %+v", a.Shots[0].Conditions)
	}
	if want := []projects.Condition{face, still(11, 1), picture(a, 3, 1), picture(a, 9, 2)}; !reflect.DeepEqual(a.Shots[1].Conditions, want) {
		t.Errorf("the second shot knows %+v", a.Shots[1].Conditions)
	}
	shot.Conditions = []projects.Condition{face, still(-2*plan.ReferenceSpacing, 1), still(-3*plan.ReferenceSpacing, 1)}
	if a, ok, _ = plan.Apart(shot, told, referring()); !ok || len(a.Shots[1].Conditions) != plan.MaxReferences {
		t.Errorf("with all references taken the second shot knows %+v", a.Shots[1].Conditions)
	}
}

func TestWhatCannotBeTakenApartIsMadeAtOnce(t *testing.T) {
	over := []projects.Condition{{Asset: "ab", Frame: 9, Frames: 9, Strength: 1}}
	for name, change := range map[string]func(*projects.Shot, *[]plan.Told, *pack.Manifest){
		"one shot":               func(_ *projects.Shot, told *[]plan.Told, _ *pack.Manifest) { *told = (*told)[:1] },
		"none":                   func(_ *projects.Shot, told *[]plan.Told, _ *pack.Manifest) { *told = nil },
		"shots of four frames":   func(s *projects.Shot, _ *[]plan.Told, _ *pack.Manifest) { s.Seconds = rational.New(9, 12) },
		"one frame":              func(s *projects.Shot, _ *[]plan.Told, _ *pack.Manifest) { s.Seconds = rational.New(1, 12) },
		"known frames over both": func(s *projects.Shot, _ *[]plan.Told, _ *pack.Manifest) { s.Conditions = over },
		"another take":           func(s *projects.Shot, _ *[]plan.Told, _ *pack.Manifest) { s.Basis = &projects.Basis{} },
		"no references":          func(_ *projects.Shot, _ *[]plan.Told, m *pack.Manifest) { m.Cond.NegativeIndex = false },
	} {
		t.Run(name, func(t *testing.T) {
			shot, told := several(2)
			m := referring()
			change(&shot, &told, m)
			if a, ok, err := plan.Apart(shot, told, m); ok || err != nil || len(a.Shots) > 0 {
				t.Errorf("%+v, %v, %v", a, ok, err)
			}
		})
	}
	shot, told := several(2)
	shot.Seconds = rational.Int(100000)
	if _, _, err := plan.Apart(shot, told, referring()); err == nil {
		t.Error("a shot that is too long can be taken apart")
	}
}
