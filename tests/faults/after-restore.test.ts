import { setTimeout as wait } from "node:timers/promises";
import { expect, it } from "vitest";
import { passwordChangedMail } from "#account/password/password-changed.mails.ts";
import { passwordChangedSms } from "#account/password/password-changed.sms.ts";
import { readConfig } from "#config/env.ts";
import { openHouse } from "../../src/start/house.ts";
import { openWorker } from "../../src/start/start-worker.ts";
import { linkFor } from "../office/staff/invited.ts";
import { Browser } from "../support/browser.ts";
import { asSuperuser } from "../support/database-server.ts";
import { temporaryFolder } from "../support/folder.ts";
import { activePerson, usualPassword } from "../support/persons.ts";
import { runHouse } from "../support/running-house.ts";
import { parvis } from "../support/running-parvis.ts";

const secret = "0123456789abcdef0123456789abcdef";

it("after a restore, nothing from the backup is sent or opened again", async () => {
  const house = await runHouse({ worker: false, env: { PARVIS_SECRET: secret } });
  const { ctx, database } = house;
  const person = await activePerson(ctx);
  const browser = new Browser(house.origin);
  await browser.post("/npfr/connexion", { email: person.email, password: usualPassword });
  await browser.post("/npfr/mot-de-passe-oublie", { email: person.email });
  await ctx.db.inTransaction(async (trx) => {
    const { holderId } = person;
    await ctx.outbox.sendMail(trx, {
      kind: passwordChangedMail,
      recipient: person.email,
      holderId,
      props: { firstName: "Anne" },
    });
    await ctx.outbox.sendSms(trx, {
      kind: passwordChangedSms,
      recipient: "+33639981242",
      holderId,
      props: {},
    });
  });
  await asSuperuser(database.superuserUrl, (client) =>
    client.query(
      `insert into link (space_id, holder_id, journey_id, purpose, address_key, expires_at)
       select 'npfr', $1, id, 'activation', 'x', now() + interval '1 day' from journey limit 1`,
      [person.holderId],
    ),
  );
  await asSuperuser(database.superuserUrl, (client) =>
    client.query(
      `insert into code (space_id, journey_id, channel, holder_id, expires_at)
       select 'npfr', id, 'mail', $1, now() + interval '1 hour' from journey limit 1`,
      [person.holderId],
    ),
  );
  await asSuperuser(database.superuserUrl, (client) =>
    client.query(
      `insert into letter_order (space_id, kind) values ('npfr', 'notification');
       insert into letter_batch (space_id, kind, letters, file_name, file_key)
       values ('npfr', 'notification', 1, 'sealed', 'key')`,
    ),
  );
  expect((await browser.get("/npfr/espace")).status).toBe(200);
  const invitation = await linkFor(house, "agent@gestion.example");

  await using folder = await temporaryFolder();
  const environment = { PARVIS_SECRET: secret, DATABASE_URL: database.url, PARVIS_DATA: folder.path };
  const { code, printed } = await parvis(["after-restore"], environment);
  expect(code).toBe(0);
  expect(printed).toMatch(
    /^npfr : sessions 1, liens 1, codes 1, démarches 1, mails en attente 1, SMS en attente 1$/m,
  );
  expect(printed).toMatch(/^gestion : sessions 0, .*, invitations 1$/m);
  await browser.get(invitation);
  expect((await browser.get("/gestion/inscription")).status).toBe(410);
  expect(printed).toMatch(/^Travaux en attente retirés : 3$/m);

  expect((await browser.get("/npfr/espace")).status).toBe(303);
  const restored = await openHouse(readConfig(environment), database.url);
  const worker = await openWorker(restored);
  await wait(3_000);
  expect(await restored.mailbox.list()).toEqual([]);
  await worker.stop();
  await restored.close();
  const alive = await asSuperuser(database.superuserUrl, async (client) => {
    const { rows } = await client.query(`select
      (select count(*) from session where ended_at is null)::int as sessions,
      (select count(*) from link where used_at is null)::int as links,
      (select count(*) from letter_order where ended_at is null)::int as orders,
      (select count(*) from letter_batch where file_key is not null)::int as files,
      (select count(*) from mail where state in ('waiting', 'sent'))::int as mails`);
    return rows[0];
  });
  expect(alive).toEqual({ sessions: 0, links: 0, orders: 0, files: 0, mails: 0 });
  await house.close();
}, 60_000);
