import { sql } from "kysely";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { type MailId, newId } from "#kernel/ids.ts";
import { paymentMadeMail } from "#modules/payments/tell/payment.mails.ts";
import type { Browser } from "../../support/browser.ts";
import { asSuperuser } from "../../support/database-server.ts";
import { activePerson } from "../../support/persons.ts";
import { type RunningHouse, runHouse } from "../../support/running-house.ts";
import { atDesk } from "../staff-desk.ts";

let house: RunningHouse;
let agent: Browser;
let admins: Browser[];
beforeAll(async () => {
  house = await runHouse();
  agent = (await atDesk(house, "agent")).browser;
  admins = [(await atDesk(house, "administrateur")).browser, (await atDesk(house, "administrateur")).browser];
});
afterAll(() => house.close());

const home = "/gestion/npfr/mails";
const secret = "valeur-qui-ne-doit-pas-se-voir";
const query = <Row extends object>(text: string, values: unknown[] = []) =>
  asSuperuser(house.database.superuserUrl, async (client) => (await client.query<Row>(text, values)).rows);

/** A job that was given up, as pg-boss leaves it. */
async function given(queue: string, data: object): Promise<string> {
  const [row] = await query<{ id: string }>(
    `insert into pgboss.job (name, data, source_name, source_retry_count, source_output)
     values ('dead-letters', $1, $2, 4, '{"reason": "Error: connection terminated, jeanne@boite.example"}')
     returning id`,
    [JSON.stringify(data), queue],
  );
  return row?.id ?? "";
}
const deadLetters = () => query<{ id: string }>("select id from pgboss.job where name = 'dead-letters'");
const jobsOf = (mailId: MailId) =>
  query("select id, state from pgboss.job where name = 'send-mail' and data ->> 'mailId' = $1", [mailId]);
const list = async (browser: Browser) => {
  const { text } = await browser.get(`${home}/echecs`);
  return text.replaceAll(/[\u00a0\u202f]/g, " ");
};

/** A mail whose job was given up while it still waited. */
async function lostMail() {
  const person = await activePerson(house.ctx);
  const mailId = await house.ctx.db.inTransaction(async (trx) => {
    const { id } = await trx
      .insertInto("mail")
      .values({
        ...{ holder_id: person.holderId, kind: paymentMadeMail.kind, recipient: person.email },
        props: JSON.stringify({ firstName: "Jeanne", paymentId: null }),
        expires_at: sql<Date>`now() + interval '1 day'`,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    return id;
  });
  return { person, mailId, letter: await given("send-mail", { space: "npfr", mailId }) };
}

it("lists what was given up, without its payload or an address; an agent may not replay", async () => {
  const { mailId, letter } = await lostMail();
  const other = await given("clean-up", { space: "npfr", token: secret });
  await given("clean-up", { space: "adherent" });
  const seen = await list(agent);
  expect(seen).toContain("envoi de mails : versement fait");
  expect(seen).toContain("nettoyage de la nuit");
  expect(seen).toContain("La base ou un serveur ne répondait pas");
  expect(seen.match(/<tr /g)).toHaveLength(3);
  for (const hidden of [secret, mailId, "jeanne@boite.example", "Rejouer</span>"])
    expect(seen).not.toContain(hidden);
  for (const id of [letter, other]) expect((await agent.post(`${home}/echecs/${id}/rejeu`)).status).toBe(404);
  expect(await deadLetters()).toHaveLength(3);
  await query("delete from pgboss.job where name = 'dead-letters'");
});

it("replays a mail once when two administrators click at once, and it is sent once", async () => {
  const { person, mailId, letter } = await lostMail();
  for (const browser of admins) expect(await list(browser)).toContain("Rejouer");
  const answers = await Promise.all(admins.map((one) => one.post(`${home}/echecs/${letter}/rejeu`)));
  expect(answers.map(({ status }) => status)).toEqual([303, 303]);
  expect(await jobsOf(mailId)).toHaveLength(1);
  const mails = await house.mailsTo(person.email);
  await vi.waitFor(async () =>
    expect(await jobsOf(mailId)).toEqual([expect.objectContaining({ state: "completed" })]),
  );
  expect(mails).toHaveLength(1);
  // The letter of a mail that has left is dropped, and nothing more is sent.
  const stale = await given("send-mail", { space: "npfr", mailId });
  await admins[0]?.post(`${home}/echecs/${stale}/rejeu`);
  expect(await deadLetters()).toEqual([]);
  expect(await jobsOf(mailId)).toHaveLength(1);
  expect(await house.mailsTo(person.email)).toHaveLength(1);
});

it("replays a refused mail from its page, once, and not one whose link is over", async () => {
  const { person, mailId } = await lostMail();
  const fail = (state: "refused" | "expired", kind = paymentMadeMail.kind) =>
    house.ctx.db.inTransaction((trx) =>
      trx.updateTable("mail").set({ state, kind, expires_at: sql`now()` }).where("id", "=", mailId).execute(),
    );
  await fail("expired", "recovery");
  const [admin] = admins as [Browser, Browser];
  const over = await admin.post(`${home}/${mailId}/rejeu`);
  expect([over.status, over.text.includes("ne vaut plus rien")]).toEqual([409, true]);
  await fail("refused");
  const answers = await Promise.all(admins.map((one) => one.post(`${home}/${mailId}/rejeu`)));
  expect(answers.map(({ status }) => status)).toEqual([303, 303]);
  expect(await house.mailsTo(person.email)).toHaveLength(1);
  expect(await jobsOf(mailId)).toHaveLength(1);
  expect(await deadLetters()).toEqual([]);
});

it("puts a job of any known queue back with its payload, and keeps one of an unknown queue", async () => {
  const [admin] = admins as [Browser, Browser];
  const known = await given("clean-up", { space: "npfr" });
  const unknown = await given("former-queue", { space: "npfr" });
  expect((await admin.post(`${home}/echecs/${known}/rejeu`)).status).toBe(303);
  expect(
    await query(
      "select data from pgboss.job where name = 'clean-up' and data ->> 'space' = 'npfr' and source_name is null",
    ),
  ).toEqual([{ data: { space: "npfr" } }]);
  expect((await admin.post(`${home}/echecs/${unknown}/rejeu`)).status).toBe(409);
  expect(await deadLetters()).toEqual([{ id: unknown }]);
  expect((await admin.post(`${home}/echecs/${newId()}/rejeu`)).status).toBe(303);
});
