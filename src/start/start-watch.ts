import { createServer } from "#http/server.ts";
import { readinessOf } from "#infra/db/readiness.queries.ts";
import type { House } from "./house.ts";
import { measuresOf } from "./measures.ts";

/** The worker's server, not yet listening: `/healthz`, `/readyz` and `/metrics` only. */
export function createWatch(house: House) {
  const { config, db, keys, log } = house;
  return createServer({
    publicUrl: config.web.publicUrl,
    keys,
    proxies: config.web.proxies,
    log,
    drawError: (_, { status }) => `<html lang="fr"><title>${status}</title><p>${status}</p></html>`,
    metricsToken: config.web.metricsToken,
    measures: measuresOf(house),
    isReady: readinessOf(db),
  });
}
