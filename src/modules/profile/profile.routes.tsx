import { mobileOf } from "#infra/sms/mobile.ts";
import type { Policy } from "#spaces/space.ts";
import { page } from "#web/screen.ts";
import { ProfilePage } from "./pages/profile-page.tsx";
import { findProfile, type Profile } from "./profile.queries.ts";
import type { Reach } from "./reach.rules.ts";

const reachOf = ({ codes, sms }: Policy, { email, phone }: Profile): Reach | null =>
  codes && { mail: email !== null, sms: sms !== null && mobileOf(phone) !== null };

export const profileScreen = page({
  path: "/espace/informations",
  opens: "own-space",
  async load(trx, { session }) {
    const profile = await findProfile(trx, session.holderId);
    if (!profile) throw new Error("someone signed in is on no file");
    return profile;
  },
  draw: (visit, profile) => (
    <ProfilePage visit={visit} profile={profile} reach={reachOf(visit.space.policy, profile)} />
  ),
});
