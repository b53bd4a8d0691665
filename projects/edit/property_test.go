package edit_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"kinora/projects"
	"kinora/projects/edit"
	"kinora/projects/rational"
)

// dice makes commands at random.
type dice struct {
	*rand.Rand
	film  projects.Film
	board edit.Clipboard
}

func (d *dice) flip() bool          { return d.IntN(2) == 0 }
func (d *dice) reach() edit.Reach   { return edit.Reach(d.IntN(3) == 0) }
func (d *dice) mode() edit.Mode     { return edit.Mode(d.flip()) }
func (d *dice) by() int64           { return int64(d.IntN(81) - 40) }
func (d *dice) at() int64           { return int64(d.IntN(int(d.film.Timeline.Frames()) + 20)) }
func (d *dice) time() rational.Rat  { return rational.New(int64(d.IntN(60)), 10) }
func (d *dice) track() projects.ID  { return pickOf(d, d.film.Timeline.Tracks) }
func (d *dice) card() projects.ID   { return pickOf(d, d.film.Board) }
func (d *dice) member() projects.ID { return pickOf(d, d.film.Cast) }
func (d *dice) marker() projects.ID { return pickOf(d, d.film.Timeline.Markers) }
func (d *dice) source() projects.Source {
	all := []projects.Source{talk, silky, photo, music, shot, later}
	return all[d.IntN(len(all))]
}

func pickOf[T interface{ Ident() projects.ID }](d *dice, list []T) projects.ID {
	if len(list) == 0 {
		return 0
	}
	return list[d.IntN(len(list))].Ident()
}

func (d *dice) clips(most int) (ids []projects.ID) {
	var all []projects.ID
	for _, t := range d.film.Timeline.Tracks {
		for _, c := range t.Clips {
			all = append(all, c.ID)
		}
	}
	for range 1 + d.IntN(most) {
		if len(all) > 0 {
			ids = append(ids, all[d.IntN(len(all))])
		}
	}
	return ids
}

func (d *dice) clip() projects.ID {
	if ids := d.clips(1); len(ids) > 0 {
		return ids[0]
	}
	return 0
}

func (d *dice) edgeOf(id projects.ID) int64 {
	c, _, _ := d.film.Timeline.Clip(id)
	return c.Start + int64(d.IntN(2))*c.Frames + d.by()
}

func (d *dice) cards() (ids []projects.ID) {
	for range 1 + d.IntN(3) {
		if id := d.card(); id != 0 && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids
}

func (d *dice) piece() edit.Piece {
	p := edit.Piece{Source: d.source(), Silent: d.IntN(4) == 0}
	if d.flip() {
		p.From = d.time()
		p.To = p.From.Add(rational.New(int64(d.IntN(30)), 10))
	}
	if d.IntN(3) == 0 {
		p.Frames = int64(d.IntN(200))
	}
	return p
}

type command = func(d *dice, f projects.Film) (projects.Film, error)

func plain2[T any](f projects.Film, _ T, err error) (projects.Film, error) { return f, err }
func safe[T any](f projects.Film, _ T) (projects.Film, error)              { return f, nil }

// commands is every operation with what is thrown for it.
var commands = map[string]command{
	"insert": func(d *dice, f projects.Film) (projects.Film, error) {
		return plain2(edit.Insert(f, d.piece(), d.track(), d.at()))
	},
	"overwrite": func(d *dice, f projects.Film) (projects.Film, error) {
		return plain2(edit.Overwrite(f, d.piece(), d.track(), d.at()))
	},
	"append": func(d *dice, f projects.Film) (projects.Film, error) {
		return plain2(edit.Append(f, d.piece(), 0))
	},
	"append here": func(d *dice, f projects.Film) (projects.Film, error) {
		return plain2(edit.Append(f, d.piece(), d.track()))
	},
	"move": func(d *dice, f projects.Film) (projects.Film, error) {
		return edit.Move(f, d.clips(4), d.by()*2, d.IntN(3)-1, d.mode(), d.reach())
	},
	"paste": func(d *dice, f projects.Film) (projects.Film, error) {
		if board, err := edit.Copy(f, d.clips(3), d.reach()); err == nil {
			d.board = board
		}
		return plain2(edit.Paste(f, d.board, d.track(), d.at(), d.mode()))
	},
	"duplicate": func(d *dice, f projects.Film) (projects.Film, error) {
		return plain2(edit.Duplicate(f, d.clips(2), d.reach()))
	},
	"trim start": func(d *dice, f projects.Film) (projects.Film, error) {
		id := d.clip()
		return plain2(edit.TrimStart(f, id, d.edgeOf(id), d.reach()))
	},
	"trim end": func(d *dice, f projects.Film) (projects.Film, error) {
		id := d.clip()
		return plain2(edit.TrimEnd(f, id, d.edgeOf(id), d.reach()))
	},
	"ripple trim start": func(d *dice, f projects.Film) (projects.Film, error) {
		id := d.clip()
		return plain2(edit.RippleTrimStart(f, id, d.edgeOf(id), d.reach()))
	},
	"ripple trim end": func(d *dice, f projects.Film) (projects.Film, error) {
		id := d.clip()
		return plain2(edit.RippleTrimEnd(f, id, d.edgeOf(id), d.reach()))
	},
	"roll": func(d *dice, f projects.Film) (projects.Film, error) {
		return plain2(edit.Roll(f, d.clip(), d.by(), d.reach()))
	},
	"slip": func(d *dice, f projects.Film) (projects.Film, error) {
		return plain2(edit.Slip(f, d.clip(), d.by(), d.reach()))
	},
	"slide": func(d *dice, f projects.Film) (projects.Film, error) {
		return plain2(edit.Slide(f, d.clip(), d.by(), d.reach()))
	},
	"split": func(d *dice, f projects.Film) (projects.Film, error) {
		var ids []projects.ID
		if d.flip() {
			ids = d.clips(3)
		}
		return plain2(edit.Split(f, d.at(), ids, d.reach()))
	},
	"lift": func(d *dice, f projects.Film) (projects.Film, error) { return edit.Lift(f, d.clips(2), d.reach()) },
	"ripple delete": func(d *dice, f projects.Film) (projects.Film, error) {
		return edit.RippleDelete(f, d.clips(2), d.reach())
	},
	"lift range": func(d *dice, f projects.Film) (projects.Film, error) {
		at := d.at()
		return edit.LiftRange(f, at, at+d.by())
	},
	"extract": func(d *dice, f projects.Film) (projects.Film, error) {
		at := d.at()
		return edit.Extract(f, at, at+d.by())
	},
	"close gap": func(d *dice, f projects.Film) (projects.Film, error) { return edit.CloseGap(f, d.track(), d.at()) },
	"speed": func(d *dice, f projects.Film) (projects.Film, error) {
		return edit.SetSpeed(f, d.clip(), rational.New(int64(d.IntN(64)-24), int64(1+d.IntN(16))), d.flip(), d.reach())
	},
	"hold": func(d *dice, f projects.Film) (projects.Film, error) {
		id := d.clip()
		return plain2(edit.Hold(f, id, d.edgeOf(id), int64(d.IntN(30))))
	},
	"dissolve": func(d *dice, f projects.Film) (projects.Film, error) {
		return plain2(edit.SetDissolve(f, d.clip(), d.by(), d.reach()))
	},
	"fade": func(d *dice, f projects.Film) (projects.Film, error) {
		return edit.SetFade(f, d.clips(3), edit.End(d.flip()), d.by())
	},
	"gain": func(d *dice, f projects.Film) (projects.Film, error) {
		return edit.SetGain(f, d.clips(3), float64(d.by()))
	},
	"mute": func(d *dice, f projects.Film) (projects.Film, error) { return edit.SetMute(f, d.clips(3), d.flip()) },
	"fit": func(d *dice, f projects.Film) (projects.Film, error) {
		return edit.SetFit(f, d.clips(3), projects.Crop)
	},
	"link":   func(d *dice, f projects.Film) (projects.Film, error) { return edit.Link(f, d.clips(3)) },
	"unlink": func(d *dice, f projects.Film) (projects.Film, error) { return edit.Unlink(f, d.clips(1)) },
	"source": func(d *dice, f projects.Film) (projects.Film, error) {
		return edit.SetSource(f, d.clip(), d.source(), d.reach())
	},
	"add picture": func(d *dice, f projects.Film) (projects.Film, error) { return rarely(d, f, projects.PictureTrack) },
	"add sound":   func(d *dice, f projects.Film) (projects.Film, error) { return rarely(d, f, projects.SoundTrack) },
	"remove track": func(d *dice, f projects.Film) (projects.Film, error) {
		if len(f.Timeline.Tracks) < 6 {
			return f, nil
		}
		return edit.RemoveTrack(f, d.track())
	},
	"move track": func(d *dice, f projects.Film) (projects.Film, error) {
		return edit.MoveTrack(f, d.track(), d.IntN(5)-2)
	},
	"set track": func(d *dice, f projects.Film) (projects.Film, error) {
		locked := d.IntN(5) == 0
		return edit.SetTrack(f, d.track(), func(t *projects.Track) { t.Locked, t.Off = locked, d.flip() })
	},
	"add marker":  func(d *dice, f projects.Film) (projects.Film, error) { return safe(edit.AddMarker(f, d.at(), "here")) },
	"move marker": func(d *dice, f projects.Film) (projects.Film, error) { return edit.MoveMarker(f, d.marker(), d.at()) },
	"rename marker": func(d *dice, f projects.Film) (projects.Film, error) {
		return edit.RenameMarker(f, d.marker(), "there")
	},
	"remove marker": func(d *dice, f projects.Film) (projects.Film, error) {
		return edit.RemoveMarkers(f, []projects.ID{d.marker()})
	},
	"in":       func(d *dice, f projects.Film) (projects.Film, error) { return edit.SetIn(f, d.at()) },
	"out":      func(d *dice, f projects.Film) (projects.Film, error) { return edit.SetOut(f, d.at()) },
	"clear in": func(_ *dice, f projects.Film) (projects.Film, error) { return edit.ClearInOut(f), nil },
	"add card": func(d *dice, f projects.Film) (projects.Film, error) {
		return plain2(edit.AddCard(f, words(d), d.card()))
	},
	"copy card":   func(d *dice, f projects.Film) (projects.Film, error) { return plain2(edit.DuplicateCard(f, d.card())) },
	"remove card": func(d *dice, f projects.Film) (projects.Film, error) { return edit.RemoveCards(f, d.cards()) },
	"move cards":  func(d *dice, f projects.Film) (projects.Film, error) { return edit.MoveCards(f, d.cards(), d.IntN(9)) },
	"split card": func(d *dice, f projects.Film) (projects.Film, error) {
		return plain2(edit.SplitCard(f, d.card(), 1+d.IntN(2)))
	},
	"merge cards": func(d *dice, f projects.Film) (projects.Film, error) { return edit.MergeCards(f, d.cards()) },
	"set card": func(d *dice, f projects.Film) (projects.Film, error) {
		return edit.SetCard(f, d.card(), func(c *projects.Card) { c.Shot.Seed, c.Locked = d.Uint64(), d.IntN(5) == 0 })
	},
	"lines": func(d *dice, f projects.Film) (projects.Film, error) {
		return plain2(edit.FromLines(f, "a cat\n# no\n\na dog runs. It barks.", projects.Card{}, d.card()))
	},
	"known": func(d *dice, f projects.Film) (projects.Film, error) {
		places := []projects.Place{projects.PlaceFirst, projects.PlaceAt, projects.PlaceLast}
		return edit.AddKnown(f, d.card(), projects.Known{Source: d.source(), Place: places[d.IntN(3)], At: d.time(), Strength: 0.5})
	},
	"move known": func(d *dice, f projects.Film) (projects.Film, error) {
		return edit.MoveKnown(f, d.card(), d.IntN(3), projects.PlaceAt, d.time())
	},
	"forget known": func(d *dice, f projects.Film) (projects.Film, error) { return edit.RemoveKnown(f, d.card(), d.IntN(3)) },
	"choose":       func(d *dice, f projects.Film) (projects.Film, error) { return edit.Choose(f, d.card(), shot.Take) },
	"star": func(d *dice, f projects.Film) (projects.Film, error) {
		return edit.Star(f, []projects.Source{d.source()}, d.flip())
	},
	"reject": func(d *dice, f projects.Film) (projects.Film, error) {
		return edit.Reject(f, []projects.ID{shot.Take}, d.flip())
	},
	"remove": func(d *dice, f projects.Film) (projects.Film, error) {
		return edit.Remove(f, []projects.Source{d.source()}, d.flip())
	},
	"label": func(d *dice, f projects.Film) (projects.Film, error) {
		return edit.SetLabel(f, []projects.Source{d.source()}, projects.Labels[d.IntN(len(projects.Labels))])
	},
	"name": func(d *dice, f projects.Film) (projects.Film, error) {
		return edit.RenameSource(f, d.source(), "new name")
	},
	"add media": func(_ *dice, f projects.Film) (projects.Film, error) {
		return safe(edit.AddMedium(f, projects.Medium{Name: "more"}))
	},
	"add take": func(_ *dice, f projects.Film) (projects.Film, error) {
		return safe(edit.AddTake(f, projects.FilmTake{}))
	},
	"relink": func(_ *dice, f projects.Film) (projects.Film, error) {
		return edit.Relink(f, talk.Medium, "/b.mp4", "b1", ".mp4")
	},
	"add member": func(d *dice, f projects.Film) (projects.Film, error) {
		return plain2(edit.AddMember(f, projects.Member{Name: string(rune('a' + d.IntN(26)))}))
	},
	"set member": func(d *dice, f projects.Film) (projects.Film, error) {
		return edit.SetMember(f, d.member(), func(m *projects.Member) { m.Name = string(rune('a' + d.IntN(26))) })
	},
	"remove member": func(d *dice, f projects.Film) (projects.Film, error) { return edit.RemoveMember(f, d.member()) },
	"head": func(d *dice, f projects.Film) (projects.Film, error) {
		h := f.Head
		h.Title = string(rune('a' + d.IntN(26)))
		return edit.SetHead(f, h)
	},
}

func rarely(d *dice, f projects.Film, kind projects.TrackKind) (projects.Film, error) {
	if len(f.Timeline.Tracks) > 6 && d.IntN(5) > 0 {
		return f, nil
	}
	return safe(edit.AddTrack(f, kind))
}

func words(d *dice) projects.Card {
	return projects.Card{Shot: projects.Shot{Prompt: "@" + string(rune('a'+d.IntN(26))) + " walks. It rains.", Seconds: d.time()}}
}

// lockedClips is the clips of the tracks that are locked, without their links.
func lockedClips(f projects.Film) map[projects.ID][]projects.Clip {
	out := map[projects.ID][]projects.Clip{}
	for _, t := range f.Timeline.Tracks {
		if t.Locked {
			clips := slices.Clone(t.Clips)
			for i := range clips {
				clips[i].Link = 0
			}
			out[t.ID] = clips
		}
	}
	return out
}

// marksMove is the commands that marks may move with, and markers be made and removed by.
var marksMove = []string{
	"insert", "paste", "duplicate", "ripple trim start", "ripple trim end", "ripple delete", "extract", "close gap",
	"speed", "hold", "move", "add marker", "move marker", "rename marker", "remove marker", "in", "out", "clear in",
}

// checkMarks fails where a command moved marks that does not ripple, or lost a marker.
func checkMarks(t *testing.T, name string, before, after projects.Film) {
	t.Helper()
	a, b := before.Timeline, after.Timeline
	if !slices.Contains(marksMove, name) && (!slices.Equal(a.Markers, b.Markers) || a.In != b.In || a.Out != b.Out) {
		t.Fatalf("marks moved: %v, %d to %d, before %v, %d to %d", b.Markers, b.In, b.Out, a.Markers, a.In, a.Out)
	}
	if len(a.Markers) != len(b.Markers) && !strings.HasSuffix(name, " marker") {
		t.Fatalf("of %d markers %d are left", len(a.Markers), len(b.Markers))
	}
	for i, m := range b.Markers {
		if m.Frame < 0 || i > 0 && m.Frame < b.Markers[i-1].Frame {
			t.Fatalf("markers are at %v", b.Markers)
		}
	}
}

func sameRows(a, b map[string][]byte) bool { return maps.EqualFunc(a, b, slices.Equal[[]byte]) }

func apply(t *testing.T, f projects.Film, changes []projects.Change, back bool) projects.Film {
	t.Helper()
	next, err := projects.Apply(f, changes, back)
	if err != nil {
		t.Fatal(err)
	}
	return next
}

func TestFiftyRandomSequencesOf200CommandsAreUndoneAndRedone(t *testing.T) {
	names := slices.Sorted(maps.Keys(commands))
	worked := map[string]int{}
	doing := ""
	t.Cleanup(func() {
		if t.Failed() {
			t.Log("the last command was", doing)
		}
	})
	for seed := range uint64(50) {
		d := &dice{Rand: rand.New(rand.NewPCG(seed, 7)), film: start()}
		rows := []map[string][]byte{projects.Rows(d.film)}
		var log [][]projects.Change
		for len(log) < 200 {
			name := names[d.IntN(len(names))]
			doing = fmt.Sprintf("%s, number %d of seed %d", name, len(log), seed)
			before := d.film
			after, err := commands[name](d, before)
			// Each fourth time is enough: what was written to is not undone either, only found later.
			if d.IntN(4) == 0 && !sameRows(projects.Rows(before), rows[len(rows)-1]) {
				t.Fatal("it wrote to the film that it was given")
			}
			changes := projects.Diff(before, after)
			if err != nil {
				if len(changes) > 0 || err.Error() == "" {
					t.Fatalf("it changed the film and said %q", err)
				}
				continue
			}
			if len(changes) > 0 {
				worked[name]++
			}
			check(t, after)
			checkMarks(t, name, before, after)
			now := lockedClips(after)
			for id, clips := range lockedClips(before) {
				if still, ok := now[id]; ok && !slices.Equal(still, clips) {
					t.Fatal("it changed a track that is locked")
				}
			}
			d.film = after
			log, rows = append(log, changes), append(rows, projects.Rows(after))
		}
		now := d.film
		for i := len(log) - 1; i >= 0; i-- {
			now = apply(t, now, log[i], true)
			if !sameRows(projects.Rows(now), rows[i]) {
				t.Fatalf("seed %d: command %d is not undone", seed, i)
			}
		}
		for i := range log {
			now = apply(t, now, log[i], false)
			if !sameRows(projects.Rows(now), rows[i+1]) {
				t.Fatalf("seed %d: command %d is not done again", seed, i)
			}
		}
	}
	for _, name := range names {
		if worked[name] < 5 {
			t.Errorf("%s changed a film %d times only", name, worked[name])
		}
	}
}
