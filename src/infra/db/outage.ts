/** SQLSTATEs of a database that cannot answer now: connection, resources, operator, time-outs, read-only. */
const outage = /^(08|53|57P|57014|55P03|25P03|25006)/;
const unreachable = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOENT|EHOSTUNREACH)$/;
const lost =
  /timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error/;

/** Whether the error means that the database is away, too busy or too slow, rather than a bug. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return outage.test(code) || unreachable.test(code) || lost.test(error.message);
}
