//go:build !linux

package store

import "testing"

func mountSmall(t *testing.T, _ string) {
	t.Helper()
	t.Skip("needs Linux")
}

func asNobody(t *testing.T, _ string) string {
	t.Helper()
	t.Skip("root may write everywhere")
	return ""
}
