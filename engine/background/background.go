// Package background lets work yield to everything else on the machine, so that a window
// answers as fast while something is made. It must not import other packages of Kinora.
package background
