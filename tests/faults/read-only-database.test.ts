import { expect, it } from "vitest";
import { Browser } from "../support/browser.ts";
import { asSuperuser } from "../support/database-server.ts";
import { activePerson, usualPassword } from "../support/persons.ts";
import { runHouse } from "../support/running-house.ts";

it("a database that became read-only makes Parvis not ready, and posts get a 503", async () => {
  const house = await runHouse({ worker: false });
  expect((await fetch(`${house.origin}/readyz`)).status).toBe(200);
  const browser = new Browser(house.origin);
  await browser.get("/npfr/connexion");
  const { email } = await activePerson(house.ctx);
  const member = new Browser(house.origin);
  await member.get("/npfr/connexion");
  await member.post("/npfr/connexion", { email, password: usualPassword });
  await asSuperuser(house.database.superuserUrl, async (client) => {
    const { rows } = await client.query("select current_database() as name");
    await client.query(`alter database ${rows[0].name} set default_transaction_read_only = on`);
    await client.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and pid <> pg_backend_pid()",
      [rows[0].name],
    );
  });
  await expect.poll(async () => (await fetch(`${house.origin}/readyz`)).status, { timeout: 5_000 }).toBe(503);
  expect((await fetch(`${house.origin}/healthz`)).status).toBe(200);
  const answer = await browser.post("/npfr/connexion", { email: "a@b.fr", password: "Mot de passe 1" });
  expect(answer.status).toBe(503);
  await expect.poll(async () => (await member.get("/npfr/espace")).status, { timeout: 5_000 }).toBe(503);
  expect((await member.get("/npfr/aide")).status, "help needs no database").toBe(200);
  await house.close();
});
