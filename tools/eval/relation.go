package main

// relation is right where the judge of motion sees the class of the relation, and the places of the two in the
// shot's first picture say who is where.
func (v view) relation() []answer {
	asked := v.want.Relation
	if asked == "" {
		return nil
	}
	seen := v.card.pick("relation", "", classes[asked], v.seen.move.at("relation", 0))
	judged, inOrder := seen.Judged, v.inOrder()
	if seen.Right && !inOrder {
		judged += ", the other way round"
	}
	a, b := v.want.Actors[0].Subject, v.want.Actors[1].Subject
	return []answer{{
		Measure: "relation", About: a + " and " + b, Asked: asked, Judged: judged, Right: seen.Right && inOrder,
	}}
}

// inOrder compares places, of which x grows to the right and y downwards; what is further back stands higher. Two of
// one kind cannot be told apart by their places, and a meeting has no order.
func (v view) inOrder() bool {
	a, b := v.card.index("subject", v.want.Actors[0].Subject), v.card.index("subject", v.want.Actors[1].Subject)
	if a == b {
		return true
	}
	pa, pb := v.seen.look.at("place", 0, a), v.seen.look.at("place", 0, b)
	switch v.want.Relation {
	case "left_of":
		return pa[0] < pb[0]
	case "right_of":
		return pa[0] > pb[0]
	case "above", "behind":
		return pa[1] < pb[1]
	case "following":
		if v.heading() == "left" {
			return pa[0] > pb[0]
		}
		return pa[0] < pb[0]
	}
	return true
}

// heading is the asked direction, or where none was asked, the judged one.
func (v view) heading() string {
	if asked := v.want.Actors[0].Direction; asked != "" {
		return asked
	}
	return v.card.Labels["direction"][top(v.seen.move.at("direction", 0), 1)[0]]
}
