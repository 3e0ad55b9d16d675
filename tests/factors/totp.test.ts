import { describe, expect, it } from "vitest";
import { spellSecret, stepOf, totpAddress } from "#account/factors/totp/totp.ts";
import { keysFrom } from "#infra/sealing/keys.ts";
import { seal, unseal } from "#infra/sealing/seal.ts";

/** The secret and times of RFC 6238, appendix B; applications show the last six of its eight digits. */
const secret = Buffer.from("12345678901234567890");
const vectors: [number, string][] = [
  [59, "287082"],
  [1111111109, "081804"],
  [1111111111, "050471"],
  [1234567890, "005924"],
  [2000000000, "279037"],
  [20000000000, "353130"],
];

describe("a code of an application", () => {
  it.each(vectors)("at %i seconds is %s (RFC 6238)", (at, code) => {
    expect(stepOf(secret, code, at)).toBe(Math.floor(at / 30));
  });

  it("is accepted one step early or late, and no further", () => {
    const at = 1234567890;
    const steps = [-31, -30, 0, 29, 59, 60].map((late) => stepOf(secret, "005924", at + late));
    expect(steps).toEqual([null, at / 30, at / 30, at / 30, at / 30, null]);
  });

  it.each(["", "28708", "2870820", "28708a", "      ", "٢٨٧٠٨٢"])("cannot be %j", (typed) => {
    expect(stepOf(secret, typed, 59)).toBeNull();
  });

  it("has a URI that applications read, and a key that can be typed", () => {
    const address = new URL(totpAddress(secret, "Le portail", "Maëlys Lefèvre"));
    expect([address.protocol, address.host]).toEqual(["otpauth:", "totp"]);
    expect(address.searchParams.get("issuer")).toBe("Le portail");
    expect(address.searchParams.get("secret")).toBe(spellSecret(secret).replaceAll(" ", ""));
    expect(spellSecret(secret)).toBe("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
  });
});

describe("a sealed secret", () => {
  const key = keysFrom("a secret of tests, long enough to be one").raw("totp");
  const sealed = seal(key, secret, ["ici", "compte"]);

  it("opens for its owner, and is encrypted differently each time", () => {
    expect(unseal(key, sealed, ["ici", "compte"])).toEqual(secret);
    expect(seal(key, secret, ["ici", "compte"])).not.toEqual(sealed);
    expect(sealed.includes(secret)).toBe(false);
  });

  it.each([
    ["another account", key, sealed, ["ici", "autre"]],
    ["another space", key, sealed, ["ailleurs", "compte"]],
    ["the same words cut elsewhere", key, sealed, ["icicompte"]],
    ["another key", keysFrom("another secret, just as long as that").raw("totp"), sealed, ["ici", "compte"]],
    [
      "a bit turned",
      key,
      Buffer.from(sealed.map((byte, place) => (place === 30 ? byte ^ 1 : byte))),
      ["ici", "compte"],
    ],
    ["a shorter tag", key, sealed.subarray(0, 20), ["ici", "compte"]],
  ])("does not open for %s", (_, other, bytes, belongsTo) => {
    expect(() => unseal(other, bytes, belongsTo)).toThrow();
  });
});
