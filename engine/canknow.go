package engine

import (
	"fmt"
	"slices"

	"kinora/engine/infer"
	"kinora/engine/pack"
	"kinora/engine/plan"
)

// CanBeShown says whether takes of the pack can be given known frames.
func (e *Engine) CanBeShown() bool {
	inputs, _ := e.pack.Ports(pack.Transformer)
	return e.pack.Has(pack.VAEEncoder) && !slices.ContainsFunc(inputs, oneTimestep)
}

// CanRefer says whether takes of the pack can look like pictures of the cast.
func (e *Engine) CanRefer() bool {
	return e.CanBeShown() && e.pack.Form != pack.FormCompat && plan.References(e.pack.Manifest)
}

// oneTimestep reports whether a port is a timestep for all tokens together.
func oneTimestep(port infer.Port) bool { return port.Name == "timestep" && len(port.Shape) == 1 }

// canKnow holds a plan's known frames against the transformer's ports, which the
// manifest does not tell of: it must be given a timestep for each token, and
// coordinates where tokens lie beside the grid.
func (e *Engine) canKnow(p plan.Plan) error {
	inputs, _ := e.pack.Ports(pack.Transformer)
	known, extra := false, false
	for _, w := range p.Windows {
		for _, k := range w.Known {
			known, extra = true, extra || k.Extra
		}
	}
	refuse := func(why, allowed string) error {
		return &plan.Error{Field: plan.Conditions, What: p.Pack.Name + why, Allowed: allowed}
	}
	for _, port := range inputs {
		if known && oneTimestep(port) {
			if len(p.Recipe.Conditions) == 0 {
				return tooLong(p)
			}
			return refuse(" cannot be given known frames: its timestep is one for all tokens", "leave them out, or take another pack")
		}
	}
	if extra && e.pack.Form == pack.FormCompat {
		return refuse(" can only be given a take's first frames: it takes no coordinates", "put them at the first frame, or take another pack")
	}
	return nil
}

// tooLong is for a take of several windows, which know each other's frames.
func tooLong(p plan.Plan) error {
	return &plan.Error{
		Field: plan.Seconds, What: p.Pack.Name + " makes one window: its timestep is one for all tokens",
		Allowed: fmt.Sprintf("make it %.3g s at most", float64(p.Pack.Window.Frames)/p.Recipe.Rate.Float()),
	}
}
