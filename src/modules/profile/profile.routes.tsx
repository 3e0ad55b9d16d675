import { sendPage } from "#http/answers/send-page.ts";
import { mobileOf } from "#infra/sms/mobile.ts";
import { signedIn } from "#modules/signed-in.ts";
import type { Policy } from "#spaces/space.ts";
import type { SpaceWeb } from "#web.ts";
import { frameOf } from "../frame.ts";
import { ProfilePage } from "./pages/profile-page.tsx";
import { findProfile, type Profile } from "./profile.queries.ts";
import type { Reach } from "./reach.rules.ts";

/** Where codes could go, in a space that sends any. */
const reachOf = ({ codes, sms }: Policy, { email, phone }: Profile): Reach | null =>
  codes && { mail: email !== null, sms: sms !== null && mobileOf(phone) !== null };

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
          policy={ctx.space.policy}
          numberWord={ctx.space.wording.number}
          contactHref={`/${ctx.space.id}/contact`}
          reach={reachOf(ctx.space.policy, profile)}
        />,
      );
    }),
  );
}
