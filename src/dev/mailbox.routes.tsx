import type { FastifyInstance, FastifyReply } from "fastify";
import { sendPage } from "#http/answers/send-page.ts";
import type { KeptMessage, LocalMailbox } from "#infra/mail/local-mailbox.ts";
import { MailboxPage, MessagePage, mailboxPath } from "./mailbox-pages.tsx";

type OneMessage = { Params: { id: string } };

/** A mail shown here runs nothing, fetches nothing and has no origin. */
const mailPolicy =
  "sandbox allow-top-navigation; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

/** For an installation without a mail server. Mails hold live links: never in production. */
export function mailboxRoutes(app: FastifyInstance, mailbox: LocalMailbox): void {
  app.get(mailboxPath, async (_request, reply) =>
    sendPage(reply, <MailboxPage messages={await mailbox.list()} />),
  );
  const found = async (reply: FastifyReply, id: string, show: (message: KeptMessage) => unknown) => {
    const message = await mailbox.read(id);
    return message ? show(message) : reply.callNotFound();
  };
  app.get<OneMessage>(`${mailboxPath}/:id`, (request, reply) =>
    found(reply, request.params.id, (message) => sendPage(reply, <MessagePage message={message} />)),
  );
  app.get<OneMessage>(`${mailboxPath}/:id/html`, (request, reply) =>
    found(reply, request.params.id, ({ html }) =>
      html === null
        ? reply.callNotFound()
        : sendPage(reply.header("content-security-policy", mailPolicy), html.replace(/^<!doctype html>/, "")),
    ),
  );
  app.get<OneMessage>(`${mailboxPath}/:id/brut`, async (request, reply) => {
    const raw = await mailbox.readRaw(request.params.id);
    return raw ? reply.type("text/plain; charset=utf-8").send(raw) : reply.callNotFound();
  });
}
