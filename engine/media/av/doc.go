// Package av reads, writes and joins videos with FFmpeg 7.1. It is the only
// importer of go-astiav, and, with infer/ort, the only place for cgo in the engine.
// It imports nothing of Kinora but media and exact time.
//
// Threads. A Reader or Writer is used from one goroutine at a time; different ones
// are independent of each other. A Frame may be released from any goroutine, also
// after its Reader was closed. FFmpeg's own threads decode, scale and encode inside
// the calls; a Writer has one goroutine besides, which encodes while the caller makes
// the next picture, and which Close and Abort end. Nothing outlives Close.
//
// Contexts. Every wait ends when the context does: reading a file is interrupted
// between blocks, decoding and encoding between pictures.
//
// Memory. C objects are freed by Close on every path, also after errors. Pictures
// come from pools, so that a playing video allocates next to nothing.
package av
