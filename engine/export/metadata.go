package export

import (
	"encoding/json"

	"kinora/engine/render"
	"kinora/projects"
	"kinora/projects/rational"
)

// FilmKey is the key of the metadata that says what the clips of a film were made from.
const FilmKey = "kinora_film"

// Made is a clip of an exported film that was made by a model. In the file's metadata there
// is a JSON list of them, under FilmKey.
type Made struct {
	Frame  int64        `json:"frame"`  // of the timeline, counted from the file's first; below 0 where its beginning is cut off
	Frames int64        `json:"frames"` // how many it fills
	From   rational.Rat `json:"from"`   // seconds into the take at its first frame
	Speed  rational.Rat `json:"speed"`  // seconds of the take per second
	Key    string       `json:"key"`    // of its recipe
	// Recipe is there where the list names the key first.
	Recipe *projects.Recipe `json:"recipe,omitempty"`
}

func (j Job) metadata() map[string]string {
	m := map[string]string{"comment": "Edited with Kinora"}
	if j.Title != "" {
		m["title"] = j.Title
	}
	if made := madeClips(j.Spec, j.From, j.To); len(made) > 0 {
		text, err := json.Marshal(made)
		if err == nil { // plain data: only a guidance that is no number could get here
			m["comment"] += "; the recipes of its clips are in " + FilmKey
			m[FilmKey] = string(text)
		}
	}
	return m
}

// madeClips are the clips of picture tracks between two frames that have a recipe.
func madeClips(s render.Spec, from, to int64) []Made {
	var list []Made
	told := map[string]bool{}
	for _, t := range s.Timeline.Tracks {
		if t.Kind != projects.PictureTrack || t.Off {
			continue
		}
		for _, c := range t.Clips {
			recipe := s.Files[c.Source].Recipe
			if recipe == nil || c.End() <= from || c.Start >= to {
				continue
			}
			m := Made{Frame: c.Start - from, Frames: c.Frames, From: c.From, Speed: c.Speed, Key: recipe.Key()}
			if !told[m.Key] {
				told[m.Key], m.Recipe = true, recipe
			}
			list = append(list, m)
		}
	}
	return list
}
