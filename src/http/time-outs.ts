import { minutes, seconds } from "#kernel/duration.ts";

export const bodyLimit = 64 * 1024;

/** Time for a form to arrive; an upload has its own. */
export const bodyTime = seconds(60);

/** Slow clients, which drip their headers or body, are cut (slowloris). */
export const connectionLimits = {
  /** For the slowest upload; `cutSlowBodies` applies the limit of each route. */
  requestTimeout: minutes(30),
  connectionTimeout: minutes(2),
  /** Longer than a proxy's usual 60 s: a proxy must never send on a connection we are closing. */
  keepAliveTimeout: seconds(65),
  forceCloseConnections: "idle",
  return503OnClosing: false,
  http: {
    headersTimeout: seconds(15),
    connectionsCheckingInterval: seconds(5),
    maxHeaderSize: 16 * 1024,
    /** We check it ourselves, to refuse with our own headers. */
    requireHostHeader: false,
  },
} as const;
