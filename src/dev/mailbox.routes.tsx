import type { FastifyInstance, FastifyReply } from "fastify";
import { sendPage } from "#http/answers/send-page.ts";
import type { KeptMessage, LocalMailbox } from "#infra/mail/local-mailbox.ts";
import { MailboxPage, MessagePage, mailboxPath } from "./mailbox-pages.tsx";

type OneMessage = { Params: { id: string } };

/** What a mail may do when it is looked at: show itself. It runs nothing, fetches nothing, and is of no origin. */
const mailPolicy =
  "sandbox allow-top-navigation; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

/** The mailbox of an installation without a mail server. Its mails hold live links: never in production. */
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
