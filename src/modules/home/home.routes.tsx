import { sendPage } from "#http/send-page.ts";
import { signedIn } from "#modules/signed-in.ts";
import type { SpaceWeb } from "#web.ts";
import { frameOf } from "../frame.ts";
import { HomePage } from "./pages/home-page.tsx";

/** Accueil: where one lands after signing in. */
export function homeRoutes({ routes, ctx }: SpaceWeb) {
  routes.get(
    "/espace",
    signedIn(ctx, async (visit) => {
      const frame = frameOf(ctx, visit, "home");
      return sendPage(visit.reply, <HomePage frame={frame} firstName={visit.session.firstName} />);
    }),
  );
}
