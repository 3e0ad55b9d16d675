import { randomBytes } from "node:crypto";
import { newToken } from "#account/sessions/token.ts";
import type { Context } from "#context.ts";
import type { Chosen } from "#journeys/credentials/enrolling.ts";
import { openings } from "#journeys/credentials/opening/openings.ts";
import { beginJourney } from "#journeys/engine/journeys.queries.ts";
import { hours } from "#kernel/duration.ts";
import { type JourneyId, newId } from "#kernel/ids.ts";
import { beginEnrolment } from "#letters/enrolment.queries.ts";
import { codeOf } from "../factors/codes.ts";
import { setUpTotp } from "../factors/owners.ts";
import { establishment, rightTail, wrongTail } from "../journeys/enrolments.ts";
import { request } from "../letters/members.ts";
import { hashOnce } from "../support/hash-once.ts";
import { activePerson, personOnFile, personWithLetters, usualPassword } from "../support/persons.ts";

/** The row of a state for a person who can go on, and the forms that then advance the journey. */
export type Kept = { data: unknown; forms: readonly Record<string, string>[] };

const visitor = { source: "127.0.0.1", browser: "x" };
const password = "Tilleul-marine 417";
const chosen = { password, password_confirmation: password };

/** By kind of journey, then by state. */
export const keeping: Record<string, (ctx: Context) => Promise<Record<string, Kept>>> = {
  "sign-in": async (ctx) => {
    const owner = await openAccount(ctx);
    const withFactor = await openAccount(ctx);
    const shared = randomBytes(20);
    await setUpTotp(ctx, withFactor.accountId, shared);
    const letterId = await letterInHand(ctx, owner);
    return {
      link_identity: {
        data: { provider: "FranceConnect", person: "x", identity: "x", numbers: null },
        forms: [{ number: owner.number, email: owner.email, password: usualPassword }],
      },
      second_factor: {
        data: withFactor,
        forms: [{ choice: "letter" }, { choice: "code", code: codeOf(shared) }],
      },
      choose_password: { data: { holderId: owner.holderId, letterId }, forms: [chosen] },
      ...(await awaitingActivation(ctx)),
    };
  },
  "provisional-credentials": async (ctx) => {
    const { holderId } = await personWithLetters(ctx);
    const letter = await ctx.db.inTransaction((trx) =>
      trx
        .selectFrom("letter")
        .select(["id as letterId", "enrolment_id as enrolmentId"])
        .where("holder_id", "=", holderId)
        .where("kind", "=", "provisional_password")
        .executeTakeFirstOrThrow(),
    );
    return enrollingStates(ctx, { holderId, ...letter });
  },
  "registry-secret": async (ctx) => {
    const { holderId } = await establishment({ ctx });
    await ctx.db.inTransaction((trx) => beginEnrolment(trx, holderId));
    return enrollingStates(ctx, { holderId, letterId: null });
  },
  "link-recovery": async (ctx) => {
    const { accountId, holderId, email } = await activePerson(ctx);
    return {
      mail_sent: { data: { email, visitor }, forms: [{ choice: "resend" }] },
      choose_password: { data: { accountId, holderId }, forms: [chosen] },
    };
  },
  "code-and-link": async (ctx) => {
    const { number, email, holderId } = await openAccount(ctx);
    return {
      give_code: { data: { number, email, visitor }, forms: [{ choice: "resend" }] },
      choose_password: { data: { holderId }, forms: [chosen] },
    };
  },
  "code-to-contact": async (ctx) => {
    const { number, holderId } = await personOnFile(ctx, { mail: true, phone: true });
    return {
      choose_channel: {
        data: { number },
        forms: [{ choice: "mail" }, { choice: "sms" }, { choice: "post" }],
      },
      enter_code: {
        data: { number, channel: "mail", visitor },
        forms: [{ choice: "other" }, { choice: "resend" }],
      },
      letter_announced: { data: { number, visitor }, forms: [] },
      choose_password: { data: { holderId }, forms: [chosen] },
    };
  },
};

/** For a first connection, whatever the recognition. */
async function enrollingStates(ctx: Context, recognised: object): Promise<Record<string, Kept>> {
  const email = `choisie-${newId()}@boite.example`;
  const mails = { email, email_confirmation: email };
  const data = { ...recognised, email, passwordHash: await ctx.passwords.hash("x") };
  return {
    choose_credentials: { data: recognised, forms: [{ ...mails, ...chosen }] },
    mail_sent: { data, forms: [{ choice: "correct" }, { choice: "resend" }] },
    correct_address: { data, forms: [{ choice: "back", ...mails }, mails] },
  };
}

/** Credentials chosen in a first connection whose link is not followed; nothing where a password opens at once. */
async function awaitingActivation(ctx: Context): Promise<Record<string, Kept>> {
  if (ctx.space.policy.enrolment === "code-to-contact") {
    const { holderId } = await personOnFile(ctx);
    return { awaits_activation: { data: { journeyId: newId(), holderId }, forms: [] } };
  }
  const { journeyId, holderId } = await chooseCredentials(ctx);
  return { awaits_activation: { data: { journeyId, holderId }, forms: [{ choice: "resend" }] } };
}

/** A person whose chosen password, the usual one, waits for the link of the mail. */
export async function chooseCredentials(ctx: Context, email = `choisie-${newId()}@boite.example`) {
  const { enrolment } = ctx.space.policy;
  const kept = (await keeping[enrolment]?.(ctx))?.mail_sent?.data as Chosen;
  const opening = openings[enrolment];
  if (!opening) throw new Error(`nothing waits for a link in ${ctx.space.id}`);
  const id = newId<JourneyId>();
  const data = { ...kept, email, passwordHash: await hashOnce(ctx, usualPassword) };
  const { journey } = opening;
  await ctx.db.inTransaction((trx) =>
    beginJourney(trx, {
      id,
      journey,
      state: "mail_sent",
      data,
      secretHash: newToken().hash,
      lifetime: hours(24),
    }),
  );
  return { journeyId: id, holderId: kept.holderId, email };
}

/** A person with an account, and a valid new address and number. */
export async function openAccount(ctx: Context) {
  const isFiness = ctx.space.policy.number === "finess";
  const person = isFiness ? await establishment({ ctx }, { account: "open" }) : await activePerson(ctx);
  const account = await ctx.db.inTransaction((trx) =>
    trx
      .selectFrom("account")
      .select(["id as accountId", "password_hash as judgedHash"])
      .where("holder_id", "=", person.holderId)
      .executeTakeFirstOrThrow(),
  );
  const { holderId, number, email } = person;
  return { holderId, number, email, ...account };
}

/** A letter with a new password: delivered and unused. */
async function letterInHand(ctx: Context, owner: Awaited<ReturnType<typeof openAccount>>) {
  await request(ctx, owner);
  const letter = await ctx.db.inTransaction((trx) =>
    trx
      .updateTable("letter")
      .set({ state: "posted", secret_hash: "x", secret_expires_at: new Date(Date.now() + hours(24)) })
      .where("holder_id", "=", owner.holderId)
      .where("kind", "=", "new_password")
      .returning("id")
      .executeTakeFirstOrThrow(),
  );
  return letter.id;
}

/** Valid input for the first form of a journey, by its kind. */
export const atTheDoor: Record<string, (ctx: Context) => Promise<Record<string, string>[]>> = {
  "sign-in": async (ctx) => {
    const { number, email } = await openAccount(ctx);
    return [
      { number, email, password: usualPassword },
      { number, email, password: "Cerise-noire 903" },
    ];
  },
  "provisional-credentials": async (ctx) => {
    const { number, secret } = await personWithLetters(ctx);
    return [{ number, password: secret }];
  },
  "registry-secret": async (ctx) => {
    const active = await establishment({ ctx }, { account: "open" });
    const waiting = await establishment({ ctx });
    const withoutIban = await establishment({ ctx }, { hasIban: false });
    return [
      { number: active.number, tail: rightTail },
      { number: waiting.number, tail: wrongTail },
      { number: withoutIban.number, tail: rightTail },
    ];
  },
  "link-recovery": async (ctx) => [{ email: (await openAccount(ctx)).email }],
  "code-and-link": async (ctx) => {
    const { number, email } = await openAccount(ctx);
    const waiting = await establishment({ ctx });
    return [
      { number, email },
      { number: waiting.number, email: waiting.onFile },
    ];
  },
  "code-to-contact": async (ctx) => [
    { number: (await personOnFile(ctx, { mail: true, phone: true })).number },
  ],
};
