package footage

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"path/filepath"

	"kinora/engine/media"
)

// Digest is the sha256 of a file in hex: the name of an asset in recipes. Errors are
// *media.Error of kinds Missing, Unreadable or Unsupported, or the context's.
func Digest(ctx context.Context, path string) (string, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return "", &media.Error{Kind: media.Missing, Path: path}
	case err != nil:
		return "", &media.Error{Kind: media.Unreadable, Path: path, Err: errors.Unwrap(err)}
	case !info.Mode().IsRegular():
		return "", media.Errorf(media.Unsupported, path, "is a folder or device, not a file")
	}
	file, err := os.Open(filepath.Clean(path))
	if err != nil {
		return "", &media.Error{Kind: media.Unreadable, Path: path, Err: errors.Unwrap(err)}
	}
	defer file.Close()
	return digest(ctx, path, file)
}

func digest(ctx context.Context, path string, r io.Reader) (string, error) {
	sum, block := sha256.New(), make([]byte, 1<<20)
	for {
		if ctx.Err() != nil {
			return "", ctx.Err()
		}
		n, err := r.Read(block)
		sum.Write(block[:n])
		switch {
		case errors.Is(err, io.EOF):
			return hex.EncodeToString(sum.Sum(nil)), nil
		case err != nil:
			return "", &media.Error{Kind: media.Unreadable, Path: path, Err: err}
		}
	}
}
