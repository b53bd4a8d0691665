package ort

// #include <stdlib.h>
// #ifdef __GLIBC__
// #include <malloc.h>
// static void apart(long bytes) { mallopt(M_MMAP_THRESHOLD, (int)bytes); }
// static void trim(void) { malloc_trim(0); }
// #else
// static void apart(long bytes) {}
// static void trim(void) {}
// #endif
import "C"

// largeBytes is from what size on a block of memory is one of its own, which goes back to
// the system when it is freed. Left alone, glibc raises that to 32 MB with what it sees,
// and the arenas of closed sessions stay, in pieces, beside those of the next: a take
// that loads stage after stage then takes a third more at its peak, measured at 256×144.
const largeBytes = 4 << 20

// keepApart sets that for the whole process.
func keepApart() { C.apart(largeBytes) }

// trim gives back what closing a session, or making one, has freed of smaller blocks, which
// glibc keeps for each thread that asked for them: half of what a process holds between two
// stages, and a third of what it holds in one whose weights are stored small.
func trim() { C.trim() }
