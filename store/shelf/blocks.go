package shelf

import (
	"encoding/binary"
	"sync/atomic"
)

// blocks are the bytes of a file, of which each block is checked when it is first read.
type blocks struct {
	data      []byte
	directory int           // where it begins
	end       int           // of what is in blocks
	sums      []byte        // of each block
	checked   []atomic.Bool // by block
}

// newBlocks reads the footer of a file that has one.
func newBlocks(data []byte) blocks {
	footer := data[len(data)-footerSize:]
	directory, end := binary.LittleEndian.Uint64(footer), binary.LittleEndian.Uint64(footer[8:])
	if directory < uint64(headerSize) || end < directory || end > uint64(len(data)-footerSize) {
		panic(damage("its end is missing or broken"))
	}
	b := blocks{data: data, directory: int(directory), end: int(end)}
	b.sums = data[b.end : len(data)-footerSize]
	if len(b.sums) != (b.end+blockSize-1)/blockSize*sumSize {
		panic(damage("its checksums are missing"))
	}
	if sum(data[b.end:len(data)-4]) != binary.LittleEndian.Uint32(footer[footerSize-4:]) {
		panic(damage("its end is broken"))
	}
	b.checked = make([]atomic.Bool, len(b.sums)/sumSize)
	return b
}

// bytes gives some bytes, once their blocks have been checked.
func (b *blocks) bytes(from, to int) []byte {
	first, last := uint(from)/blockSize, uint(to-1)/blockSize
	if first != last || !b.checked[first].Load() {
		b.checkAll(from, to)
	}
	return b.data[from:to:to]
}

// checkAll checks the blocks of some bytes that have not been checked yet.
func (b *blocks) checkAll(from, to int) {
	if from == to {
		return
	}
	for i := from / blockSize; i <= (to-1)/blockSize; i++ {
		if !b.checked[i].Load() {
			b.check(i)
		}
	}
}

func (b *blocks) check(i int) {
	block := b.data[i*blockSize : min((i+1)*blockSize, b.end)]
	if sum(block) != binary.LittleEndian.Uint32(b.sums[i*sumSize:]) {
		panic(damage("what lies at byte %d is not what was written there", i*blockSize))
	}
	b.checked[i].Store(true)
}
