import { type Keys, sameBytes } from "#infra/sealing/keys.ts";
import { type Duration, minutes } from "#kernel/duration.ts";
import { type ChallengeId, readId, type SpaceId } from "#kernel/ids.ts";

/** A challenge for one form cannot be used on another (LOG-13). */
const forms = [
  "sign-in",
  "letters",
  "iban",
  "ask-link",
  "recovery-mail",
  "ask-code-and-link",
  "give-code",
  "give-number",
  "choose-channel",
  "enter-code",
] as const;
export type CaptchaForm = (typeof forms)[number];

/** The owner of a challenge: no other visitor can see its pictures or use it. */
export type Bound = { space: SpaceId; visitor: string };

export type Challenge = {
  id: ChallengeId;
  form: CaptchaForm;
  issuedAt: number;
};

export const challengeLasts: Duration = minutes(10);

/** By this instance's clock, with a margin, to save a query; `spend` checks the expiry by the database clock. */
export const isLongOver = ({ issuedAt }: Challenge, now = Date.now()): boolean =>
  now - issuedAt > 2 * challengeLasts;

/** 128 bits: short enough for URLs. */
const sealBytes = 16;

export function writeToken(keys: Keys, bound: Bound, challenge: Challenge): string {
  const { id, form, issuedAt } = challenge;
  return [id, form, issuedAt.toString(36), seal(keys, bound, challenge).toString("base64url")].join(".");
}

const shape = new RegExp(`^([0-9a-f-]{36})\\.(${forms.join("|")})\\.([0-9a-z]{1,10})\\.([\\w-]{22})$`);

/** The challenge of a token issued to this visitor in this space; otherwise `null`. */
export function readToken(keys: Keys, bound: Bound, token: string): Challenge | null {
  const [, idText = "", form, time = "", given = ""] = shape.exec(token) ?? [];
  const id = readId<ChallengeId>(idText);
  if (!id) return null;
  const challenge = { id, form: form as CaptchaForm, issuedAt: Number.parseInt(time, 36) };
  return sameBytes(Buffer.from(given, "base64url"), seal(keys, bound, challenge)) ? challenge : null;
}

const seal = (keys: Keys, { space, visitor }: Bound, { id, form, issuedAt }: Challenge) =>
  keys.sign("captcha", "token", space, visitor, form, id, String(issuedAt)).subarray(0, sealBytes);
