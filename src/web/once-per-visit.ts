import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { MemberVisit } from "./visit.ts";

/** For what two contributions of a module show on one page: it is read once. */
export function oncePerVisit<Value>(read: (trx: SpaceTransaction, visit: MemberVisit) => Promise<Value>) {
  const reads = new WeakMap<MemberVisit, Promise<Value>>();
  return (trx: SpaceTransaction, visit: MemberVisit): Promise<Value> => {
    const begun = reads.get(visit) ?? read(trx, visit);
    reads.set(visit, begun);
    return begun;
  };
}
