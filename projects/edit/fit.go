package edit

import "kinora/projects"

// SetFit says how the pictures of clips come into the film's picture.
func SetFit(f projects.Film, ids []projects.ID, fit projects.Fit) (projects.Film, error) {
	return setClips(f, ids, Alone, func(c *projects.Clip) { c.Fit = fit })
}
