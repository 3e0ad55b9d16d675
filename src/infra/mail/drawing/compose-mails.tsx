import { render } from "preact-render-to-string";
import type { SpaceId } from "#kernel/ids.ts";
import type { Space } from "#spaces/space.ts";
import type { MailKind, MailTools } from "../mail-kind.ts";
import type { ComposedMail } from "../postman.ts";
import type { Compose } from "../send-mail.ts";
import type { MailContent } from "./content.ts";
import { MailFrame } from "./mail-frame.tsx";
import { oneLine } from "./one-line.ts";
import { textPart } from "./text-part.ts";

type ComposeOptions = Omit<MailTools, "space"> & {
  kinds: ReadonlyMap<string, MailKind<never>>;
  findSpace: (slug: SpaceId) => Space | undefined;
};

/** Links are built from the public address, never from a request (REC-01). */
export function composeMails({ kinds, findSpace, ...tools }: ComposeOptions): Compose {
  return async (slug, kind, props) => {
    const space = findSpace(slug);
    if (!space) throw new Error(`there is no space ${slug}`);
    const mail = kinds.get(kind);
    if (!mail) throw new Error(`there is no mail of kind ${kind}`);
    return drawMail(space, mail.composeStored(props, { space, ...tools }));
  };
}

const drawMail = (space: Space, content: MailContent): ComposedMail => ({
  from: { name: space.wording.name, address: space.policy.mail.from },
  replyTo: space.policy.mail.replyTo,
  subject: oneLine(content.subject),
  text: textPart(space, content),
  html: `<!doctype html>${render(<MailFrame space={space} content={content} />)}`,
});
