import { hash as rawHash } from "@node-rs/argon2";
import { describe, expect, test } from "vitest";
import { createPasswords } from "#infra/hashing/argon2.ts";
import { processTime } from "./processor-time.ts";

const pepper = Buffer.alloc(32, 7);
const passwords = createPasswords({ pepper, concurrency: 2, queue: 64 });
const wrong = { ok: false, refusal: "wrong" };
const right = { ok: true, value: { outdated: false } };

describe("hashing", () => {
  test("only the exact password works, whatever its length (LOG-19)", async () => {
    const base = "p".repeat(72);
    const stored = await passwords.hash(`${base}A`);
    expect(await passwords.verify(stored, `${base}A`)).toEqual(right);
    const others = [
      `${base}B`,
      base,
      base.slice(0, 64),
      base.slice(0, 25),
      `${base}A\0`,
      `${base}A `,
      `${base}a`,
    ];
    for (const other of others) expect(await passwords.verify(stored, other)).toEqual(wrong);
  });

  test("characters after a NUL count", async () => {
    const stored = await passwords.hash("avant\0apres");
    expect(await passwords.verify(stored, "avant\0apres")).toEqual(right);
    expect(await passwords.verify(stored, "avant")).toEqual(wrong);
    expect(await passwords.verify(stored, "avant\0autre")).toEqual(wrong);
  });

  test("composed and decomposed accents are one password, capitals are not (LOG-23)", async () => {
    const stored = await passwords.hash("Été à la plage".normalize("NFC"));
    expect(await passwords.verify(stored, "Été à la plage".normalize("NFD"))).toEqual(right);
    expect(await passwords.verify(stored, "été à la plage")).toEqual(wrong);
  });

  test("a stored hash with excessive cost is refused without being computed (LOG-22)", async () => {
    const tail = "c29tZXNhbHRzb21lc2FsdA$RdescudvJCsgt3ub+b4dWRWJTmaaJObG";
    const hostile = ["m=8388608,t=2,p=4", "m=19456,t=1000,p=1", "m=19456,t=2,p=255", "m=4294967295,t=1,p=1"];
    for (const costs of hostile) {
      const stored = `$argon2id$v=19$${costs}$${tail}`;
      const cost = await processTime(async () => expect(await passwords.verify(stored, "x")).toEqual(wrong));
      expect(cost).toBeLessThan(500);
    }
    for (const broken of ["", "x", "$2b$10$abcdefghijklmnopqrstuv", "$argon2id$v=19$m=19456,t=2,p=1$$"])
      expect(await passwords.verify(broken, "")).toEqual(wrong);
  });

  test("a password of a megabyte is refused in the time of any other (LOG-20)", async () => {
    const long = "x".repeat(1_000_000);
    const cost = await processTime(async () => expect(await passwords.verify(null, long)).toEqual(wrong));
    expect(cost).toBeLessThan(500);
    await expect(passwords.hash("x".repeat(1_000_000))).rejects.toThrow(RangeError);
  });

  test("an unknown account is refused, even with an empty password", async () => {
    expect(await passwords.verify(null, "")).toEqual(wrong);
  });

  test("a hash of another cost or pepper is recognised", async () => {
    const former = await rawHash("secret", { memoryCost: 8192, timeCost: 1, parallelism: 1, secret: pepper });
    expect(await passwords.verify(former, "secret")).toEqual({ ok: true, value: { outdated: true } });
    const unpeppered = await rawHash("secret");
    expect(await passwords.verify(unpeppered, "secret")).toEqual(wrong);
  });
});
