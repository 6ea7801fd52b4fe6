//go:build !unix

package main

import (
	"context"
	"errors"
)

func starting(context.Context, *bench) ([]row, error) {
	return nil, errors.New("there is no pseudo-terminal here")
}
