package engine

import (
	"kinora/engine/history"
	"kinora/engine/media"
)

// costKey is what the costs of this engine's takes depend on.
func (e *Engine) costKey() history.Key {
	return history.Key{Pack: e.pack.Digest, Device: e.Device(), Threads: e.opts.Threads}
}

// remember keeps what a job's takes have cost for the next forecast.
func (e *Engine) remember(s *source) {
	if err := e.costs.Add(e.costKey(), s.spent...); err != nil {
		s.report.warn("what this has cost is not kept for the next forecast: %v", err)
	}
}

// Disk is about how many bytes a job's file at path has, by the preset that belongs to
// its ending; 0 where none does.
func (j Job) Disk(path string) int64 {
	preset, err := media.PresetFor(path)
	if err != nil {
		return 0
	}
	size := j.Size()
	return preset.Bytes(size.Width, size.Height, j.Frames())
}
