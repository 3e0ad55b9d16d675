import type { MailProps } from "#infra/mail/mail-kinds.ts";
import type { LinkId } from "#kernel/ids.ts";
import type { Space } from "#spaces/space.ts";

/** A paragraph, or the one thing to do: a link under its label. */
export type MailPart = string | { action: string; href: string };

/** What a mail says, once; its text and its HTML are both drawn from it. Plain spaces: it is typeset when drawn. */
export type MailContent = {
  subject: string;
  /** Only in mails to an address that is proven or on file: a mistyped one is somebody else's. */
  firstName?: string;
  parts: readonly MailPart[];
};

export type ComposerTools = {
  space: Space;
  /** The address of a link, made again from its id each time a mail is composed. */
  linkTo(id: LinkId): string;
};

/** Words for one kind of mail. Never a number, a code or anything else that opens: only its link. */
export type Composer<Kind extends keyof MailProps> = (
  props: MailProps[Kind],
  tools: ComposerTools,
) => MailContent;
