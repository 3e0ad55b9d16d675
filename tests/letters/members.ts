import { openAccount } from "#account/accounts.queries.ts";
import type { Context } from "#context.ts";
import type { LetterKind, RequestedKind } from "#infra/db/tables/enrolment-tables.ts";
import { asVisitor } from "#kernel/actor.ts";
import type { HolderId } from "#kernel/ids.ts";
import { printAll } from "#letters/printing/print-all.actions.ts";
import type { PrintedBatch } from "#letters/printing/print-letters.actions.ts";
import { requestLetter } from "#letters/request-letter.actions.ts";
import { hashOnce } from "../support/hash-once.ts";
import { pdfText, valuesAfter } from "./letter-desk.ts";

export type Member = { holderId: HolderId; number: string; email: string };

let count = 0;

/** A person on file, whose address has not changed. */
export async function onFile(ctx: Context): Promise<Member> {
  count += 1;
  const number = String(700_000 + count);
  const email = `jeanne.${number}@boite.example`;
  const { id } = await ctx.db.inTransaction((trx) =>
    trx
      .insertInto("holder")
      .values({
        number,
        title: "Mme",
        last_name: "LEGALL",
        first_name: "Jeanne",
        organisation: "",
        address_1: "4 RUE DES LICES",
        address_2: "",
        address_3: "",
        postal_code: "35000",
        city: "RENNES",
        country: "FR",
        email,
      })
      .returning("id")
      .executeTakeFirstOrThrow(),
  );
  return { holderId: id, number, email };
}

/** The letters of a holder: "kind state", sorted. */
export async function letterStandings(ctx: Context, holderId: HolderId) {
  const rows = await ctx.db.inTransaction((trx) =>
    trx.selectFrom("letter").select(["kind", "state"]).where("holder_id", "=", holderId).execute(),
  );
  return rows.map(({ kind, state }) => `${kind} ${state}`).sort();
}

/** The password of every member with an account. */
export const ownPassword = "Grenadine-orange-58";

/** A person on file with an open account. */
export async function withAccount(ctx: Context): Promise<Member> {
  const member = await onFile(ctx);
  const passwordHash = await hashOnce(ctx, ownPassword);
  await ctx.db.inTransaction((trx) =>
    openAccount(trx, ctx.space, { holderId: member.holderId, email: null, passwordHash }),
  );
  return member;
}

/** Requests a letter, as the holder in a browser does. */
export const request = (ctx: Context, { holderId }: Member, kind: RequestedKind = "new_password") =>
  ctx.db.inTransaction((trx) =>
    requestLetter(trx, ctx, holderId, {
      kind,
      by: asVisitor({ source: "192.0.2.7", browser: "Firefox sur Windows" }),
    }),
  );

/** Prints every waiting letter into that folder. */
export async function printInto(ctx: Context, folder: string): Promise<PrintedBatch[]> {
  const batches: PrintedBatch[] = [];
  const entrance = new URL(`https://portail.example/${ctx.space.id}`);
  await printAll({ ctx, entrance, folder, onProgress: () => undefined }, (batch) => batches.push(batch));
  return batches;
}

/** The values under the label of a batch's kind, in the order of its pages. */
export function secretsOf(batch: PrintedBatch | undefined): string[] {
  if (!batch) throw new Error("a batch was expected");
  return valuesAfter(labels[batch.kind], pdfText(batch.pdf));
}

const labels: Record<LetterKind, string> = {
  notification: "Votre identifiant",
  provisional_password: "Votre mot de passe provisoire",
  new_password: "Votre mot de passe provisoire",
  lost_factor: "Votre code de déblocage",
};

/** Requests a new password by post and reads it on the letter, as the holder does a few days later. */
export async function passwordByPost(ctx: Context, member: Member, folder: string): Promise<string> {
  await request(ctx, member);
  const [secret] = secretsOf((await printInto(ctx, folder)).find(({ kind }) => kind === "new_password"));
  if (!secret) throw new Error("a letter was expected");
  return secret;
}
