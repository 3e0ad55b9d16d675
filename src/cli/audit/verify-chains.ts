import { checkAudit } from "#audit/check/check-audit.actions.ts";
import { isWhole, type Verdict } from "#audit/verify/fault.ts";
import { faultsInWords } from "#audit/verify/fault-words.rules.ts";
import type { Context } from "#context.ts";
import { showProgress } from "../progress.ts";

/** The exit code: 0 when every chain is whole. */
export async function verifyChains(contexts: readonly Context[]): Promise<0 | 1> {
  let broken = 0;
  for (const ctx of contexts) {
    const progress = showProgress(`Audit de ${ctx.space.id}, lignes lues :`);
    const verdict = await checkAudit(ctx, (rows) => progress.at(rows, null)).finally(progress.end);
    console.log([`${ctx.space.id} : ${conclusion(verdict)}`, ...faultsInWords(verdict)].join("\n  "));
    if (!isWhole(verdict)) broken += 1;
  }
  return broken === 0 ? 0 : 1;
}

function conclusion({ rows, anchors, ...found }: Verdict): string {
  const read = `${rows.toLocaleString("fr-FR")} ${rows > 1 ? "lignes" : "ligne"}`;
  if (!isWhole(found)) return `${read}, l’audit n’est pas intact.`;
  if (rows === 0) return "l’audit est vide.";
  return `${read}, intact${anchors === 0 ? ". Aucune ancre encore : la suppression des dernières lignes ne se verrait pas." : ", jusqu’à la dernière ancre et au-delà."}`;
}
