package shelf

import (
	"errors"
	"runtime"
	"runtime/debug"

	"hearsay/store/cores"
)

// Guard calls do, which reads f, and gives the Damage that it has met, if any.
func (f *File) Guard(do func()) error {
	defer runtime.KeepAlive(f) // a Record does not hold it
	return guard(do)
}

// guard makes an error of a Damage. A fault of the memory is one: somebody has cut the
// mapped file short. So is whatever else goes wrong in the runtime, such as an
// index out of range: what does not fit together was not written by us, however well
// its checksums fit.
func guard(do func()) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer cores.Catch(func(p *cores.Panic) {
		var why *Damage
		var wrong runtime.Error
		value, _ := p.Value.(error)
		switch {
		case errors.As(value, &why):
			err = why
		case errors.As(value, &wrong):
			err = damage("%v", wrong)
		default:
			panic(p)
		}
	})
	do()
	return nil
}
