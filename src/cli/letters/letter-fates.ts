import { resolve } from "node:path";
import type { StaffContext } from "#context.ts";
import type { ReturnReason } from "#infra/db/tables/enrolment-tables.ts";
import type { BatchId } from "#kernel/ids.ts";
import { type PostRefusal, postBatch } from "#letters/batches/post-batch.actions.ts";
import { explainReissueRefusal } from "#letters/desk/letter-refusals.ts";
import { reissueFactor, reissueLetter } from "#letters/desk/letters-desk.actions.ts";
import { recordReturn } from "#letters/returns/record-returns.actions.ts";
import { counted, type ExitCode, refuse, say } from "./letter-said.ts";

export async function post(ctx: StaffContext, batch: BatchId, folder: string | null): Promise<ExitCode> {
  const posted = await postBatch(ctx, batch, folder && resolve(folder));
  if (posted.ok) {
    const fate = posted.value.destroyed
      ? " ; son PDF est détruit"
      : " ; détruisez son PDF s’il existe encore";
    return say(`Lot ${batch} : ${counted(posted.value.letters)} à la poste${fate}.`);
  }
  return refuse(notPosted[posted.refusal](batch));
}

const notPosted: Record<PostRefusal, (batch: BatchId) => string> = {
  unknown_batch: (batch) => `Aucun lot ne s’appelle ${batch}.`,
  posted_already: (batch) => `Le lot ${batch} est déjà parti.`,
  not_downloaded: (batch) => `Le PDF du lot ${batch} n’a pas été téléchargé : rien n’a pu partir.`,
};

export async function takeBack(
  ctx: StaffContext,
  typed: string,
  reason: ReturnReason | null,
): Promise<ExitCode> {
  const back = await recordReturn(ctx, typed, reason);
  if (back.ok) return say(`${typed} : ${counted(back.value.letters)} de retour, sans plus aucun effet.`);
  return refuse(notTakenBack[back.refusal]);
}

const notTakenBack = {
  unknown: "Personne ne porte ce numéro.",
  nothing_out: "Aucun courrier de cette personne n’est en chemin.",
  seen: "Ce courrier est déjà noté comme revenu.",
  not_posted: "Le lot de ce courrier n’est pas noté comme posté.",
};

export async function reissue(ctx: StaffContext, number: string): Promise<ExitCode> {
  const reissued = await reissueLetter(ctx, number);
  if (!reissued.ok) return refuse(explainReissueRefusal(reissued.refusal, ctx.space.policy.letters));
  return say(
    `${number} : un mot de passe provisoire attend d’être imprimé. Celui d’un courrier précédent, s’il y en a eu un, ne vaut plus rien.`,
  );
}

export async function unlock(ctx: StaffContext, number: string): Promise<ExitCode> {
  const asked = await reissueFactor(ctx, number);
  if (!asked.ok) return refuse(explainReissueRefusal(asked.refusal, ctx.space.policy.letters));
  return say(
    `${number} : un code de déblocage attend d’être imprimé. Celui d’un courrier précédent, s’il y en a eu un, ne vaut plus rien.`,
  );
}
