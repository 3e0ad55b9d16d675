import type { FastifyInstance, FastifyRequest, RouteShorthandOptions } from "fastify";
import { readFields, usualFields } from "./form-fields.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    mostFields?: number;
  }
}

/** Route options of a large form. */
export const acceptForm = (limits: { bytes: number; fields: number }): RouteShorthandOptions => ({
  bodyLimit: limits.bytes,
  config: { mostFields: limits.fields },
});

export function parseForms(app: FastifyInstance): void {
  app.addContentTypeParser(
    "application/x-www-form-urlencoded",
    { parseAs: "buffer" },
    async (request: FastifyRequest, body: Buffer) =>
      readFields(body.toString(), request.routeOptions.config.mostFields ?? usualFields),
  );
}
