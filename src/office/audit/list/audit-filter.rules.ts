import { readDay } from "#kernel/fields/day.rules.ts";
import { type AccountId, readId } from "#kernel/ids.ts";
import type { Day } from "#kernel/values/day.ts";

/** `null`: not filtered by it. `number`: as typed. */
export type AuditFilter = {
  member: AccountId | null;
  kind: string | null;
  number: string;
  from: Day | null;
  until: Day | null;
};

export type ReadFilter = {
  filter: AuditFilter;
  /** As typed, by the name of the field. */
  values: Readonly<Record<string, string>>;
  /** A day that cannot be read filters nothing, and is said beside its field. */
  errors: Readonly<Record<string, string>>;
};

const fields = ["espace", "membre", "action", "dossier", "du", "au"] as const;
const longest = 100;
const range = { from: "2000-01-01", until: "2999-12-31" } as { from: Day; until: Day };

/** From the address. A forged value counts as absent. */
export function readAuditFilter(query: unknown, kinds: ReadonlyMap<string, string>): ReadFilter {
  const given = (query ?? {}) as Record<string, unknown>;
  const values = Object.fromEntries(
    fields.map((name) => [
      name,
      String(given[name] ?? "")
        .trim()
        .slice(0, longest),
    ]),
  );
  const errors: Record<string, string> = {};
  const dayAt = (name: "du" | "au") => {
    const typed = values[name] ?? "";
    if (typed === "") return null;
    const read = readDay(typed, range);
    if (read.ok) return read.value;
    errors[name] = "Écrivez une date comme 12/03/2026.";
    return null;
  };
  const [from, until] = [dayAt("du"), dayAt("au")];
  const kind = values.action ?? "";
  const filter = {
    member: readId<AccountId>(values.membre ?? ""),
    kind: kinds.has(kind) ? kind : null,
    number: values.dossier ?? "",
    from,
    until,
  };
  return { filter, values, errors };
}

/** The query of the address, without what filters nothing. */
export function inAddress(values: ReadFilter["values"], more: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...values, ...more }))
    if (value !== "") query.set(name, value);
  return `?${query}`;
}

/** `?avant=` leads to older rows, `?apres=` to newer ones. A forged cursor counts as absent. */
export type AuditCursor = { towards: "older" | "newer"; seq: number };

export function readAuditCursor(query: unknown): AuditCursor | null {
  const { avant, apres } = (query ?? {}) as Record<string, unknown>;
  const older = readSeq(avant);
  if (older !== null) return { towards: "older", seq: older };
  const newer = readSeq(apres);
  return newer === null ? null : { towards: "newer", seq: newer };
}

const readSeq = (value: unknown) =>
  typeof value === "string" && /^\d{1,15}$/.test(value) ? Number(value) : null;
