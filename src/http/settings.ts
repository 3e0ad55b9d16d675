import type { FastifyRequest } from "fastify";
import type { Duration } from "#kernel/duration.ts";
import type { SpaceId } from "#kernel/ids.ts";
import { isThisMachine } from "#kernel/this-machine.ts";
import type { Drawing } from "./answers/send-page.ts";

export type Signer = { sign(purpose: "csrf", ...parts: string[]): Buffer };

export type PageError = {
  status: number;
  id: string;
  retryAfter?: Duration;
  message?: string;
};

export type DrawError = (request: FastifyRequest, error: PageError) => Drawing;

export type HttpSettings = {
  origin: string;
  /** Under https, cookies are `Secure` and carry `__Host-`. */
  secure: boolean;
  /** On a developer's machine, `localhost` and `127.0.0.1` are the same origin. */
  loopback: boolean;
  keys: Signer;
  drawError: DrawError;
};

export const settingsFrom = (publicUrl: URL, keys: Signer, drawError: DrawError): HttpSettings => ({
  origin: publicUrl.origin,
  secure: publicUrl.protocol === "https:",
  loopback: isThisMachine(publicUrl.hostname),
  keys,
  drawError,
});

declare module "fastify" {
  interface FastifyInstance {
    settings: HttpSettings;
  }
  interface FastifyRequest {
    space: SpaceId | null;
    /** Monotonic clock at the first byte, in milliseconds. */
    beganAt: number;
    visitorSecret: string | null;
  }
  interface FastifyContextConfig {
    /** This GET changes something: HEAD is answered without running it. */
    actsOnGet?: boolean;
  }
}
