import type { FastifyInstance } from "fastify";
import { demonstrationLetters } from "#demo/places.ts";
import type { LocalMailbox } from "#infra/mail/local-mailbox.ts";
import { galleryRoutes } from "./gallery.routes.tsx";
import { letterRoutes } from "./letters.routes.tsx";
import { mailboxRoutes } from "./mailbox.routes.tsx";
import { journeyMapRoutes } from "./maps/journey-maps.routes.tsx";

type Workshop = { mailbox: LocalMailbox; store: string };

/** `/_dev`: what a developer and a demonstration want to see. Never opened in production. */
export function openWorkshop(app: FastifyInstance, { mailbox, store }: Workshop) {
  mailboxRoutes(app, mailbox);
  letterRoutes(app, demonstrationLetters(store));
  galleryRoutes(app);
  journeyMapRoutes(app);
}
