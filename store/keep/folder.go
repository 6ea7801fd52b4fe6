package keep

import (
	"errors"
	"path/filepath"
)

// Folder gives the folder in which a user's things are kept, by the XDG Base
// Directory Specification; env is os.Getenv.
func Folder(env func(string) string) (string, error) {
	if state := env("XDG_STATE_HOME"); filepath.IsAbs(state) { // a relative one is to be ignored
		return filepath.Join(state, "hearsay"), nil
	}
	if home := env("HOME"); home != "" {
		return filepath.Join(home, ".local", "state", "hearsay"), nil
	}
	return "", errors.New("neither XDG_STATE_HOME nor HOME says where to keep things; --state DIR does")
}
