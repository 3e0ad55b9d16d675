import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "#kernel/ids.ts";
import { spaces } from "#spaces/index.ts";
import { type RunningHouse, runHouse } from "../../support/running-house.ts";
import type { Planted, PlantedLine } from "../ledger.ts";
import { type Payee, payee } from "../payee.ts";

let house: RunningHouse;
beforeAll(async () => {
  house = await runHouse({ worker: false });
});
afterAll(() => house.close());

const lines: readonly PlantedLine[] = [{ paidOn: "2025-11-12", amount: 102_495, label: "Versement annuel" }];

describe.each(spaces)("the addresses of payments in $id", (space) => {
  let owner: Payee;
  let neighbour: Payee;
  let elsewhere: Payee;
  beforeAll(async () => {
    const other = spaces[(spaces.indexOf(space) + 1) % spaces.length] ?? space;
    owner = await payee(house, space, lines);
    neighbour = await payee(house, space, lines);
    elsewhere = await payee(house, other, lines);
  });

  it.each([
    ["a payment", "", "payment"],
    ["a question", "/question", "payment"],
    ["another account", "/compte", "payment"],
    ["a transfer", "", "transfer"],
  ] as const)("%s shows its holder's, and answers the same bytes to every other id", async (_, end, kind) => {
    const folder = `${owner.address}${kind === "transfer" ? "/virements" : ""}`;
    const idOf = ({ planted: [first] }: Payee) => (first as Planted)[kind];
    expect((await owner.browser.get(`${folder}/${idOf(owner)}${end}`)).status).toBe(200);
    const unknown = await bytesOf(`${folder}/${newId()}${end}`);
    expect(unknown).toMatch(/^404 /);
    const others = [
      idOf(neighbour),
      idOf(elsewhere),
      idOf(owner).toUpperCase(),
      idOf(owner).slice(1),
      `${idOf(owner)}%C2%A0`,
      `%7B${idOf(owner)}%7D`,
      "1%20or%201=1",
      "__proto__",
      "é".repeat(80),
    ];
    for (const id of others) expect(await bytesOf(`${folder}/${id}${end}`), id).toBe(unknown);
  });

  /** Without the id of the request. */
  async function bytesOf(path: string): Promise<string> {
    const { status, text, headers } = await owner.browser.get(path);
    const kept = [...headers].filter(([name]) => name !== "date");
    return `${status} ${JSON.stringify(kept)} ${text.replace(/reference">[^<]+/, "")}`;
  }

  it.each([
    "annee=abc",
    "annee=9999&statut=x",
    "annee=2025&annee=2024",
    "statut[]=paye&q[a]=b",
    "q=%00",
    "q=%ED%A0%80%FF",
    "q=%25_%5C'%22%3B--",
    `q=${"9".repeat(40)}`,
    "vue=virements&vue=x",
    "avant=0000-01-01_0b54ce3d-5a0e-4f3e-9a55-3a4b8c2f8c11",
    "avant=2026-02-31_0b54ce3d-5a0e-4f3e-9a55-3a4b8c2f8c11",
    "avant=x&apres=y",
    "__proto__=x&constructor=y",
  ])("« %s » shows all the payments, or none of them", async (query) => {
    for (const view of ["", "&vue=virements"]) {
      const page = await owner.browser.get(`${owner.address}?${query}${view}`);
      expect(page.status).toBe(200);
      expect(page.text).toContain("Total payé");
    }
    const chart = await owner.browser.get(`${owner.address}/graphique.svg?${query}&taille=x`);
    expect([chart.status, chart.headers.get("content-type")]).toEqual([200, "image/svg+xml"]);
  });

  it("a search of 100 kB is too long for an address", async () => {
    const page = await owner.browser.get(`${owner.address}?q=${"a".repeat(100_000)}`);
    expect(page.status).toBe(431);
  });

  it("a search of 8 kB finds what its first hundred signs find", async () => {
    const page = await owner.browser.get(`${owner.address}?q=${"versement%20".repeat(650)}`);
    expect(page.status).toBe(200);
    expect(page.text).toContain("Rien ne correspond à ces critères");
  });
});
