import { type Keys, sameBytes } from "#infra/sealing/keys.ts";
import { type Duration, minutes } from "#kernel/duration.ts";
import { type ChallengeId, readId, type SpaceId } from "#kernel/ids.ts";

/** The forms that may ask for it. A challenge of one opens no other (LOG-13). */
const forms = [
  "sign-in",
  "letters",
  "iban",
  "ask-link",
  "recovery-mail",
  "ask-reset",
  "give-code",
  "give-number",
  "choose-channel",
  "enter-code",
] as const;
export type CaptchaForm = (typeof forms)[number];

/** To whom a challenge belongs: nobody else can see its pictures or use it. */
export type Bound = { space: SpaceId; visitor: string };

export type Challenge = {
  id: ChallengeId;
  form: CaptchaForm;
  /** By the clock of the database, in milliseconds since 1970. */
  issuedAt: number;
};

/** How long one may take from the page to its answer. */
export const challengeLasts: Duration = minutes(10);

/**
 * Whether nothing is drawn for it any more. By the clock of this instance, so that a picture costs no trip to the
 * database, hence with as long again for clocks that differ: whether an answer comes in time is judged by now(), when
 * the challenge is spent.
 */
export const isLongOver = ({ issuedAt }: Challenge, now = Date.now()): boolean =>
  now - issuedAt > 2 * challengeLasts;

/** 128 bits: a token is a part of addresses, and stays short. */
const sealBytes = 16;

/** What a page carries of a challenge. It tells nothing of the answer, and stands nowhere in the database. */
export function writeToken(keys: Keys, bound: Bound, challenge: Challenge): string {
  const { id, form, issuedAt } = challenge;
  return [id, form, issuedAt.toString(36), seal(keys, bound, challenge).toString("base64url")].join(".");
}

const shape = new RegExp(`^([0-9a-f-]{36})\\.(${forms.join("|")})\\.([0-9a-z]{1,10})\\.([\\w-]{22})$`);

/** The challenge of a token that was made for this visitor in this space; `null` for any other text. */
export function readToken(keys: Keys, bound: Bound, token: string): Challenge | null {
  const [, idText = "", form, time = "", given = ""] = shape.exec(token) ?? [];
  const id = readId<ChallengeId>(idText);
  if (!id) return null;
  const challenge = { id, form: form as CaptchaForm, issuedAt: Number.parseInt(time, 36) };
  return sameBytes(Buffer.from(given, "base64url"), seal(keys, bound, challenge)) ? challenge : null;
}

const seal = (keys: Keys, { space, visitor }: Bound, { id, form, issuedAt }: Challenge) =>
  keys.sign("captcha", "token", space, visitor, form, id, String(issuedAt)).subarray(0, sealBytes);
