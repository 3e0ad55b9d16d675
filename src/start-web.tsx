import { sql } from "kysely";
import { answerAgreedPaths } from "#http/agreed-paths.ts";
import { serveAssets } from "#http/assets.ts";
import { spaceRoutes } from "#http/router.ts";
import { sendPage } from "#http/send-page.ts";
import { createServer } from "#http/server.ts";
import { isOutage } from "#infra/db/outage.ts";
import { HashingBusy } from "#infra/hashing/port.ts";
import { seconds } from "#kernel/duration.ts";
import { ErrorPage } from "#modules/public/pages/error-page.tsx";
import { brandOf } from "#spaces/brand.ts";
import type { Space } from "#spaces/space.ts";
import { assetsFolder, assetUrl } from "#ui/assets.ts";
import { FrontPage } from "#ui/front-page.tsx";
import { openSpace } from "./app.ts";
import { openWorkshop } from "./dev/workshop.ts";
import type { House } from "./house.ts";
import { mailsOfTheDay } from "./mail-measures.ts";

/** The web server of a house, not yet listening. */
export function createWeb(house: House) {
  const { config, db } = house;
  const app = createServer({
    publicUrl: config.web.publicUrl,
    keys: house.keys,
    proxies: config.web.proxies,
    log: house.log,
    drawError: (request, error) => <ErrorPage brand={brandOfPath(house, request.url)} {...error} />,
    metricsToken: config.web.metricsToken,
    measures: [mailsOfTheDay(house)],
    isReady: async () => (await sql`select 1`.execute(db)).rows.length === 1,
    errorStatus: (error) =>
      error instanceof HashingBusy || isOutage(error) ? { status: 503, retryAfter: seconds(5) } : null,
  });
  serveAssets(app, assetsFolder, "/assets/", true);
  answerAgreedPaths(app, assetUrl("favicon.svg"));
  app.get("/", (_, reply) =>
    sendPage(reply, <FrontPage portals={house.contexts.map(({ space }) => portalOf(space))} />),
  );
  for (const ctx of house.contexts) {
    spaceRoutes(app, ctx.space.id, (routes) => openSpace({ routes, ctx }));
  }
  if (!config.house.production) openWorkshop(app, { mailbox: house.mailbox, store: config.store.folder });
  return app;
}

const portalOf = (space: Space) => ({ ...brandOf(space), tagline: space.wording.tagline });

function brandOfPath(house: House, url: string) {
  const space = house.findSpace(url.split(/[/?]/)[1] ?? "");
  return space ? brandOf(space) : null;
}
