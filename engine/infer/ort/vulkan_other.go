//go:build !linux

package ort

// hasVulkan says nothing against WebGPU: Windows and macOS have it built in.
func hasVulkan() error { return nil }
