import type { Context } from "#context.ts";
import { sameBytes } from "#infra/sealing/keys.ts";
import type { AuditContent } from "../audit-event.ts";
import { hashContent, hashLink } from "../chain.ts";
import type { StoredRow } from "./chain.queries.ts";
import type { SeenRow } from "./walk-chain.rules.ts";

/** How many hashes may be made to find the numbers of moved rows: about three seconds. */
const mostTries = 300_000;

/**
 * `erasable`: the content of older rows may be erased. `anchors`: the hash that an anchor saw, by number. `last`: the
 * last number that a moved row may have.
 */
type Known = { erasable: Date; anchors: ReadonlyMap<number, string>; last: number };

/** Examines the rows of one chain, in the order in which they stand. */
export function examineRows(
  { keys, space }: Pick<Context, "keys" | "space">,
  { erasable, anchors, last }: Known,
) {
  let tries = mostTries;
  let shift = 0;

  const proves = ({ at, previousHash: previous, contentHash: content, hash }: StoredRow, seq: number) =>
    sameBytes(hashLink(keys, { space: space.id, seq, at, previous, content }), hash);

  function findNumber(row: StoredRow): number | null {
    if (proves(row, row.seq)) return row.seq;
    if (shift !== 0 && proves(row, row.seq + shift)) return row.seq + shift;
    // A share of what is left: one row that proves nothing must not use it up for the others.
    const until = tries - Math.ceil(tries / 4);
    const mayStand = (seq: number) => seq >= 1 && seq <= last;
    for (let away = 1; tries > until && away <= last; away += 1)
      for (const seq of [row.seq + away, row.seq - away].filter(mayStand)) {
        tries -= 1;
        if (proves(row, seq)) return seq;
      }
    return null;
  }

  function faultOf(row: StoredRow, proven: number): SeenRow["fault"] {
    const anchor = anchors.get(proven);
    if (anchor !== undefined && anchor !== row.hash.toString("base64")) return "replaced";
    if (row.content === null) return row.at > erasable ? "erased" : null;
    return sameBytes(hashContent(keys, row.content), row.contentHash) && isCopied(row, row.content)
      ? null
      : "changed";
  }

  return (row: StoredRow): SeenRow => {
    const { seq } = row;
    const hash = row.hash.toString("base64");
    const proven = findNumber(row);
    if (proven === null) return { seq, proven, hash, fault: null };
    shift = proven - seq;
    return { seq, proven, hash, fault: faultOf(row, proven) };
  };
}

/** The columns that lists filter by say what the content says. */
function isCopied({ kind, memberId, holderId }: StoredRow, content: string): boolean {
  const said: AuditContent = JSON.parse(content);
  return said.kind === kind && (said.member?.id ?? null) === memberId && said.holderId === holderId;
}
