import type { FastifyInstance } from "fastify";
import type { SpaceId } from "#kernel/ids.ts";
import { sendNotFound } from "./answers/error-pages.ts";

export function spaceRoutes(
  app: FastifyInstance,
  slug: SpaceId,
  register: (routes: FastifyInstance) => void | Promise<void>,
): void {
  app.register(
    async (routes) => {
      routes.addHook("onRequest", (request, _, done) => {
        request.space = slug;
        done();
      });
      routes.setNotFoundHandler(sendNotFound);
      await register(routes);
    },
    { prefix: `/${slug}` },
  );
}
