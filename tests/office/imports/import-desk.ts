import { setTimeout as wait } from "node:timers/promises";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { UploadState } from "#infra/db/tables/import-tables.ts";
import type { UploadId } from "#kernel/ids.ts";
import type { Browser } from "../../support/browser.ts";
import type { RunningHouse } from "../../support/running-house.ts";

export const registryText = (...lines: string[]) =>
  `number;last_name;first_name;postal_code;city;email\n${lines.map((line) => `${line}\n`).join("")}`;

export const person = (number: string, email = "") => `${number};LEFÈVRE;Maëlys;35000;RENNES;${email}`;

type Deposit = { kind?: string; name?: string; whole?: boolean; encoding?: string };

/** Deposits a file at the desk; the id of its import. */
export async function deposit(
  browser: Browser,
  text: string | Buffer<ArrayBuffer>,
  more: Deposit = {},
): Promise<UploadId> {
  const { kind = "registry", name = "registre.csv", whole = false, encoding = "" } = more;
  await browser.get("/gestion/npfr/imports");
  const file = new File([text], name);
  const fields = { kind, encoding, ...(whole && { whole: "oui" }) };
  const answer = await browser.upload("/gestion/npfr/imports", fields, { file });
  const id = answer.location?.split("/").at(-1);
  if (answer.status !== 303 || !id)
    throw new Error(`not deposited: ${answer.status} ${answer.text.slice(0, 3000)}`);
  return id as UploadId;
}

const inSpace = <T>({ ctx }: RunningHouse, work: (trx: SpaceTransaction) => Promise<T>) =>
  ctx.db.inTransaction(work);

export const rowOf = (house: RunningHouse, id: UploadId) =>
  inSpace(house, (trx) =>
    trx.selectFrom("upload").selectAll().where("id", "=", id).executeTakeFirstOrThrow(),
  );

/** Waits for the worker. */
export async function until(house: RunningHouse, id: UploadId, state: UploadState) {
  for (let tries = 0; tries < 300; tries++) {
    const row = await rowOf(house, id);
    if (row.state === state) return row;
    if (row.state === "refused" || row.state === "interrupted")
      throw new Error(`${row.state}: ${JSON.stringify(row.report)}`);
    await wait(100);
  }
  throw new Error(`still ${(await rowOf(house, id)).state}, not ${state}`);
}

/** The page of an import. */
export const look = async (browser: Browser, id: UploadId) =>
  (await browser.get(`/gestion/npfr/imports/${id}`)).text;

/** Posts a button of the page of an import. */
export async function press(
  browser: Browser,
  id: UploadId,
  button: string,
  fields: Record<string, string> = {},
) {
  await browser.get(`/gestion/npfr/imports/${id}`);
  return browser.post(`/gestion/npfr/imports/${id}/${button}`, fields);
}

export const numbers = (house: RunningHouse) =>
  inSpace(house, async (trx) => {
    const rows = await trx
      .selectFrom("holder")
      .select(["number", "email", "closed_at"])
      .where("number", "like", "N90%")
      .orderBy("number")
      .execute();
    return rows.map(
      ({ number, email, closed_at }) => `${number} ${email ?? "-"}${closed_at ? " closed" : ""}`,
    );
  });
