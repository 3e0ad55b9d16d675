import { resolve } from "node:path";
import type { StaffContext } from "#context.ts";
import type { BatchId } from "#kernel/ids.ts";
import { explainReissueRefusal } from "#letters/desk/letter-refusals.ts";
import { postBatch, recordReturn, reissueFactor, reissueLetter } from "#letters/desk/letters-desk.actions.ts";
import { counted, type ExitCode, refuse, say } from "./letter-said.ts";

export async function post(ctx: StaffContext, batch: BatchId, folder: string | null): Promise<ExitCode> {
  const posted = await postBatch(ctx, batch, folder && resolve(folder));
  if (posted.ok) {
    const fate = posted.value.destroyed
      ? " ; son PDF est détruit"
      : " ; détruisez son PDF s’il existe encore";
    return say(`Lot ${batch} : ${counted(posted.value.letters)} à la poste${fate}.`);
  }
  return refuse(
    posted.refusal === "unknown_batch"
      ? `Aucun lot ne s’appelle ${batch}.`
      : `Le lot ${batch} est déjà parti.`,
  );
}

export async function takeBack(ctx: StaffContext, number: string): Promise<ExitCode> {
  const back = await recordReturn(ctx, number);
  if (back.ok) return say(`${number} : ${counted(back.value.letters)} de retour, sans plus aucun effet.`);
  return refuse(
    back.refusal === "unknown_number"
      ? "Personne ne porte ce numéro."
      : "Aucun courrier de cette personne n’est en chemin.",
  );
}

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
