package recaption

import "errors"

// What can go wrong, for errors.Is. What the runtime reports keeps its own kind.
var (
	// ErrNone says that the pack has no recaptioner.
	ErrNone = errors.New("this pack has no recaptioner")
	// ErrModel says that the recaptioner's graph is not one that this package knows, or
	// gave numbers that are none.
	ErrModel = errors.New("the recaptioner does not work")
)
