import { z } from "zod";
import type { Keys } from "#infra/sealing/keys.ts";
import { type Duration, days } from "#kernel/duration.ts";
import type { Space } from "#spaces/space.ts";
import type { MailContent } from "./drawing/content.ts";

/** What a mail is composed with. Links and codes are derived from the keys each time, and stored nowhere. */
export type MailTools = { space: Space; keys: Keys; publicUrl: URL };

/** A kind of mail, declared by the subject that sends it. */
export type MailKind<in Props> = {
  /** Its name in the outbox: rows that wait carry it through an upgrade. */
  kind: string;
  /** How long it is worth sending when its sender does not say; with a link or a code, as long as that. */
  worthSendingFor: Duration;
  /** An alarm is logged as an error too, whether or not it arrives. */
  isAlarm: boolean;
  /** Never a number or anything else that opens: only its link, or its code. */
  compose(props: Props, tools: MailTools): MailContent;
  /** Throws when what was stored is not what this kind is told. */
  composeStored(stored: unknown, tools: MailTools): MailContent;
};

/** The props of a mail that greets, and is told nothing else. */
export const greeted = z.object({ firstName: z.string() });

type MailDefinition<Props> = {
  kind: string;
  /** Never a link, a code or a secret, and nothing that the mail does not say: it is stored. */
  props: z.ZodType<Props>;
  compose(props: Props, tools: MailTools): MailContent;
  worthSendingFor?: Duration;
  isAlarm?: boolean;
};

/** Declares a kind of mail; three days is how long most are worth sending. */
export function defineMail<Props>(definition: MailDefinition<Props>): MailKind<Props> {
  const { kind, props, compose, worthSendingFor = days(3), isAlarm = false } = definition;
  return {
    kind,
    worthSendingFor,
    isAlarm,
    compose,
    composeStored: (stored, tools) => compose(props.parse(stored), tools),
  };
}
