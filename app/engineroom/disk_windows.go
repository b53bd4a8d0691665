package engineroom

import "golang.org/x/sys/windows"

// free is the room in bytes that is left where a folder lies, 0 where it cannot be known.
func free(folder string) int64 {
	name, err := windows.UTF16PtrFromString(folder)
	var left uint64
	if err != nil || windows.GetDiskFreeSpaceEx(name, &left, nil, nil) != nil {
		return 0
	}
	return int64(left)
}
