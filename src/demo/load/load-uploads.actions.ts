import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { findAccountByAddress } from "#account/accounts.queries.ts";
import type { Context, StaffContext } from "#context.ts";
import { withSessionLock } from "#infra/db/session-lock.ts";
import type { StaffMember, StaffRole } from "#kernel/actor.ts";
import { newId, type UploadId } from "#kernel/ids.ts";
import { registryKind } from "#office/imports/kinds/registry-kind.ts";
import { intoSealedFile } from "#office/imports/store/sealed-upload.ts";
import { approveUpload, askSecondPerson, keepUpload } from "#office/imports/uploads/uploads.actions.ts";
import { countUploads } from "#office/imports/uploads/uploads.queries.ts";
import type { UploadTask } from "#office/imports/work/upload-queue.ts";
import { workOnUpload } from "#office/imports/work/work-on-upload.ts";
import { sampleFile } from "../places.ts";
import type { StaffPerson } from "../staff/staff-person.ts";
import { markUploads } from "./marks.queries.ts";

type Place = { ctx: Context; office: Context; databaseUrl: string };
type Acting = StaffContext & { actor: { member: StaffMember } };

/** Imports of the desk: one was refused, one applied, one waits for a second person. Only where the desk has none. */
export const prepareUploads = (
  { ctx, office, databaseUrl }: Place,
  files: { refused: string; applied: string; waiting: string },
  persons: readonly StaffPerson[],
) =>
  withSessionLock(databaseUrl, `demonstration:uploads:${ctx.space.id}`, async () => {
    if ((await ctx.db.inTransaction((trx) => countUploads(trx))) > 0) return;
    const agent = await actingAs(ctx, office, persons, "agent");
    const superviseur = await actingAs(ctx, office, persons, "superviseur");
    if (!agent || !superviseur) return;
    await deposit(agent, files.refused);
    const applied = await deposit(agent, files.applied);
    await askSecondPerson(agent, applied);
    await approveUpload(superviseur, applied);
    await work(ctx, applied, "apply");
    await askSecondPerson(agent, await deposit(agent, files.waiting));
    await ctx.db.inTransaction(markUploads);
  });

async function actingAs(
  ctx: Context,
  office: Context,
  persons: readonly StaffPerson[],
  role: StaffRole,
): Promise<Acting | null> {
  const person = persons.find((one) => one.role === role);
  const account =
    person && (await office.db.inTransaction((trx) => findAccountByAddress(trx, office.space, person.email)));
  if (!person || !account) return null;
  const { email, firstName, lastName } = person;
  const visitor = { source: "192.0.2.40", browser: "Firefox sur Windows" };
  const member = {
    id: account.id,
    name: `${firstName} ${lastName}`,
    email,
    role,
    sessionId: newId(),
    visitor,
  };
  return { ...ctx, actor: { kind: "staff", member } } as Acting;
}

/** Deposits a sample, and checks it at once. */
async function deposit(ctx: Acting, name: string): Promise<UploadId> {
  const path = sampleFile(join("imports", name));
  const { size } = await stat(path);
  const sealed = await intoSealedFile(ctx).take(createReadStream(path), {
    field: "file",
    name,
    type: "text/csv",
  });
  await keepUpload(ctx, sealed, {
    kind: "registry",
    name,
    bytes: size,
    wholeRegistry: false,
    encoding: null,
  });
  await work(ctx, sealed.id, "check");
  return sealed.id;
}

const work = (ctx: Context, id: UploadId, task: UploadTask["task"]) =>
  workOnUpload(
    [registryKind],
    async () => {},
    { ...ctx, actor: { kind: "system" } },
    { space: ctx.space.id, id, task },
  );
