import type { HolderId } from "#kernel/ids.ts";
import type { Space } from "#spaces/space.ts";
import { type InSpace, inSpace } from "../attacks/three-spaces.ts";
import { Browser } from "../support/browser.ts";
import { usualPassword } from "../support/persons.ts";
import type { RunningHouse } from "../support/running-house.ts";
import { type Planted, type PlantedLine, plantPayments } from "./ledger.ts";

export type Payee = {
  here: InSpace;
  holderId: HolderId;
  /** Signed in. */
  browser: Browser;
  /** The address of *Mes prestations*. */
  address: string;
  planted: readonly Planted[];
};

/** A holder with an account and these payments, signed in. */
export async function payee(
  house: RunningHouse,
  space: Space,
  lines: readonly PlantedLine[],
): Promise<Payee> {
  const here = inSpace(space, house);
  const owner = await here.openAccount();
  const planted = await here.ctx.db.inTransaction((trx) => plantPayments(trx, owner.holderId, lines));
  const browser = new Browser(house.origin);
  await here.signIn(browser, here.loginOf(owner), usualPassword);
  const address = `${here.home}/espace/prestations`;
  return { here, holderId: owner.holderId, browser, address, planted };
}
