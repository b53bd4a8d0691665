package edit

import "kinora/projects"

// AddSound gives pictures the sound of their sources as linked clips, each on the first
// sound track that is free there: for takes that were placed before they were made, and
// for sound that was removed. It gives the new clips and refuses where there are none.
func AddSound(f projects.Film, ids []projects.ID) (projects.Film, []projects.ID, error) {
	d := begin(f)
	spots, err := d.pick(ids, Alone)
	if err != nil {
		return f, nil, err
	}
	var made []projects.ID
	for _, s := range spots {
		if d.lacksSound(s) {
			made = append(made, d.addSound(s))
		}
	}
	if len(made) == 0 {
		return f, nil, refuse(ErrNothing, "no clip is selected whose sound is missing")
	}
	return d.done(), made, nil
}

// lacksSound reports whether a picture has sound that none of its linked clips plays.
func (d *draft) lacksSound(s spot) bool {
	if d.track(s.track).Kind != projects.PictureTrack || !hasSound(d.film, s.clip.Source) || s.clip.Speed.Zero() {
		return false
	}
	for _, t := range d.ofKind(projects.SoundTrack) {
		for _, c := range d.clips(t) {
			if c.Link != 0 && c.Link == s.clip.Link && c.Source == s.clip.Source {
				return false
			}
		}
	}
	return true
}

func (d *draft) addSound(s spot) projects.ID {
	if s.clip.Link == 0 {
		s.clip.Link = d.newID()
		d.write([]spot{s})
	}
	sound := s.clip
	sound.ID, sound.Dissolve, sound.Fit = d.newID(), 0, ""
	t := d.firstFree(sound.Start, sound.End())
	d.put(t, sound)
	d.partTwins([]spot{{track: -1, index: t, clip: sound}})
	return sound.ID
}
