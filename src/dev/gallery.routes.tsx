import type { FastifyInstance } from "fastify";
import { sendErrorPage } from "#http/answers/error-pages.ts";
import { sendPage } from "#http/answers/send-page.ts";
import { drawSamplePicture } from "#journeys/engine/samples/sample-captcha.ts";
import { findEntry, type Room } from "./gallery.tsx";
import { GalleryPage } from "./gallery-page.tsx";

/** `/_dev/pages`: every page in every state. Never in production. */
export function galleryRoutes(app: FastifyInstance, gallery: readonly Room[]): void {
  app.get("/_dev/pages", (_, reply) => sendPage(reply, <GalleryPage rooms={gallery} />));
  app.get<{ Params: { room: string; key: string } }>("/_dev/pages/:room/:key", (request, reply) => {
    const found = findEntry(gallery, request.params.room, request.params.key);
    return found ? sendPage(reply, found.draw()) : sendErrorPage(request, reply, 404);
  });
  app.get<{ Params: { place: string } }>("/_dev/anti-robot/:place(^[1-6]$)", async (request, reply) =>
    reply.type("image/png").send(await drawSamplePicture(Number(request.params.place))),
  );
}
