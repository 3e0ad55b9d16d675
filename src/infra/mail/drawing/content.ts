/** A paragraph; the one thing to do, a link under its label; or a code to copy. */
export type MailPart = string | { action: string; href: string } | { label: string; code: string };

/** What a mail says, once; its text and its HTML are both drawn from it. Plain spaces: it is typeset when drawn. */
export type MailContent = {
  subject: string;
  /** Only in mails to an address that is proven or on file: a mistyped one is somebody else's. */
  firstName?: string;
  parts: readonly MailPart[];
};
