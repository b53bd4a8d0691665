package media

// What is read and written at most. A header may claim any size; nothing is
// allocated for a picture before it has passed CheckSize.
const (
	MaxSide   = 16384   // pixels along one edge
	MaxPixels = 1 << 26 // per picture: 67 million, twice 8K
)

// CheckSize returns a TooLarge error for pictures beyond the limits and an Invalid
// one for sizes below one pixel.
func CheckSize(path string, width, height int) error {
	switch {
	case width < 1 || height < 1:
		return Errorf(Invalid, path, "%d x %d pixels is no size: both must be at least 1", width, height)
	case width > MaxSide || height > MaxSide || width*height > MaxPixels:
		return Errorf(TooLarge, path, "%d x %d pixels is more than the %d per side and %d million in all that are allowed",
			width, height, MaxSide, MaxPixels/1_000_000)
	}
	return nil
}
