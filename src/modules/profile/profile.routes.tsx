import { formSchema } from "#http/forms/form-schema.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { mobileOf } from "#infra/sms/mobile.ts";
import type { Policy } from "#spaces/space.ts";
import { confirmForm, unconfirmed } from "#web/confirm/confirm-form.ts";
import type { GuardedRoute } from "#web/guarded-route.ts";
import { page, post, screen } from "#web/screen.ts";
import type { MemberVisit } from "#web/visit.ts";
import { ProfilePage } from "./pages/profile-page.tsx";
import { ShowIbanPage } from "./pages/show-iban-page.tsx";
import { findProfile, type Profile } from "./profile.queries.ts";
import type { Reach } from "./reach.rules.ts";
import { maskIbanAgain, showIban } from "./show-iban.actions.ts";

const path = "/espace/informations";
const ibanPath = `${path}/iban`;

const reachOf = ({ codes, sms }: Policy, { email, phone }: Profile): Reach | null =>
  codes && { mail: email !== null, sms: sms !== null && mobileOf(phone) !== null };

async function load(trx: SpaceTransaction, { session, space }: MemberVisit) {
  const { id: sessionId, holderId } = session;
  const { ibanShown } = space.policy.lifetimes;
  const profile = await findProfile(trx, { holderId, sessionId, ibanShown });
  if (!profile) throw new Error("someone signed in is on no file");
  return profile;
}

const profilePage = {
  opens: "own-space",
  load,
  draw: (visit: MemberVisit, profile: Profile) => (
    <ProfilePage visit={visit} profile={profile} reach={reachOf(visit.space.policy, profile)} />
  ),
} as const;

/** A thief of an open session must not read the account that payments go to. */
const ibanScreen = screen({
  path: ibanPath,
  opens: "own-space",
  load: async (trx, visit) => ((await load(trx, visit)).iban === null ? null : true),
  otherwise: path,
  draw: (visit, _, state) => <ShowIbanPage visit={visit} state={state} />,
  form: confirmForm,
  async act(visit, { current_password }) {
    const shown = await showIban(visit.ctx, current_password);
    if (shown.ok) return { to: path, said: null };
    return unconfirmed(visit, shown.refusal, "votre IBAN ne peut plus être affiché ici");
  },
});

const masking = post({
  ...profilePage,
  path: `${ibanPath}/masquer`,
  form: formSchema({}),
  async act({ ctx }) {
    await maskIbanAgain(ctx);
    return { to: path, said: null };
  },
});

export const profileRoutes: readonly GuardedRoute[] = [
  page({ ...profilePage, path }),
  ...ibanScreen,
  masking,
];
