import type { FastifyInstance } from "fastify";
import { demonstrationLetters } from "#demo/places.ts";
import { sendErrorPage } from "#http/answers/error-pages.ts";
import { isForHere } from "#http/visitors/from-here.ts";
import type { LocalMailbox } from "#infra/mail/local-mailbox.ts";
import type { Contributed } from "#subject/contributed.ts";
import { codesRoutes, type StaffCodes } from "./codes.routes.tsx";
import { galleryRoutes } from "./gallery.routes.tsx";
import { openGallery } from "./gallery.tsx";
import { letterRoutes } from "./letters.routes.tsx";
import { mailboxRoutes } from "./mailbox.routes.tsx";
import { journeyMapRoutes } from "./maps/journey-maps.routes.tsx";

type Workshop = { mailbox: LocalMailbox; store: string; contributed: Contributed; staffCodes: StaffCodes };

/** Shows live links: never in production nor behind a public address; only this machine may open it. */
export function openWorkshop(app: FastifyInstance, { mailbox, store, contributed, staffCodes }: Workshop) {
  app.register(async (workshop) => {
    workshop.addHook("onRequest", async (request, reply) => {
      if (!isForHere(request)) return sendErrorPage(request, reply, 404);
    });
    mailboxRoutes(workshop, mailbox);
    letterRoutes(workshop, demonstrationLetters(store));
    galleryRoutes(workshop, await openGallery(contributed));
    journeyMapRoutes(workshop);
    codesRoutes(workshop, staffCodes);
  });
}
