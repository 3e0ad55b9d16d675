import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { days, hours } from "#kernel/duration.ts";
import type { SpaceId } from "#kernel/ids.ts";
import { atContacts, door } from "../journeys/codes.ts";
import { letterStandings, printInto } from "../letters/members.ts";
import { openRegistry, someone } from "../registry/registry-desk.ts";
import { temporaryFolder } from "../support/folder.ts";
import { type RunningHouse, runHouse } from "../support/running-house.ts";
import { travel } from "../support/travel.ts";

let house: RunningHouse;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  house = await runHouse({ space: "adherent" });
  folder = await temporaryFolder();
});
afterAll(async () => {
  await house.close();
  await folder[Symbol.asyncDispose]();
});

describe("REC-15: a postal address changed, then a new password requested by post", () => {
  it("prints nothing for it during the seven days in which the owner may object", async () => {
    const registry = openRegistry(house.database, folder.path, {
      id: "adherent" as SpaceId,
      numberRule: "free",
    });
    const here = someone("515001", { email: "ancienne@boite.example" });
    await registry.importRows([here]);
    const moved = await registry.importRows([{ ...here, address_1: "1 RUE DU VOLEUR", city: "NANTES" }]);
    expect(moved.ok).toBe(true);
    const holder = await holderOf("515001");

    const thief = await atContacts(house, "515001");
    expect((await thief.post(`${door}/choix`, { choice: "post" })).location).toBe(`${door}/courrier`);
    // The unchanged contact is told at once, with what to do if the owner did not ask.
    const [told] = await house.mailsTo("ancienne@boite.example");
    expect(told?.text).toMatch(/mot de passe provisoire/);
    expect(told?.text).toMatch(/moins de 7\s?jours, ce courrier partira un peu plus tard/);
    expect(told?.text).toMatch(/Ce n’est pas vous\s\? Prévenez-nous/);

    expect(await printInto(house.ctx, folder.path)).toEqual([]);
    await travel(house.database, days(6));
    expect(await printInto(house.ctx, folder.path)).toEqual([]);
    expect(await letterStandings(house.ctx, holder)).toEqual(["new_password to_print"]);
    await travel(house.database, hours(25));
    expect((await printInto(house.ctx, folder.path)).map(({ letters }) => letters)).toEqual([1]);
  }, 60_000);
});

const holderOf = (number: string) =>
  house.ctx.db.inTransaction(async (trx) => {
    const holders = trx.selectFrom("holder").select("id").where("number", "=", number);
    return (await holders.executeTakeFirstOrThrow()).id;
  });
