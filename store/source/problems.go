package source

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"

	"hearsay/store/source/pack"
)

// What a person is told of a source, in one place: in small letters, without the
// file and the line, which the Problem has.
var (
	errNoPath      = errors.New("no such file or folder")
	errPermission  = errors.New("permission denied")
	errEmptyFolder = errors.New("no files of a known kind in this folder")
	errNotText     = errors.New("not a text file")
	errNoText      = errors.New("no text")
	errBroken      = errors.New("broken UTF-8")
	errNoColumn    = errors.New("no column is named text, body or content")
	errLongLine    = fmt.Errorf("line is longer than %d MB", maxRecord>>20)
	errLongFile    = fmt.Errorf("text is longer than %d MB", maxRecord>>20)
	errLongArchive = fmt.Errorf("archive inside an archive is longer than %d MB", maxArchive>>20)
	errNotObject   = errors.New("line is not a JSON object")
)

// noNews is why a file is passed over that is none of the known kinds.
const noNews = "no news by name or content"

// explained gives err as a person would say it.
func explained(err error) error {
	var inFile *fs.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return errNoPath
	case errors.Is(err, fs.ErrPermission):
		return errPermission
	case errors.As(err, &inFile):
		return inFile.Err
	}
	return err
}

// notText says what data that are no text are, if somebody may have thought that
// they could be read.
func notText(data []byte) error {
	for magic, kind := range map[string]string{
		"%PDF": "a PDF; make text of it first", "\x89PNG": "a picture", "\xff\xd8\xff": "a picture", "GIF8": "a picture",
		"SQLite format 3": "a database", "PAR1": "a Parquet table; make JSON lines of it first",
	} {
		if bytes.HasPrefix(data, []byte(magic)) {
			return fmt.Errorf("%w but %s", errNotText, kind)
		}
	}
	return errNotText
}

// notJSON explains why a line, or what begins there, could not be decoded.
func notJSON(err error) error {
	var wrongType *json.UnmarshalTypeError
	switch {
	case errors.Is(err, pack.ErrCorrupt), errors.Is(err, pack.ErrBomb), errors.Is(err, errLongFile):
		return err
	case errors.As(err, &wrongType):
		return errNotObject
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		err = errors.New("unexpected end of JSON input") // as a line that breaks off gives
	}
	return fmt.Errorf("line is not valid JSON: %w", err)
}
