import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hours } from "#kernel/duration.ts";
import { groupCode, withCheckSign } from "#kernel/text/checked-code.rules.ts";
import { Browser } from "../support/browser.ts";
import { usualPassword } from "../support/persons.ts";
import { repeated } from "../support/repeated.ts";
import { type RunningHouse, runHouse } from "../support/running-house.ts";
import { travel } from "../support/travel.ts";
import { bytesOf, doors, env, signIn, wrongPassword } from "./sign-ins.ts";
import { everySpace, inSpace, type Owner, newPassword as recovered } from "./three-spaces.ts";

/** Shaped like the secret of a letter; belongs to nobody. */
const strange = groupCode(withCheckSign("0123456789A"));

/** What a stranger types on a known and an unknown name in turn, and the owner's actions in between. */
type Deed =
  | { by: "stranger"; password: string }
  | { by: "owner"; right: boolean; from: "home" | "here" }
  | { by: "time"; hours: number };

const stranger = (password = wrongPassword): Deed => ({ by: "stranger", password });
const owner = (right: boolean, from: "home" | "here" = "home"): Deed => ({ by: "owner", right, from });
const time = (passed: number): Deed => ({ by: "time", hours: passed });

/**
 * At the stranger's own source only the owner's successes are tested: the owner's failures there look like
 * the stranger's. Nor is a right password tested there while the owner failed too often elsewhere.
 */
const deedsWith = (...ofOwner: Deed[]) =>
  fc.array(
    fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(stranger(), stranger(), stranger(strange)) },
      { weight: 3, arbitrary: fc.constantFrom(owner(true), ...ofOwner) },
      { weight: 1, arbitrary: fc.constantFrom(time(1.01), time(2.01), time(4.01), time(24.01)) },
    ),
    { minLength: 6, maxLength: 9 },
  );
const deeds = fc.oneof(deedsWith(owner(false)), deedsWith(owner(true, "here")));

const examples: Deed[][] = [
  // One failure, a success elsewhere, another failure: two tries left for a known name, one for an unknown.
  [stranger(), owner(true), stranger()],
  // The length of the next lock.
  [stranger(), stranger(), stranger(), owner(true), time(2.01), stranger(), stranger(), stranger()],
  // A lock caused by others.
  [owner(false), owner(false), owner(false), stranger(), stranger(), stranger(), stranger()],
  // A lock lifted by a success.
  [stranger(), stranger(), stranger(), owner(true, "here"), stranger(), stranger()],
];

let sources = 0;
const nextSource = () => {
  sources += 1;
  return { "x-forwarded-for": `203.0.${113 + (sources >> 8)}.${sources & 255}` };
};

describe.each(doors)("LOG-11: a stranger at $space", (door) => {
  const space = everySpace.find(({ id }) => id === door.space);
  if (!space) throw new Error("no such space");
  let house: RunningHouse;
  beforeAll(async () => {
    house = await runHouse({ space: door.space, env: { ...env, PARVIS_PROXIES: "127.0.0.1" } });
  });
  afterAll(() => house.close());

  /** Plays the actions; returns what the stranger sees of each name. */
  async function play(played: readonly Deed[]) {
    const [here, home] = [nextSource(), nextSource()];
    const known = await door.active(house);
    const names = [known.login, door.nobody().login];
    const pages: string[][] = [[], []];
    for (const done of played) {
      if (done.by === "time") await travel(house.database, hours(done.hours));
      if (done.by === "owner") {
        const browser = new Browser(house.origin, done.from === "home" ? home : here);
        await signIn(house, door, browser, known.login, done.right ? usualPassword : wrongPassword);
      }
      if (done.by === "stranger")
        for (const [at, name] of names.entries()) {
          const browser = new Browser(house.origin, here);
          pages[at]?.push(bytesOf(await signIn(house, door, browser, name, done.password), name));
        }
    }
    return pages;
  }

  it.each(examples.map((played, at) => [at + 1, played] as const))(
    "sees the same for a name on file and an unknown one (%i)",
    async (_, played) => {
      const [known, unknown] = await play(played);
      expect(known).toEqual(unknown);
    },
  );

  it("sees the same whatever the owner did in between", {
    tags: ["repeats"],
    timeout: 120_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(deeds, async (played) => {
        const [known, unknown] = await play(played);
        expect(known).toEqual(unknown);
      }),
      { numRuns: repeated(1, 3) },
    );
  });

  it("sees the same after a recovery, at the stranger's own source or elsewhere", async () => {
    const at = inSpace(space, house);
    const here = nextSource();
    const person: Owner = await at.openAccount();
    const login = door.by === "email" ? person.email : person.number;
    const names = [login, door.nobody().login];
    const shown = async () => {
      const pages = [];
      for (const name of names)
        pages.push(
          bytesOf(await signIn(house, door, new Browser(house.origin, here), name, wrongPassword), name),
        );
      return pages;
    };
    for (const _ of [1, 2, 3]) await shown();
    const recovering = await at.atNewPassword(person);
    expect((await at.choose(recovering, recovered)).status).toBe(303);
    const [known, unknown] = await shown();
    expect(known).toBe(unknown);
    expect(known).toContain("bloqué jusqu’au");
    // An owner who recovered is not limited by what the stranger sees, even after a wrong password.
    expect((await at.signIn(recovering, at.loginOf(person), wrongPassword)).text).toMatch(
      /Il vous reste 2\s/,
    );
    const stranger = new Browser(house.origin, here);
    expect((await at.signIn(stranger, at.loginOf(person), recovered)).location).toBe(`/${door.space}/espace`);
  });
});
