/**
 * Makes V8 collect garbage instead of growing the heap: an import, one long stream of rows, then needs no
 * more memory for a million rows than for ten thousand (bench/import).
 */
export const steadyHeap = ["--heap-growing-percent=20", "--max-semi-space-size=16"];
