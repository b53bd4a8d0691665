package app

import (
	"kinora/projects"
	"kinora/projects/edit"
)

// Split cuts the selected clips at the playhead, or else the picture that is seen there, and
// what is linked to it; all cuts every track.
func (s *Studio) Split(all bool) {
	at, ids := s.playhead, s.clipsAt(s.selection.Clips)
	if all {
		ids = nil
	} else if len(ids) == 0 {
		if ids = s.clipsAt(s.seen()); len(ids) == 0 {
			s.brief(Info, "There is no clip to split at the playhead.")
			return
		}
	}
	s.SplitAt(at, ids...)
}

// seen is the clip whose picture is seen at the playhead, or, where there is none, the first
// that is heard; none where there is neither. What is locked or off is passed over.
func (s *Studio) seen() []projects.ID {
	var picture, sound []projects.ID
	for _, t := range s.doc.film.Timeline.Tracks {
		i, on := t.Index(s.playhead)
		switch {
		case !on || t.Locked || t.Off:
		case t.Kind == projects.PictureTrack:
			picture = []projects.ID{t.Clips[i].ID} // higher tracks come later
		case sound == nil:
			sound = []projects.ID{t.Clips[i].ID}
		}
	}
	if picture == nil {
		return sound
	}
	return picture
}

// SplitAt cuts clips at a frame; without any, all that lie there.
func (s *Studio) SplitAt(at int64, ids ...projects.ID) {
	s.change("Split", func(f projects.Film) (projects.Film, error) {
		after, _, err := edit.Split(f, at, ids, edit.Together)
		return after, err
	})
}

// clipsAt are those of some clips that lie at the playhead.
func (s *Studio) clipsAt(ids []projects.ID) []projects.ID {
	var out []projects.ID
	for _, id := range ids {
		if c, _, ok := s.doc.film.Timeline.Clip(id); ok && c.Start < s.playhead && s.playhead < c.End() {
			out = append(out, id)
		}
	}
	return out
}
