//go:build !linux

package ort

// keepApart and trim do nothing where the C library gives memory back by itself.
func keepApart() {}
func trim()      {}
