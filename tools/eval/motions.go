package main

// motions judges what takes time.
func (v view) motions() []answer {
	asked := append(v.course(), said{"camera", v.want.Camera}, said{"event", v.want.Event})
	if v.hides() {
		asked = append(asked, said{"hidden", v.card.Labels["hidden"][1]})
	}
	var list []answer
	for _, s := range asked {
		if s.word != "" {
			list = append(list, v.card.pick(s.name, "", s.word, v.seen.move.at(s.name, 0)))
		}
	}
	return list
}

// course is how the first actor moves, as far as the judge learnt to tell: of several actors only where one follows
// the other, and of one that something happens to, only where it goes.
func (v view) course() []said {
	if len(v.want.Actors) == 0 {
		return nil
	}
	first := v.want.Actors[0]
	switch {
	case v.want.Event != "":
		return []said{{"direction", first.Direction}}
	case len(v.want.Actors) == 1 || v.want.Relation == "following":
		return []said{{"motion", first.Motion}, {"direction", first.Direction}, {"speed", first.Speed}}
	}
	return nil
}

// hides says that a subject was to be out of sight for a while.
func (v view) hides() bool { return v.want.Occluder != "" }
