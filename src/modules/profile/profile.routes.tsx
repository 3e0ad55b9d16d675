import { sendPage } from "#http/send-page.ts";
import { signedIn } from "#modules/signed-in.ts";
import type { SpaceWeb } from "#web.ts";
import { frameOf } from "../frame.ts";
import { ProfilePage } from "./pages/profile-page.tsx";
import { findProfile } from "./profile.queries.ts";

/** Mes informations: to be read. */
export function profileRoutes({ routes, ctx }: SpaceWeb) {
  routes.get(
    "/espace/informations",
    signedIn(ctx, async (visit) => {
      const profile = await ctx.db.inTransaction((trx) => findProfile(trx, visit.session.holderId));
      if (!profile) throw new Error("someone signed in is on no file");
      return sendPage(
        visit.reply,
        <ProfilePage
          frame={frameOf(ctx, visit, "profile")}
          profile={profile}
          numberWord={ctx.space.wording.number}
          contactHref={`/${ctx.space.id}/contact`}
        />,
      );
    }),
  );
}
