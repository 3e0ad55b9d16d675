import { hashNewPassword } from "#account/password/new-password.actions.ts";
import { newToken } from "#account/sessions/token.ts";
import type { Context } from "#context.ts";
import { beginJourney } from "#journeys/engine/journeys.queries.ts";
import { registrySecret } from "#journeys/first-connection/by-iban/registry-secret.journey.ts";
import { sendActivation } from "#journeys/first-connection/by-letters/first-connection.actions.ts";
import { findIbanOnFile } from "#journeys/proofs/iban/iban-on-file.queries.ts";
import { acceptProof, proveByIban } from "#journeys/proofs/iban/prove-by-iban.actions.ts";
import { type HolderId, type JourneyId, newId } from "#kernel/ids.ts";
import type { Visitor } from "#kernel/visitor.ts";
import { beginEnrolment } from "#letters/enrolment.queries.ts";
import { lockHolder } from "#registry/holders/holders.queries.ts";
import type { AddressChosen } from "./cast.ts";
import { must } from "./open-account.actions.ts";

/** Stops at the activation mail, as if the browser had been closed. */
export async function chooseByIban(
  ctx: Context,
  visitor: Visitor,
  { number }: { number: string },
  { email, password }: AddressChosen,
): Promise<HolderId> {
  const onFile = await ctx.db.inTransaction((trx) => findIbanOnFile(trx, number));
  if (!onFile?.tail) throw new Error(`the demonstration's registry has no IBAN of ${number}`);
  const proven = must(await proveByIban(ctx, { visitor, knownBrowser: null }, { number, tail: onFile.tail }));
  const { holderId } = proven;
  const form = { email, password, password_confirmation: password };
  const passwordHash = must(await hashNewPassword(ctx, holderId, form));
  const chosen = { holderId, letterId: null, email, passwordHash };
  const id = newId<JourneyId>();
  await ctx.db.inTransaction(async (trx) => {
    await lockHolder(trx, holderId);
    await acceptProof(trx, ctx, visitor, proven);
    await beginEnrolment(trx, holderId);
    await beginJourney(trx, {
      id,
      journey: registrySecret,
      state: "mail_sent",
      data: chosen,
      secretHash: newToken().hash,
      lifetime: ctx.space.policy.lifetimes.journey,
    });
    await sendActivation(trx, ctx, visitor, id, chosen);
  });
  return holderId;
}
