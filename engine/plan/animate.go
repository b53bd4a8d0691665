package plan

import (
	"strings"

	"kinora/engine/pack"
	"kinora/projects"
)

// LastFrame stands for a take's last frame where a frame is asked for.
const LastFrame = -1

// Still is a picture that a take is to show at one of its frames.
type Still struct {
	Material
	At       int          // pixel frame of the take, or LastFrame
	Strength float64      // above 0 and up to 1; 0 is 1
	Fit      projects.Fit // "" is Crop
}

// Animate arranges a shot in which stills are known. Where the shot has no size, it
// gets the shape of the first still. The notes are lines for a person; errors are
// those of For. The shot then goes to For.
func Animate(shot projects.Shot, stills []Still, m *pack.Manifest) (projects.Shot, []string, error) {
	if len(stills) > 0 && shot.Size == (projects.Size{}) {
		shot.Size = SizeLike(m, stills[0].Size)
	}
	bare, err := extent(shot, m)
	if err != nil {
		return shot, nil, err
	}
	shot.Conditions = append([]projects.Condition(nil), shot.Conditions...)
	var notes []string
	for _, s := range stills {
		if s.At == LastFrame {
			s.At = bare.Recipe.Frames - 1
		}
		if s.Strength == 0 {
			s.Strength = 1
		}
		shot.Conditions = append(shot.Conditions, projects.Condition{
			Asset: s.Asset, Frame: s.At, Frames: 1, Strength: s.Strength, Fit: s.Fit,
		})
		if note := fitNote(s.Material, bare.Recipe.Size, s.Fit); note != "" {
			notes = append(notes, note)
		}
	}
	return shot, notes, nil
}

// extent plans the shot without its conditions, for its frames and size.
func extent(shot projects.Shot, m *pack.Manifest) (Plan, error) {
	shot.Conditions, shot.Basis = nil, nil
	if strings.TrimSpace(shot.Prompt) == "" {
		shot.Prompt = "-"
	}
	return For(shot, m, projects.PackRef{}, "")
}
