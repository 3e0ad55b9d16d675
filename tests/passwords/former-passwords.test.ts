import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { changePassword } from "#account/password/change-password.actions.ts";
import { hashNewPassword } from "#account/password/new-password.actions.ts";
import { asHolder } from "#account/sessions/as-holder.ts";
import { findSession } from "#account/sessions/sessions.queries.ts";
import { givePassword } from "#journeys/credentials/give-password.actions.ts";
import { enter } from "#journeys/sign-in/sign-in.actions.ts";
import { groupCode } from "#kernel/text/checked-code.rules.ts";
import { drawSecret } from "#letters/printing/draw-secret.ts";
import { cleanUp } from "../../src/start/clean-up.ts";
import { type Member, member, memberPassword } from "../renewal/member.ts";
import { asSuperuser } from "../support/database-server.ts";
import { type RunningHouse, runHouse } from "../support/running-house.ts";

const visitor = { source: "203.0.113.9", browser: "Firefox sur Windows" };

let house: RunningHouse;
beforeAll(async () => {
  house = await runHouse({ space: "adherent", worker: false });
});
afterAll(() => house.close());

const twice = (password: string) => ({ password, password_confirmation: password });

async function signIn({ number }: Member, password: string) {
  const entered = await enter(
    house.ctx,
    { visitor, knownBrowser: null, mayPass: true },
    { number },
    password,
  );
  if (!entered.ok || entered.value.kind !== "session") throw new Error("nobody came in");
  const { session: token } = entered.value.opened;
  const { lifetimes } = house.ctx.space.policy;
  const session = await house.ctx.db.inTransaction((trx) => findSession(trx, token, lifetimes));
  if (!session) throw new Error("no session");
  return session;
}

async function change(of: Member, current: string, next: string) {
  const typed = { current_password: current, ...twice(next) };
  return changePassword(asHolder(house.ctx, await signIn(of, current), visitor), typed);
}

const wordsOf = (changed: Awaited<ReturnType<typeof change>>) =>
  changed.ok || changed.refusal.kind !== "new" ? null : changed.refusal.errors.password;

const keptOf = ({ accountId }: Member) =>
  asSuperuser(house.database.superuserUrl, async (client) => {
    const asked = "select count(*)::int as kept from former_password where account_id = $1";
    return (await client.query<{ kept: number }>(asked, [accountId])).rows[0]?.kept;
  });

describe("a former password", () => {
  test("is refused while it is the current one or one of the four before, and only these are stored", async () => {
    const anne = await member(house.ctx);
    const worn = [
      memberPassword,
      ...["bleu", "rouge", "jaune", "blanc", "rose"].map((hue) => `Tandem ${hue} + 7`),
    ];
    for (const [index, next] of worn.slice(1).entries()) {
      const current = worn[index] ?? "";
      expect(wordsOf(await change(anne, current, current))).toContain("déjà le vôtre");
      expect((await change(anne, current, next)).ok).toBe(true);
    }
    expect(await keptOf(anne)).toBe(4);
    const present = worn.at(-1) ?? "";
    for (const former of worn.slice(1, -1))
      expect(wordsOf(await change(anne, present, former))).toContain("l’un de vos derniers");
    expect((await change(anne, present, memberPassword)).ok).toBe(true);
  });

  test("is refused in a recovery too", async () => {
    const anne = await member(house.ctx);
    const chosen = await hashNewPassword(house.ctx, anne.holderId, twice("Verger-cascade 7"));
    if (!chosen.ok) throw new Error(chosen.refusal.password);
    await house.ctx.db.inTransaction((trx) =>
      givePassword(trx, house.ctx, visitor, anne.holderId, chosen.value),
    );
    for (const [typed, words] of [
      ["Verger-cascade 7", "déjà le vôtre"],
      [memberPassword, "l’un de vos derniers"],
    ] as const) {
      const again = await hashNewPassword(house.ctx, anne.holderId, twice(typed));
      expect(again.ok ? "" : again.refusal.password).toContain(words);
    }
    const stranger = await member(house.ctx, { password: "Marée basse : 9" });
    expect((await hashNewPassword(house.ctx, stranger.holderId, twice("Verger-cascade 7"))).ok).toBe(true);
  });

  test("costs hashes only once every other rule is met, and never more than there are hashes to compare", async () => {
    const anne = await member(house.ctx);
    for (const hue of ["vert", "brun", "gris", "noir", "mauve"])
      await house.ctx.db.inTransaction(async (trx) =>
        givePassword(
          trx,
          house.ctx,
          visitor,
          anne.holderId,
          await house.ctx.passwords.hash(`Tandem ${hue} + 7`),
        ),
      );
    const before = house.verifications();
    for (const typed of [
      twice("l'Orangerie58"),
      { password: "Verger-cascade 7", password_confirmation: "x" },
    ])
      expect((await hashNewPassword(house.ctx, anne.holderId, typed)).ok).toBe(false);
    expect(house.verifications()).toBe(before);
    expect((await hashNewPassword(house.ctx, anne.holderId, twice("Verger-cascade 7"))).ok).toBe(true);
    expect(house.verifications() - before).toBe(5);
  });
});

test("the provisional password of a letter cannot be kept, in any spelling", async () => {
  const anne = await member(house.ctx);
  const secret = await letterTo(anne);
  for (const typed of [groupCode(secret), `  ${groupCode(secret)}`, secret.replace(/(.{6})/, "$1—")]) {
    const chosen = await hashNewPassword(house.ctx, anne.holderId, twice(typed));
    expect(chosen.ok ? "" : chosen.refusal.password).toContain(
      "se lit comme ceux que nous envoyons par courrier",
    );
  }
});

/** A letter with a secret that meets the rule of the space. */
async function letterTo({ holderId }: Member): Promise<string> {
  let secret = drawSecret();
  while (!/\d/.test(secret) || !/[A-Z]/.test(secret)) secret = drawSecret();
  const secretHash = await house.ctx.passwords.hash(secret);
  await house.ctx.db.inTransaction((trx) =>
    trx
      .insertInto("letter")
      .values({
        holder_id: holderId,
        enrolment_id: null,
        kind: "new_password",
        state: "printed",
        secret_hash: secretHash,
        secret_expires_at: sql<Date>`now() + interval '30 days'`,
      })
      .execute(),
  );
  return secret;
}

test("a stored password works with any characters: refused characters are refused in new ones only", async () => {
  const old = "l'été_100%\\ancien";
  const anne = await member(house.ctx, { password: old });
  expect((await hashNewPassword(house.ctx, anne.holderId, twice(old))).ok).toBe(false);
  for (const typed of [old, old.normalize("NFD")])
    expect((await signIn(anne, typed)).holderId).toBe(anne.holderId);
  expect((await change(anne, old, "Marée basse : 9")).ok).toBe(true);
});

test("the former passwords of a closed account are deleted at night, the others stay", async () => {
  const [anne, jeanne] = [await member(house.ctx), await member(house.ctx)];
  for (const one of [anne, jeanne])
    expect((await change(one, memberPassword, "Marée basse : 9")).ok).toBe(true);
  await cleanUp(house.ctx);
  expect([await keptOf(anne), await keptOf(jeanne)]).toEqual([1, 1]);
  await house.ctx.db.inTransaction((trx) =>
    trx
      .updateTable("account")
      .set({ closed_at: sql<Date>`now()` })
      .where("id", "=", anne.accountId)
      .execute(),
  );
  await cleanUp(house.ctx);
  expect([await keptOf(anne), await keptOf(jeanne)]).toEqual([0, 1]);
});
