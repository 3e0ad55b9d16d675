import { afterAll } from "vitest";
import { spaces } from "#spaces/index.ts";

type Part = Record<string, unknown>;

const isPart = (value: unknown): value is Part => typeof value === "object" && value !== null;

/** Every object inside a value, with its current fields. */
function partsOf(value: unknown, found = new Map<Part, Part>()): Map<Part, Part> {
  if (!isPart(value) || found.has(value)) return found;
  found.set(value, { ...value });
  for (const field of Object.values(value)) partsOf(field, found);
  return found;
}

// Files share a process: a change that one makes to a policy or a wording must not reach the next.
const written = partsOf(spaces);

afterAll(() => {
  for (const [part, fields] of written) {
    for (const name of Object.keys(part)) if (!(name in fields)) delete part[name];
    Object.assign(part, fields);
  }
});
