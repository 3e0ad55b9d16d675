import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { spaces } from "#spaces/index.ts";
import { type RunningHouse, runHouse } from "../../support/running-house.ts";
import { payee } from "../payee.ts";

let house: RunningHouse;
beforeAll(async () => {
  house = await runHouse({ worker: false });
});
afterAll(() => house.close());

const dayFromNow = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const amount = 102_495;
const failed = (days: number, status: "rejected" | "returned", reason: string) => ({
  paidOn: dayFromNow(days),
  amount,
  status,
  reason,
});
const paid = (days: number) => ({ paidOn: dayFromNow(days), amount });
const wayOut = "Donner un autre compte";

describe.each(spaces)("Accueil of $id", (space) => {
  const shown = async (lines: Parameters<typeof payee>[2]) => {
    const { here, browser, address, planted } = await payee(house, space, lines);
    return { text: (await browser.get(`${here.home}/espace`)).text, address, planted };
  };

  it("says that nothing waits, and that no payment was made", async () => {
    const { text } = await shown([]);
    expect(text).toContain("À faire");
    expect(text).toContain("Rien à faire pour le moment");
    expect(text).toContain("Aucun versement pour le moment.");
  });

  it("asks for another account after a rejection, until a later payment is paid", async () => {
    const rejected = failed(-20, "rejected", "AC04");
    const { text, address, planted } = await shown([rejected]);
    expect(text).toContain(wayOut);
    expect(text).toContain(`${address}/${planted[0]?.payment}/compte`);
    const settled = await shown([rejected, paid(-2)]);
    expect(settled.text).not.toContain(wayOut);
    const elder = await shown([rejected, paid(-40)]);
    expect(elder.text).toContain(wayOut);
  });

  it.each([
    ["the death of the holder", failed(-20, "rejected", "MD07")],
    ["a reason to wait", failed(-20, "returned", "TECH")],
    ["a rejection of more than a year ago", failed(-400, "rejected", "AC04")],
  ])("asks nothing after %s", async (_, line) => {
    const { text } = await shown([line]);
    expect(text).toContain("Rien à faire pour le moment");
    expect(text).not.toMatch(/MD07|décè/);
  });

  it("shows the last three payments until today, and the next one", async () => {
    const { text, address, planted } = await shown([
      { ...paid(9), status: "ordered" },
      ...[-1, -2, -3, -4].map(paid),
    ]);
    const linked = planted.map(({ payment }) => text.includes(`${address}/${payment}`));
    expect(linked).toEqual([false, true, true, true, false]);
    expect(text).toContain("l’ordre est donné à notre banque");
  });
});
