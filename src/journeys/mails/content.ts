import type { MailProps } from "#infra/mail/mail-kinds.ts";
import type { CodeId, LinkId } from "#kernel/ids.ts";
import type { Space } from "#spaces/space.ts";

/** A paragraph; the one thing to do, a link under its label; or a code to copy. */
export type MailPart = string | { action: string; href: string } | { label: string; code: string };

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
  /** The six digits of a code, made again likewise. */
  codeOf(id: CodeId): string;
};

/** Words for one kind of mail. Never a number or anything else that opens: only its link, or its code. */
export type Composer<Kind extends keyof MailProps> = (
  props: MailProps[Kind],
  tools: ComposerTools,
) => MailContent;
