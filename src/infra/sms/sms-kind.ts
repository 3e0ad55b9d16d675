import { z } from "zod";
import type { Keys } from "#infra/sealing/keys.ts";
import { type Duration, days } from "#kernel/duration.ts";
import type { Space } from "#spaces/space.ts";

/** What an SMS is composed with. Codes are derived from the keys each time, and stored nowhere. */
export type SmsTools = { space: Space; keys: Keys };

/** A kind of SMS, declared by the subject that sends it. */
export type SmsKind<in Props> = {
  /** Its name in the outbox: rows that wait carry it through an upgrade. */
  kind: string;
  /** How long it is worth sending when its sender does not say; with a code, as long as the code. */
  worthSendingFor: Duration;
  /** A code is worth nothing tomorrow; news are, and wait for the budget of the next day. */
  waitsForBudget: boolean;
  /** It is sent to people who get a mail too: somebody else may read their mailbox. */
  besideMail: boolean;
  /** Words in 160 signs: no name, no number, no link, and nothing that opens but its code. */
  compose(props: Props, tools: SmsTools): string;
  /** Throws when what was stored is not what this kind is told. */
  composeStored(stored: unknown, tools: SmsTools): string;
};

/** The props of an SMS that is told nothing. */
export const nothing = z.object({});

type SmsDefinition<Props> = {
  kind: string;
  /** Never a code: it is stored. */
  props: z.ZodType<Props>;
  compose(props: Props, tools: SmsTools): string;
  worthSendingFor?: Duration;
  waitsForBudget?: boolean;
  besideMail?: boolean;
};

/** Declares a kind of SMS; three days is how long most are worth sending. */
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

/** What happened, and whom to call if it was somebody else. */
export const newsInSms = ({ wording }: Space, happened: string) =>
  `${wording.organisation} : ${happened} Ce n’est pas vous ? Appelez le ${wording.contact.phone}.`;
