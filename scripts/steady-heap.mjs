/**
 * Has V8 collect what is dead rather than take more room: an import, one long stream of rows, then needs no more
 * memory for a million of them than for ten thousand (bench/import).
 */
export const steadyHeap = ["--heap-growing-percent=20", "--max-semi-space-size=8"];
