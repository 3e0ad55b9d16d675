import { type Keys, sameBytes } from "#infra/sealing/keys.ts";
import { mobileOf } from "#infra/sms/mobile.ts";
import { maskEmail, maskPhone } from "#kernel/text/text.ts";
import { likeMail, likePhone } from "./decoy-signs.rules.ts";

export type OnFile = { email: string | null; phone: string | null };

/** A mask as it was drawn, and a keyed hash of what it was drawn from; `null` if a former version drew it. */
export type Drawn = { mask: string | null; from: Buffer | null };

/** A telephone that no SMS reaches is no way to send a code. */
export function maskOfMobile(phone: string | null): string | null {
  const mobile = mobileOf(phone);
  return mobile && maskPhone(mobile);
}

/** What a number nobody has shows when the holder picked for it has these contacts on file. */
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

/** What is shown: as it was drawn for as long as the holder's own mask stays, and drawn from today's after that. */
export const shownMask = (stored: Drawn, today: { mask: string | null; from: Buffer }): string | null =>
  stored.from === null || sameBytes(stored.from, today.from) ? stored.mask : today.mask;
