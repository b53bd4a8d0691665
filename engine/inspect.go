package engine

import (
	"context"
	"encoding/json"
	"fmt"

	"kinora/engine/media"
	"kinora/engine/media/av"
	"kinora/projects"
)

// recipeKey is the metadata key under which a video carries its recipe, as
// canonical JSON.
const recipeKey = "kinora_recipe"

// assemblyKey is the same for what a video was put together from, where it was.
const assemblyKey = "kinora_assembly"

// Inspection is what a video file holds, and how it was made where it says so.
type Inspection struct {
	Info media.Info `json:"info"`
	// Recipe is nil where the file carries none.
	Recipe *projects.Recipe `json:"recipe"`
	// Assembly is nil where the file is one take and nothing else.
	Assembly *projects.Assembly `json:"assembly,omitempty"`
	// Drift is empty where nothing was compared: one window that continues no clip.
	Drift []projects.Drift `json:"drift,omitempty"`
}

// Inspect reads a file's description and its recipe. A recipe that cannot be read
// is an error, one that is absent is not.
func Inspect(ctx context.Context, path string) (Inspection, error) {
	info, err := av.Probe(ctx, path)
	if err != nil {
		return Inspection{}, err
	}
	seen := Inspection{Info: info}
	written, ok := info.Metadata[recipeKey]
	if !ok {
		return seen, nil
	}
	seen.Recipe = &projects.Recipe{}
	if err := json.Unmarshal([]byte(written), seen.Recipe); err != nil {
		return Inspection{}, fmt.Errorf("%s: the recipe in its metadata is damaged: %w", path, err)
	}
	if v := seen.Recipe.Version; v < 1 || v > projects.RecipeVersion {
		return Inspection{}, fmt.Errorf("%s: its recipe is of version %d and this Kinora reads up to %d: use a newer one", path, v, projects.RecipeVersion)
	}
	if err := seen.readDrift(); err != nil {
		return Inspection{}, err
	}
	return seen, seen.readAssembly()
}

// driftKey is the metadata key for what was measured of a long take.
const driftKey = "kinora_drift"

// formatDrift is measurements as JSON. They are finite, so it cannot fail.
func formatDrift(all []projects.Drift) string {
	b, err := json.Marshal(all)
	if err != nil {
		return "[]"
	}
	return string(b)
}

func (s *Inspection) readDrift() error {
	written, ok := s.Info.Metadata[driftKey]
	if !ok {
		return nil
	}
	if err := json.Unmarshal([]byte(written), &s.Drift); err != nil {
		return fmt.Errorf("%s: the drift in its metadata is damaged: %w", s.Info.Path, err)
	}
	return nil
}

// readAssembly reads what the file was put together from, where it was.
func (s *Inspection) readAssembly() error {
	written, ok := s.Info.Metadata[assemblyKey]
	if !ok {
		return nil
	}
	s.Assembly = &projects.Assembly{}
	if err := json.Unmarshal([]byte(written), s.Assembly); err != nil {
		return fmt.Errorf("%s: the assembly in its metadata is damaged: %w", s.Info.Path, err)
	}
	if v := s.Assembly.Version; v < 1 || v > projects.AssemblyVersion {
		return fmt.Errorf("%s: its assembly is of version %d and this Kinora reads up to %d: use a newer one",
			s.Info.Path, v, projects.AssemblyVersion)
	}
	return nil
}
