import { findLastCheck } from "#audit/check/checks.queries.ts";
import { deskPage } from "#web/desk/desk-screen.ts";
import type { DeskVisit } from "#web/desk/desk-visit.ts";
import { auditPath } from "../audit-address.ts";
import { listUnseen } from "../reading/alerts.queries.ts";
import { countAudit, listActed, listAudit } from "./audit-events.queries.ts";
import { readAuditCursor, readAuditFilter } from "./audit-filter.rules.ts";
import { AuditPage, type AuditShown, mostCounted } from "./audit-page.tsx";
import { auditedSpace, auditedSpaces } from "./audited-spaces.ts";
import { readWanted } from "./read-wanted.ts";

const shownAtOnce = 50;

async function load(visit: DeskVisit): Promise<AuditShown | null> {
  const { query } = visit.request;
  const kinds = visit.ctx.contributed.audit;
  const { filter, values, errors } = readAuditFilter(query, kinds);
  const there = auditedSpace(visit, values.espace);
  if (!there) return null;
  const { space } = there;
  return there.ctx.db.inTransaction(async (trx) => {
    const wanted = await readWanted(trx, space, filter);
    const unknown = wanted.holderId === undefined ? { dossier: "Aucun dossier ne porte ce numéro." } : {};
    return {
      space,
      spaces: auditedSpaces(visit).map((one) => one.space),
      kinds,
      state: { values: { ...values, espace: space.id }, errors: { ...errors, ...unknown } },
      part: await listAudit(trx, wanted, { cursor: readAuditCursor(query), most: shownAtOnce }),
      count: await countAudit(trx, wanted, mostCounted + 1),
      acted: await listActed(trx),
      check: await findLastCheck(trx),
      alerts: await listUnseen(trx),
    };
  });
}

export const auditParts = {
  path: auditPath,
  opens: "administrateur" as const,
  load: (_: unknown, visit: DeskVisit) => load(visit),
  draw: (visit: DeskVisit, shown: AuditShown) => <AuditPage visit={visit} shown={shown} />,
};

export const auditScreen = deskPage(auditParts);
