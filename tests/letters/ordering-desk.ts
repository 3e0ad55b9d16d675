import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { type Kysely, sql } from "kysely";
import type { StaffContext } from "#context.ts";
import type { Tables } from "#infra/db/tables/schema.ts";
import type { BatchId } from "#kernel/ids.ts";
import { newId } from "#kernel/ids.ts";
import { sealedFolder } from "#letters/batches/sealed-files.ts";
import { orderPrint } from "#letters/orders/order-print.actions.ts";
import { newestBatch } from "#letters/orders/orders.queries.ts";
import { printOrder } from "#letters/orders/print-order.actions.ts";
import { openDesk, valuesAfter } from "./letter-desk.ts";

/** The desk of a member of staff; `jobs` has the orders that the worker was told of. */
export function openOrderingDesk(db: Kysely<Tables>, name = "Claire Rivoal") {
  const desk = openDesk(db);
  const jobs: BatchId[] = [];
  const member = {
    ...{ id: newId<never>(), sessionId: newId<never>(), name, email: "claire@gestion.example" },
    role: "superviseur" as const,
    visitor: { source: "192.0.2.9", browser: "Firefox sur Windows" },
  };
  const ctx: StaffContext = {
    ...desk.ctx,
    actor: { kind: "staff", member },
    outbox: {
      ...desk.ctx.outbox,
      enqueue: async (_, queue, payload) => {
        if (queue.name === "print-letters") jobs.push((payload as { order: BatchId }).order);
      },
    },
  };
  return { ...desk, ctx, jobs };
}

export type OrderingDesk = ReturnType<typeof openOrderingDesk>;

type PasswordLetter = "provisional_password" | "notification";

/** Orders and prints, as the worker does; gives the batch. */
export async function printAtDesk({ ctx }: OrderingDesk, kind: PasswordLetter = "provisional_password") {
  const seen = await ctx.db.inTransaction((trx) => newestBatch(trx, kind));
  const ordered = await orderPrint(ctx, { kind, seen });
  if (!ordered.ok) throw new Error(`nothing was ordered: ${ordered.refusal.kind}`);
  await printOrder({ ...ctx, actor: { kind: "system" } }, ordered.value.id);
  return ordered.value.id;
}

/** The text of a PDF in memory. */
export const textOf = (pdf: Buffer) =>
  execFileSync("pdftotext", ["-", "-"], { input: pdf, encoding: "utf8" });

export const secretsIn = (pdf: Buffer) => valuesAfter("Votre mot de passe provisoire", textOf(pdf));

export const sealedNames = ({ ctx }: Pick<OrderingDesk, "ctx">) => readdirSync(sealedFolder(ctx));

/** The audit about that batch or letter, in its order. */
export const auditOf = async ({ ctx }: Pick<OrderingDesk, "ctx">, about: string) => {
  const events = await ctx.db.inTransaction((trx) =>
    trx
      .selectFrom("audit_event")
      .select("kind")
      .where("content", "like", `%${about}%`)
      .orderBy(sql`seq`)
      .execute(),
  );
  return events.map(({ kind }) => kind);
};
