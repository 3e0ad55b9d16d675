import { z } from "zod";
import type { Keys } from "#infra/sealing/keys.ts";
import { type Duration, days } from "#kernel/duration.ts";
import type { Space } from "#spaces/space.ts";
import type { MailContent } from "./drawing/content.ts";

/** Links and codes are derived from the keys each time, and never stored. */
export type MailTools = { space: Space; keys: Keys; publicUrl: URL };

/**
 * `proof`: a link or a code that somebody has just asked for. `security`: tells holders what happened to their account.
 * `staff`: to our own service. These are sent even to an address that failed before: a bounce, true or forged, must
 * lock nobody out and hide no warning. `news` can wait, and is held back.
 */
export type MailPurpose = "proof" | "security" | "staff" | "news";

export type MailKind<in Props> = {
  /** Name in the outbox. Do not rename it: rows that wait during an upgrade contain it. */
  kind: string;
  purpose: MailPurpose;
  /** What staff call it, in lower case. */
  title: string;
  /** Default lifetime; a mail with a link or a code expires with it. */
  worthSendingFor: Duration;
  /** Also logged as an error, whether or not the mail arrives. */
  isAlarm: boolean;
  /** May contain no account number, and no secret but its own link or code. */
  compose(props: Props, tools: MailTools): MailContent;
  /** Throws when the stored props do not match the schema. */
  composeStored(stored: unknown, tools: MailTools): MailContent;
};

export const greeted = z.object({ firstName: z.string() });

type MailDefinition<Props> = {
  kind: string;
  title: string;
  purpose: MailPurpose;
  /** Stored: no link, code or secret, and nothing that the mail does not say. */
  props: z.ZodType<Props>;
  compose(props: Props, tools: MailTools): MailContent;
  worthSendingFor?: Duration;
  isAlarm?: boolean;
};

export function defineMail<Props>(definition: MailDefinition<Props>): MailKind<Props> {
  const { kind, title, purpose, props, compose, worthSendingFor = days(3), isAlarm = false } = definition;
  return {
    kind,
    title,
    purpose,
    worthSendingFor,
    isAlarm,
    compose,
    composeStored: (stored, tools) => compose(props.parse(stored), tools),
  };
}
