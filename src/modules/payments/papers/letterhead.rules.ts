import type { Letterhead } from "#infra/pdf/paper/paper.ts";
import { capitalised } from "#kernel/text/text.ts";
import type { Holder } from "#registry/holders/holders.queries.ts";
import type { Space } from "#spaces/space.ts";

export const letterheadOf = ({ wording, colour }: Space): Letterhead => {
  const { service, phone, hours, email, address } = wording.contact;
  return {
    name: wording.name,
    lines: [...address, `${phone}, ${hours}`, email],
    foot: `${service} · ${phone} · ${email}`,
    colour,
  };
};

export const nameOf = ({ firstName, lastName, organisation }: Holder) =>
  `${firstName} ${lastName}`.trim() || organisation;

/** The holder of a document, and the day it was made. */
export const aboutHolder = ({ wording }: Space, holder: Holder, madeOn: string) =>
  [
    [capitalised(wording.holder), nameOf(holder)],
    [wording.numberLabel, holder.number],
    ["Établi le", madeOn],
  ] as const;
