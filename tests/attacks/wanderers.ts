import type { HolderId } from "#kernel/ids.ts";
import { establishment, rightTail } from "../journeys/enrolments.ts";
import { onFile, ownPassword, withAccount } from "../letters/members.ts";
import { hashOnce } from "../support/hash-once.ts";
import { activePerson, personWithLetters, usualPassword } from "../support/persons.ts";
import type { RunningHouse } from "../support/running-house.ts";

/** A person and their proofs: password, secret of the letter, end of the IBAN. */
export type Identity = {
  holderId: HolderId;
  number: string;
  email: string;
  password: string;
  secret?: string;
  tail?: string;
};

/** An attacker with an account and a second number without one, and the victim. */
export type Cast = { own: Identity; waiting: Identity; victim: Identity };

const castOf: Record<string, (house: RunningHouse) => Promise<Cast>> = {
  npfr: async ({ ctx }) => ({
    own: await activePerson(ctx),
    waiting: await personWithLetters(ctx),
    victim: await activePerson(ctx),
  }),
  sante: async (house) => {
    const [own, waiting, victim] = [
      await establishment(house, { account: "open" }),
      await establishment(house),
      await establishment(house, { account: "open" }),
    ];
    const opens = { password: usualPassword, tail: rightTail };
    return { own: { ...own, ...opens }, waiting: { ...waiting, ...opens }, victim: { ...victim, ...opens } };
  },
  adherent: async ({ ctx }) => {
    const password = ownPassword;
    return {
      own: { ...(await withAccount(ctx)), password },
      waiting: { ...(await onFile(ctx)), password },
      victim: { ...(await withAccount(ctx)), password },
    };
  },
};

/** Makes a cast; nobody else has the victim's password. */
export async function castFor(house: RunningHouse): Promise<Cast> {
  const { ctx } = house;
  const make = castOf[ctx.space.id];
  if (!make) throw new Error(`nobody is attacked in ${ctx.space.id}`);
  const cast = await make(house);
  const hash = await hashOnce(ctx, "Cerise-noire 903");
  await ctx.db.inTransaction((trx) =>
    trx
      .updateTable("account")
      .set({ password_hash: hash })
      .where("holder_id", "=", cast.victim.holderId)
      .execute(),
  );
  return cast;
}
