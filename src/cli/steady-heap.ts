import { setFlagsFromString } from "node:v8";

/**
 * Has V8 collect what is dead rather than take more room: a long command over a stream of rows then needs no more
 * memory for a million of them than for ten thousand (bench/import).
 */
export function keepHeapSteady(): void {
  setFlagsFromString("--heap-growing-percent=20");
  setFlagsFromString("--max-semi-space-size=8");
}
