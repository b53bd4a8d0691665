package plan

// ReferenceSpacing is how many pixel frames before a take's first one a reference lies,
// and each further one before the one before it: 8 s at 12 fps. The built-in model was
// trained so: another shot's frames, each in a shot position of its own.
const ReferenceSpacing = 96

// MaxReferences is how many references a take may have: more were never seen in training.
const MaxReferences = 3

// ReferenceFrame is the pixel frame at which reference k lies, 0 to MaxReferences-1.
func ReferenceFrame(k int) int { return -(k + 1) * ReferenceSpacing }
