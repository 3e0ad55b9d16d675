import type { FastifyInstance } from "fastify";
import type { LocalMailbox } from "#infra/mail/local-mailbox.ts";
import { galleryRoutes } from "./gallery.routes.tsx";
import { journeyMapRoutes } from "./journey-maps.routes.tsx";
import { mailboxRoutes } from "./mailbox.routes.tsx";

/** `/_dev`: what a developer and a demonstration want to see. Never opened in production. */
export function openWorkshop(app: FastifyInstance, { mailbox }: { mailbox: LocalMailbox }) {
  mailboxRoutes(app, mailbox);
  galleryRoutes(app);
  journeyMapRoutes(app);
}
