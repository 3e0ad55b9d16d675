import { type Keys, sameBytes } from "#infra/sealing/keys.ts";
import { mobileOf } from "#infra/sms/mobile.ts";
import { maskEmail, maskPhone } from "#kernel/text/text.ts";
import { likeMail, likePhone } from "./decoy-signs.rules.ts";

export type OnFile = { email: string | null; phone: string | null };

/** `from`: keyed hash of what the mask was drawn from; `null`: drawn by a former version. */
export type Drawn = { mask: string | null; from: Buffer | null };

/** `null` for a telephone that no SMS reaches. */
export function maskOfMobile(phone: string | null): string | null {
  const mobile = mobileOf(phone);
  return mobile && maskPhone(mobile);
}

/** The masks of an unknown number, made from the contacts of the holder picked for it. */
export function decoyMasks(keys: Keys, number: string, { email, phone }: OnFile) {
  const bytesFor = (sign: string) => keys.sign("subject", "decoy signs", number, sign);
  const hashed = (mask: string | null) => keys.sign("subject", "decoy from", number, mask ?? "");
  const mail = email === null ? null : maskEmail(email);
  const sms = maskOfMobile(phone);
  return {
    mail: { mask: mail && likeMail(mail, bytesFor), from: hashed(mail) },
    sms: { mask: sms && likePhone(sms, bytesFor), from: hashed(sms) },
  };
}

/** The stored mask while the holder's own mask stays, a new one after that. */
export const shownMask = (stored: Drawn, today: { mask: string | null; from: Buffer }): string | null =>
  stored.from === null || sameBytes(stored.from, today.from) ? stored.mask : today.mask;
