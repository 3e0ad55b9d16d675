import type { FastifyInstance } from "fastify";
import { answerAgreedPaths } from "#http/answers/agreed-paths.ts";
import { serveAssets } from "#http/answers/assets.ts";
import { keepPage } from "#http/answers/kept-page.ts";
import { spaceRoutes } from "#http/router.ts";
import { createServer } from "#http/server.ts";
import { isOutage } from "#infra/db/outage.ts";
import { readinessOf } from "#infra/db/readiness.queries.ts";
import { HashingBusy } from "#infra/hashing/port.ts";
import { seconds } from "#kernel/duration.ts";
import { isThisMachine } from "#kernel/this-machine.ts";
import { ErrorPage } from "#modules/public/pages/error-page.tsx";
import { brandOf } from "#spaces/brand.ts";
import type { Space } from "#spaces/space.ts";
import { assetsFolder, assetUrl } from "#ui/frame/assets.ts";
import { FrontPage } from "#ui/frame/front-page.tsx";
import { refuseUnguarded } from "#web/guarded-scope.ts";
import { desks, openOffice, openSpace } from "../app.ts";
import type { House } from "./house.ts";
import { measuresOf } from "./measures.ts";

export function createWeb(house: House) {
  const { config, db, modules } = house;
  const app = createServer({
    publicUrl: config.web.publicUrl,
    keys: house.keys,
    proxies: config.web.proxies,
    log: house.log,
    drawError: (request, error) => <ErrorPage brand={brandOfPath(house, request.url)} {...error} />,
    metricsToken: config.web.metricsToken,
    measures: measuresOf(house),
    isReady: readinessOf(db),
    errorStatus: (error) =>
      error instanceof HashingBusy || isOutage(error) ? { status: 503, retryAfter: seconds(5) } : null,
  });
  refuseUnguarded(app);
  serveAssets(app, assetsFolder, "/assets/", true);
  answerAgreedPaths(app, assetUrl("favicon.svg"));
  app.get(
    "/",
    keepPage(() => <FrontPage portals={house.contexts.map(({ space }) => portalOf(space))} />),
  );
  for (const ctx of house.contexts) {
    spaceRoutes(app, ctx.space.id, (routes) => openSpace({ routes, ctx }, modules));
  }
  const portals = house.contexts;
  spaceRoutes(app, house.office.space.id, (routes) =>
    openOffice({ routes, ctx: house.office, portals, desks }, modules),
  );
  if (!config.house.production && isThisMachine(config.web.publicUrl.hostname))
    app.register(async (workshop) => hangWorkshop(workshop, house));
  return app;
}

/** Imported only here, so that production neither serves nor loads it. */
async function hangWorkshop(app: FastifyInstance, { mailbox, config, contributed, office }: House) {
  const { openWorkshop } = await import("#dev/workshop.ts");
  const { currentCodes } = await import("#demo/staff/current-codes.queries.ts");
  const staffCodes = () => currentCodes(office);
  openWorkshop(app, { mailbox, store: config.store.folder, contributed, staffCodes });
}

const portalOf = (space: Space) => ({ ...brandOf(space), tagline: space.wording.tagline });

function brandOfPath(house: House, url: string) {
  const space = house.findSpace(url.split(/[/?]/)[1] ?? "");
  return space ? brandOf(space) : null;
}
