package av

import "kinora/engine/media"

func newGIFWriter(path string, preset media.Preset, params media.Params) (media.Writer, error) {
	return nil, media.Errorf(media.Unsupported, path, "GIF")
}
