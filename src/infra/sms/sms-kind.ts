import { z } from "zod";
import type { Keys } from "#infra/sealing/keys.ts";
import { type Duration, days } from "#kernel/duration.ts";
import type { Space } from "#spaces/space.ts";

/** Codes are derived from the keys each time, and never stored. */
export type SmsTools = { space: Space; keys: Keys };

export type SmsKind<in Props> = {
  /** Name in the outbox. Do not rename it: rows that wait during an upgrade contain it. */
  kind: string;
  /** Default lifetime; an SMS with a code expires with it. */
  worthSendingFor: Duration;
  /** A code is useless tomorrow; news waits for the next day's budget. */
  waitsForBudget: boolean;
  /** Sent in addition to a mail, whose mailbox somebody else may read. */
  besideMail: boolean;
  /** At most 160 characters: no name, number or link, and no secret but its code. */
  compose(props: Props, tools: SmsTools): string;
  /** Throws when the stored props do not match the schema. */
  composeStored(stored: unknown, tools: SmsTools): string;
};

export const nothing = z.object({});

type SmsDefinition<Props> = {
  kind: string;
  /** Stored: never a code. */
  props: z.ZodType<Props>;
  compose(props: Props, tools: SmsTools): string;
  worthSendingFor?: Duration;
  waitsForBudget?: boolean;
  besideMail?: boolean;
};

export function defineSms<Props>(definition: SmsDefinition<Props>): SmsKind<Props> {
  const { props, compose, ...given } = definition;
  return {
    worthSendingFor: days(3),
    waitsForBudget: true,
    besideMail: false,
    ...given,
    compose,
    composeStored: (stored, tools) => compose(props.parse(stored), tools),
  };
}

export const newsInSms = ({ wording }: Space, happened: string) =>
  `${wording.organisation} : ${happened} Ce n’est pas vous ? Appelez le ${wording.contact.phone}.`;
