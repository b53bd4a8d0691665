package app

import (
	"fmt"

	"kinora/projects"
	"kinora/projects/edit"
	"kinora/projects/rational"
)

// onClips does an operation on the selected clips.
func (s *Studio) onClips(name string, with func(projects.Film, []projects.ID) (projects.Film, error)) {
	ids := s.selection.Clips
	if len(ids) == 0 {
		s.brief(Info, "Select clips on the timeline first.")
		return
	}
	s.change(name, func(f projects.Film) (projects.Film, error) { return with(f, ids) })
}

// Lift takes the selected clips, or the marked stretch, away and leaves a gap.
func (s *Studio) Lift() {
	t := s.doc.film.Timeline
	if len(s.selection.Clips) == 0 && t.Out > 0 {
		s.change("Lift", func(f projects.Film) (projects.Film, error) { return edit.LiftRange(f, t.In, t.Out) })
		return
	}
	s.onClips("Lift", func(f projects.Film, ids []projects.ID) (projects.Film, error) {
		return edit.Lift(f, ids, edit.Together)
	})
}

// RippleDelete takes the selected clips, or the marked stretch, away and closes up.
func (s *Studio) RippleDelete() {
	t := s.doc.film.Timeline
	if len(s.selection.Clips) == 0 && t.Out > 0 {
		s.change("Extract", func(f projects.Film) (projects.Film, error) { return edit.Extract(f, t.In, t.Out) })
		return
	}
	s.onClips("Ripple delete", func(f projects.Film, ids []projects.ID) (projects.Film, error) {
		return edit.RippleDelete(f, ids, edit.Together)
	})
}

// MoveClips moves clips by frames and tracks; between makes room for them.
func (s *Studio) MoveClips(ids []projects.ID, frames int64, tracks int, between bool) {
	mode := edit.Over
	if between {
		mode = edit.Between
	}
	s.change("Move", func(f projects.Film) (projects.Film, error) {
		return edit.Move(f, ids, frames, tracks, mode, edit.Together)
	})
}

// Edge is an end of a clip.
type Edge int

// The edges.
const (
	EdgeStart Edge = iota
	EdgeEnd
)

// Trim moves an edge of a clip to a frame, as far as its media goes; ripple moves what is
// behind along.
func (s *Studio) Trim(clip projects.ID, edge Edge, to int64, ripple bool) {
	s.change("Trim", func(f projects.Film) (projects.Film, error) {
		after, _, err := TrimOf(f, clip, edge, to, ripple)
		return after, err
	})
}

// TrimOf is what Trim makes of a film, for a look beforehand, and how far it goes.
func TrimOf(f projects.Film, clip projects.ID, edge Edge, to int64, ripple bool) (projects.Film, edit.Trimmed, error) {
	how := map[Edge]func(projects.Film, projects.ID, int64, edit.Reach) (projects.Film, edit.Trimmed, error){
		EdgeStart: edit.TrimStart, EdgeEnd: edit.TrimEnd,
	}
	if ripple {
		how[EdgeStart], how[EdgeEnd] = edit.RippleTrimStart, edit.RippleTrimEnd
	}
	return how[edge](f, clip, to, edit.Together)
}

// TrimToPlayhead trims the clip under the playhead so that it begins, or ends, there.
func (s *Studio) TrimToPlayhead(edge Edge) {
	at := s.playhead
	for _, t := range s.doc.film.Timeline.Tracks {
		if i, ok := t.Index(at); ok && (s.selection.Track == t.ID || s.selection.Track == 0) {
			s.Trim(t.Clips[i].ID, edge, at, true)
			return
		}
	}
	s.brief(Info, "There is no clip at the playhead on this track.")
}

// Roll moves the cut at the beginning of a clip.
func (s *Studio) Roll(clip projects.ID, by int64) {
	s.change("Roll", func(f projects.Film) (projects.Film, error) {
		after, _, err := edit.Roll(f, clip, by, edit.Together)
		return after, err
	})
}

// Slip moves what a clip shows and leaves where it lies.
func (s *Studio) Slip(clip projects.ID, by int64) {
	s.change("Slip", func(f projects.Film) (projects.Film, error) {
		after, _, err := edit.Slip(f, clip, by, edit.Together)
		return after, err
	})
}

// Slide moves a clip between its neighbours, which are trimmed.
func (s *Studio) Slide(clip projects.ID, by int64) {
	s.change("Slide", func(f projects.Film) (projects.Film, error) {
		after, _, err := edit.Slide(f, clip, by, edit.Together)
		return after, err
	})
}

// SetSpeed sets the speed of the selected clips; ripple moves what is behind along, else a
// clip that becomes longer ends where the next one begins.
func (s *Studio) SetSpeed(speed rational.Rat, ripple bool) {
	s.onClips("Speed", func(f projects.Film, ids []projects.ID) (projects.Film, error) {
		for _, id := range ids {
			after, err := edit.SetSpeed(f, id, speed, ripple, edit.Together)
			if err != nil {
				return f, err
			}
			f = after
		}
		return f, nil
	})
}

// HoldFrame shows the picture at the playhead for a second, and then goes on.
func (s *Studio) HoldFrame() {
	at := s.playhead
	s.onClips("Hold a frame", func(f projects.Film, ids []projects.ID) (projects.Film, error) {
		after, _, err := edit.Hold(f, ids[0], at, f.Head.Rate.Round())
		return after, err
	})
}

// SetDissolve lets the selected clips come out of the ones before them over some frames;
// 0 is a cut.
func (s *Studio) SetDissolve(frames int64) {
	s.onClips("Dissolve", func(f projects.Film, ids []projects.ID) (projects.Film, error) {
		for _, id := range ids {
			after, _, err := edit.SetDissolve(f, id, frames, edit.Together)
			if err != nil {
				return f, err
			}
			f = after
		}
		return f, nil
	})
}

// SetFade lets the selected clips, pictures and sound alike, come out of nothing at their
// beginning, or go away at their end, over some frames; 0 is at once.
func (s *Studio) SetFade(end edit.End, frames int64) {
	s.onClips("Fade", func(f projects.Film, ids []projects.ID) (projects.Film, error) {
		return edit.SetFade(f, ids, end, frames)
	})
}

// FadeClip is SetFade of one clip, whatever is selected.
func (s *Studio) FadeClip(clip projects.ID, end edit.End, frames int64) {
	s.change("Fade", func(f projects.Film) (projects.Film, error) {
		return edit.SetFade(f, []projects.ID{clip}, end, frames)
	})
}

// SetGain sets the loudness of the selected clips, in decibels.
func (s *Studio) SetGain(decibels float64) {
	s.changeSome("Loudness", fmt.Sprint("gain ", s.selection.Clips), func(f projects.Film) (projects.Film, error) {
		return edit.SetGain(f, edit.Linked(f, s.selection.Clips), decibels)
	})
}

// MuteClips silences the selected clips, or lets them be heard.
func (s *Studio) MuteClips(mute bool) {
	s.onClips("Mute", func(f projects.Film, ids []projects.ID) (projects.Film, error) {
		return edit.SetMute(f, edit.Linked(f, ids), mute)
	})
}

// SetFit says how the selected clips fill the frame.
func (s *Studio) SetFit(fit projects.Fit) {
	s.onClips("Fit", func(f projects.Film, ids []projects.ID) (projects.Film, error) { return edit.SetFit(f, ids, fit) })
}

// LinkClips ties picture and sound together, or lets them go.
func (s *Studio) LinkClips(link bool) {
	s.onClips("Link", func(f projects.Film, ids []projects.ID) (projects.Film, error) {
		if link {
			return edit.Link(f, ids)
		}
		return edit.Unlink(f, ids)
	})
}

// CopyClips keeps the selected clips for PasteClips.
func (s *Studio) CopyClips() {
	board, err := edit.Copy(s.doc.film, s.selection.Clips, edit.Together)
	if err != nil {
		s.brief(Info, err.Error())
		return
	}
	s.clipboard = &board
	s.say(Info, "Copied.")
}

// CutClips is CopyClips and Lift.
func (s *Studio) CutClips() {
	s.CopyClips()
	s.Lift()
}

// PasteClips puts the copied clips at the playhead.
func (s *Studio) PasteClips(between bool) {
	if s.clipboard == nil {
		s.brief(Info, "There is nothing to paste: copy clips first.")
		return
	}
	mode := edit.Over
	if between {
		mode = edit.Between
	}
	var ids []projects.ID
	s.change("Paste", func(f projects.Film) (after projects.Film, err error) {
		after, ids, err = edit.Paste(f, *s.clipboard, s.selection.Track, s.playhead, mode)
		return after, err
	})
	if len(ids) > 0 {
		s.SelectClips(ids...)
	}
}

// DuplicateClips puts a copy of the selected clips right behind them, and selects it.
func (s *Studio) DuplicateClips() {
	var ids []projects.ID
	s.onClips("Duplicate clips", func(f projects.Film, clips []projects.ID) (after projects.Film, err error) {
		after, ids, err = edit.Duplicate(f, clips, edit.Together)
		return after, err
	})
	if len(ids) > 0 {
		s.SelectClips(ids...)
	}
}

// SelectAllClips selects every clip of the timeline.
func (s *Studio) SelectAllClips() {
	var ids []projects.ID
	for _, t := range s.doc.film.Timeline.Tracks {
		for _, c := range t.Clips {
			ids = append(ids, c.ID)
		}
	}
	s.SelectClips(ids...)
}

// CloseGap takes out the gap at the playhead, on the track that is selected.
func (s *Studio) CloseGap() {
	s.change("Close the gap", func(f projects.Film) (projects.Film, error) {
		return edit.CloseGap(f, s.selection.Track, s.playhead)
	})
}

// AddMarker marks the playhead.
func (s *Studio) AddMarker(name string) {
	s.change("Marker", func(f projects.Film) (projects.Film, error) {
		after, _ := edit.AddMarker(f, s.playhead, name)
		return after, nil
	})
}

// RenameMarker names a marker.
func (s *Studio) RenameMarker(id projects.ID, name string) {
	s.change("Name of a marker", func(f projects.Film) (projects.Film, error) { return edit.RenameMarker(f, id, name) })
}

// MoveMarker puts a marker at another frame.
func (s *Studio) MoveMarker(id projects.ID, frame int64) {
	s.change("Move a marker", func(f projects.Film) (projects.Film, error) { return edit.MoveMarker(f, id, frame) })
}

// RemoveMarkers takes markers away.
func (s *Studio) RemoveMarkers(ids ...projects.ID) {
	s.change("Remove a marker", func(f projects.Film) (projects.Film, error) { return edit.RemoveMarkers(f, ids) })
}

// MarkIn begins the marked stretch at the playhead.
func (s *Studio) MarkIn() {
	s.change("In", func(f projects.Film) (projects.Film, error) { return edit.SetIn(f, s.playhead) })
}

// MarkOut ends the marked stretch behind the playhead's frame.
func (s *Studio) MarkOut() {
	s.change("Out", func(f projects.Film) (projects.Film, error) { return edit.SetOut(f, s.playhead+1) })
}

// ClearInOut marks nothing.
func (s *Studio) ClearInOut() {
	s.change("Clear in and out", func(f projects.Film) (projects.Film, error) { return edit.ClearInOut(f), nil })
}

// GoToMark goes to the marked stretch's first or last frame.
func (s *Studio) GoToMark(edge Edge) {
	t := s.doc.film.Timeline
	switch {
	case edge == EdgeStart:
		s.MovePlayhead(t.In)
	case t.Out > 0:
		s.MovePlayhead(t.Out - 1)
	}
}

// AddTrack makes a track of pictures or sound.
func (s *Studio) AddTrack(kind projects.TrackKind) {
	s.change("Add a track", func(f projects.Film) (projects.Film, error) {
		after, _ := edit.AddTrack(f, kind)
		return after, nil
	})
}

// RemoveTrack takes a track with its clips away.
func (s *Studio) RemoveTrack(id projects.ID) {
	s.change("Remove a track", func(f projects.Film) (projects.Film, error) { return edit.RemoveTrack(f, id) })
}

// SetTrack switches a track off or on, and locks it.
func (s *Studio) SetTrack(id projects.ID, off, locked bool) {
	s.change("Track", func(f projects.Film) (projects.Film, error) {
		return edit.SetTrack(f, id, func(t *projects.Track) { t.Off, t.Locked = off, locked })
	})
}
