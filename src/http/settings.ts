import type { FastifyRequest } from "fastify";
import type { Duration } from "#kernel/duration.ts";
import type { SpaceId } from "#kernel/ids.ts";
import { isThisMachine } from "#kernel/this-machine.ts";
import type { Drawing } from "./answers/send-page.ts";

/** Keys as this room needs them: a keyed hash under a purpose. */
export type Signer = { sign(purpose: "csrf", ...parts: string[]): Buffer };

/** What an error page may say; never a stack, a path or a statement. */
export type PageError = {
  status: number;
  /** The id of the request, to be read out on the telephone and found in the log. */
  id: string;
  retryAfter?: Duration;
  message?: string;
};

export type DrawError = (request: FastifyRequest, error: PageError) => Drawing;

/** What hooks and cookies must know of this installation; on every Fastify instance as `settings`. */
export type HttpSettings = {
  /** The origin people reach us by; never taken from a request. */
  origin: string;
  /** Under https, cookies are `Secure` and carry `__Host-`. */
  secure: boolean;
  /** On a developer's machine `localhost` and `127.0.0.1` are the same place. */
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
    /** The space whose path this is; `null` outside any space. */
    space: SpaceId | null;
    /** Monotonic clock at the first byte we saw, in milliseconds. */
    beganAt: number;
    /** The visitor cookie of this request, even when this very response makes it. */
    visitorSecret: string | null;
  }
  interface FastifyContextConfig {
    /** This GET changes something: HEAD is answered without running it. */
    actsOnGet?: boolean;
  }
}
