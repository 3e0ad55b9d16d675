import { render } from "preact-render-to-string";
import type { MailProps } from "#infra/mail/mail-kinds.ts";
import type { ComposedMail } from "#infra/mail/postman.ts";
import type { Compose } from "#infra/mail/send-mail.ts";
import type { Keys } from "#infra/sealing/keys.ts";
import type { CodeId, LinkId, SpaceId } from "#kernel/ids.ts";
import type { Space } from "#spaces/space.ts";
import { codeDigits } from "../proofs/code/code-digits.ts";
import { linkToken } from "../proofs/link/link-token.ts";
import { composers } from "./composers.ts";
import type { ComposerTools, MailContent } from "./content.ts";
import { MailFrame } from "./mail-frame.tsx";
import { oneLine } from "./one-line.ts";
import { textPart } from "./text-part.ts";

type ComposeOptions = { findSpace: (slug: SpaceId) => Space | undefined; keys: Keys; publicUrl: URL };

/** Draws mails for the worker. Links are built from the public address, never from a request (REC-01). */
export function composeMails({ findSpace, keys, publicUrl }: ComposeOptions): Compose {
  return async (slug, kind, props) => {
    const space = findSpace(slug);
    if (!space) throw new Error(`there is no space ${slug}`);
    if (!isKind(kind)) throw new Error(`there is no mail of kind ${kind}`);
    const linkTo = (id: LinkId) =>
      new URL(`/${space.id}/lien/${linkToken(keys, space.id, id)}`, publicUrl).href;
    const codeOf = (id: CodeId) => codeDigits(keys, space.id, id);
    return drawMail(space, contentOf(kind, props as MailProps[typeof kind], { space, linkTo, codeOf }));
  };
}

/** A mail as it leaves, from what it says. */
const drawMail = (space: Space, content: MailContent): ComposedMail => ({
  from: { name: space.wording.name, address: space.policy.mail.from },
  replyTo: space.policy.mail.replyTo,
  subject: oneLine(content.subject),
  text: textPart(space, content),
  html: `<!doctype html>${render(<MailFrame space={space} content={content} />)}`,
});

const isKind = (kind: string): kind is keyof MailProps => Object.hasOwn(composers, kind);

const contentOf = <Kind extends keyof MailProps>(kind: Kind, props: MailProps[Kind], tools: ComposerTools) =>
  composers[kind](props, tools);
