import type { ToDo } from "#web/module.ts";

/** By date; what no day made due comes last. */
export const newestFirst = (toDo: readonly ToDo[]): ToDo[] =>
  toDo.toSorted((one, other) => (other.since ?? "").localeCompare(one.since ?? ""));
