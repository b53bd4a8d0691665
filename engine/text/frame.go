package text

// frame is what stands around a prompt: opening and closing tokens, and padding.
type frame struct {
	before, after    []int64
	pad              int64
	padLeft, cutLeft bool
}

// wrap frames ids into at most maxLength ids, or all of them where maxLength < 1.
func (f frame) wrap(ids []int64, maxLength int, pad bool) (out, mask []int64) {
	if maxLength > 0 {
		ids = f.cut(ids, maxLength-len(f.before)-len(f.after))
	}
	out = make([]int64, 0, max(maxLength, len(f.before)+len(ids)+len(f.after)))
	out = append(out, f.before...)
	out = append(out, ids...)
	out = append(out, f.after...)
	if maxLength > 0 && len(out) > maxLength {
		out = out[:maxLength]
	}
	if !pad {
		return out, fill(nil, 1, len(out))
	}
	return f.fillUp(out, maxLength)
}

func (f frame) cut(ids []int64, room int) []int64 {
	switch room = max(room, 0); {
	case len(ids) <= room:
		return ids
	case f.cutLeft:
		return ids[len(ids)-room:]
	default:
		return ids[:room]
	}
}

func (f frame) fillUp(ids []int64, length int) (out, mask []int64) {
	missing := max(length-len(ids), 0)
	if f.padLeft {
		return append(fill(nil, f.pad, missing), ids...), fill(fill(nil, 0, missing), 1, len(ids))
	}
	return fill(ids, f.pad, missing), fill(fill(nil, 1, len(ids)), 0, missing)
}

// fill appends n times v.
func fill(s []int64, v int64, n int) []int64 {
	for range n {
		s = append(s, v)
	}
	return s
}
