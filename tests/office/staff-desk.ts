import { randomBytes } from "node:crypto";
import { Secret, TOTP } from "otpauth";
import { openAccount } from "#account/accounts.queries.ts";
import type { StaffRole } from "#kernel/actor.ts";
import type { AccountId, HolderId, SpaceId } from "#kernel/ids.ts";
import { forgetSteps, setUpTotp } from "../factors/owners.ts";
import { Browser } from "../support/browser.ts";
import { hashOnce } from "../support/hash-once.ts";
import type { RunningHouse } from "../support/running-house.ts";

export const staffPassword = "Bocage-lanterne quai 47";

let members = 0;

export type Colleague = {
  holderId: HolderId;
  accountId: AccountId;
  email: string;
  name: string;
  shared: Buffer;
};

/** A member of staff with these roles, who has opened their access. */
export async function colleague(
  { office }: Pick<RunningHouse, "office">,
  roles: Readonly<Record<string, StaffRole>>,
): Promise<Colleague> {
  members += 1;
  const email = `agent${members}@gestion.example`;
  const [firstName, lastName] = ["Agathe", `Colin ${members}`];
  const passwordHash = await hashOnce(office, staffPassword);
  const made = await office.db.inTransaction(async (trx) => {
    const { id: holderId } = await trx
      .insertInto("holder")
      .values({
        ...{ number: email, title: "", last_name: lastName, first_name: firstName, organisation: "" },
        ...{ address_1: "", address_2: "", address_3: "", postal_code: "", city: "", country: "FR", email },
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    for (const [portal, role] of Object.entries(roles))
      await trx
        .insertInto("staff_role")
        .values({ holder_id: holderId, portal: portal as SpaceId, role, granted_by: "test" })
        .execute();
    const accountId = await openAccount(trx, office.space, { holderId, email, passwordHash });
    if (!accountId) throw new Error("that address is taken");
    return { holderId, accountId };
  });
  const shared = randomBytes(20);
  await setUpTotp(office, made.accountId, shared);
  return { ...made, email, name: `${firstName} ${lastName}`, shared };
}

/** The code that the application of this colleague shows. */
export const codeOf = ({ shared }: Colleague) =>
  new TOTP({ secret: new Secret({ buffer: Uint8Array.from(shared).buffer }) }).generate();

/** Signs in by password and code. */
export async function signInColleague(house: RunningHouse, who: Colleague, origin = house.origin) {
  const browser = new Browser(origin);
  await forgetSteps(house.office);
  await browser.get("/gestion/connexion");
  await browser.post("/gestion/connexion", { email: who.email, password: staffPassword });
  await browser.post("/gestion/connexion/verification", { choice: "code", code: codeOf(who) });
  const home = await browser.get("/gestion");
  if (home.status !== 200) throw new Error(`${who.email} is not signed in: ${home.status}`);
  return browser;
}

/** A new colleague with one role in one portal, signed in. */
export async function atDesk(house: RunningHouse, role: StaffRole, portal = "npfr") {
  const who = await colleague(house, { [portal]: role });
  return { who, browser: await signInColleague(house, who) };
}
