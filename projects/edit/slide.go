package edit

import "kinora/projects"

// Slide moves a clip while the clips that touch it become longer on one side and shorter
// on the other; where none touches it, it moves into the gap. It says by how many frames.
func Slide(f projects.Film, id projects.ID, by int64, reach Reach) (projects.Film, int64, error) {
	d := begin(f)
	spots, err := d.one(id, reach)
	if err != nil {
		return f, 0, err
	}
	by = bound(by)
	for _, s := range spots {
		least, most := d.slideRoom(s)
		by = min(max(by, least), most)
	}
	if by == 0 {
		return f, 0, nil
	}
	for _, s := range spots {
		d.slide(s, by)
	}
	return d.done(), by, nil
}

// touching is the clips that end where a clip begins and begin where it ends; nil for none.
func (d *draft) touching(s spot) (left, right *projects.Clip) {
	clips := d.clips(s.track)
	if i := s.index - 1; i >= 0 && clips[i].End() == s.clip.Start {
		left = &clips[i]
	}
	if i := s.index + 1; i < len(clips) && clips[i].Start == s.clip.End() {
		right = &clips[i]
	}
	return left, right
}

func (d *draft) slideRoom(s spot) (least, most int64) {
	left, right := d.touching(s)
	before, _ := d.gapBeside(s, headEdge)
	after, _ := d.gapBeside(s, tailEdge)
	least, most = -before, after
	if left != nil {
		least = 1 - left.Frames
	}
	if right != nil {
		most = right.Frames - 1
		room, _ := d.room(*right)
		least = max(least, -room)
	}
	if left != nil {
		_, room := d.room(*left)
		most = min(most, room)
	}
	return least, most
}

func (d *draft) slide(s spot, by int64) {
	d.own(s.track)
	left, right := d.touching(s)
	if left != nil {
		left.Frames += by
	}
	if right != nil {
		*right = headEdge.move(d, *right, by)
	}
	d.clips(s.track)[s.index].Start += by
}
