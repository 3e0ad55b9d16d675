import { minutes, seconds } from "#kernel/duration.ts";

/** The longest form we read, in bytes. */
export const bodyLimit = 64 * 1024;

/** How long a connection may dawdle: a client that drips its headers or its body is cut (slowloris). */
export const connectionLimits = {
  requestTimeout: seconds(60),
  connectionTimeout: minutes(2),
  /** Longer than the usual 60 s of a proxy, which must never send on a connection we are closing. */
  keepAliveTimeout: seconds(65),
  forceCloseConnections: "idle",
  /** On closing, what is already on its way is still answered, with `Connection: close`. */
  return503OnClosing: false,
  http: {
    headersTimeout: seconds(15),
    connectionsCheckingInterval: seconds(5),
    maxHeaderSize: 16 * 1024,
    /** We check it ourselves, to refuse with our own headers. */
    requireHostHeader: false,
  },
} as const;
