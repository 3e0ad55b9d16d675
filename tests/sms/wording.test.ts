import { describe, expect, test } from "vitest";
import { keysFrom } from "#infra/sealing/keys.ts";
import { composeSms } from "#infra/sms/compose-sms.ts";
import { longestSms, toGsm } from "#infra/sms/gsm.rules.ts";
import { codeDigits } from "#journeys/proofs/code/code-digits.ts";
import { type CodeId, newId, type SpaceId } from "#kernel/ids.ts";
import { findSpace, spaces } from "#spaces/index.ts";
import { contributed } from "../support/contributed.ts";
import { foreignTerms } from "../support/terms.ts";
import { watched } from "../support/watched.ts";

const keys = keysFrom("the secret of the wording tests, long enough");
const compose = composeSms({ kinds: contributed.sms, findSpace, keys });
const codeId = newId<CodeId>();
/** The properties of each kind; other kinds have none. */
const samples: Record<string, object> = {
  "activation-code": { codeId },
};
const kinds = [...contributed.sms.keys()];
const sampleOf = (kind: string) => samples[kind] ?? {};
const senders = spaces.filter(({ policy }) => policy.sms);
const everySms = senders.flatMap((space) => kinds.map((kind) => ({ space, kind })));

/** 3GPP TS 23.038, 6.2.1, copied from its table: characters of one octet, without those of two. */
const gsm = /^[@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà]+$/u;

test("some space sends SMS", () => expect(everySms.length).toBeGreaterThan(0));

describe.each(everySms)("the SMS $kind of $space.id", ({ space, kind }) => {
  const { sender, text } = compose(space.id, kind, sampleOf(kind));

  test("fits in one part of the SMS alphabet, from a name that a phone can show", () => {
    expect(text).toMatch(gsm);
    expect(text.length).toBeLessThanOrEqual(longestSms);
    expect(sender).toMatch(/^[A-Z][A-Z0-9]{2,10}$/i);
  });

  test("names the sender, and has its code alone on a line or none", () => {
    expect(text.startsWith(`${toGsm(space.wording.organisation)} : `)).toBe(true);
    const codes = text.split("\n").filter((line) => /\d{6}/.test(line));
    expect(codes).toEqual(kind === "activation-code" ? [codeDigits(keys, space.id, codeId)] : []);
  });

  test("keeps to the terms of its space", () => expect(foreignTerms(space, text)).toEqual([]));

  test("gets no property that it does not use", () => {
    const { read, props: told } = watched(sampleOf(kind));
    contributed.sms.get(kind)?.compose(told as never, { space, keys });
    expect([...read].sort()).toEqual(Object.keys(sampleOf(kind)).sort());
  });

  test("asks for nothing and has no link or address; it says what to do if it was not you", () => {
    expect(text).not.toMatch(/:\/\/|www\.|@|cliquez/i);
    expect(text).toMatch(/Ne le donnez à personne|Ce n'est pas vous \? Appelez le [\d ]+\.$/);
  });
});

test("a space without SMS, an unknown kind or space is refused", () => {
  const silent = spaces.find(({ policy }) => !policy.sms);
  expect(() => compose(silent?.id as SpaceId, "password-changed", {})).toThrow("sends SMS");
  expect(() => compose("elsewhere" as SpaceId, "password-changed", {})).toThrow("sends SMS");
  expect(() => compose(senders[0]?.id as SpaceId, "toString", {})).toThrow("no SMS of kind");
});

test("a character outside GSM becomes the nearest one", () => {
  expect(toGsm("L’été « reçu » à Noël, cœur\u00a0: Île, forêt…")).toBe(
    'L\'été "recu" à Noel, coeur : Ile, foret...',
  );
  expect(toGsm("e\u0301te\u0301")).toBe("été");
});

test.each(["日", "😀", "\u200b", "a[b]", "5 €"])("a character without a near one is refused: %j", (text) => {
  expect(() => toGsm(text)).toThrow("no SMS can hold");
});

test("a text longer than one part is refused", () => {
  expect(toGsm("é".repeat(160))).toHaveLength(160);
  expect(() => toGsm("é".repeat(161))).toThrow("161 signs");
  expect(() => toGsm("œ".repeat(81))).toThrow("162 signs");
});
