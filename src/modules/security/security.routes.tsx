import { hasContacts } from "#account/contacts/tell-contacts.actions.ts";
import { findFactors, hasFactors } from "#account/factors/factors.queries.ts";
import { listSecurityEvents } from "#account/journal/journal.queries.ts";
import { listLinks } from "#account/providers/provider-links.queries.ts";
import { listSessions } from "#account/sessions/sessions.queries.ts";
import { findSignInName } from "#account/sessions/sign-in-name.queries.ts";
import { withChecks } from "#http/forms/browser-checks.ts";
import { formSchema } from "#http/forms/form-schema.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { FormState } from "#kernel/form-state.ts";
import { readId, type SessionId } from "#kernel/ids.ts";
import { aboutNames } from "#kernel/password/personal-words.rules.ts";
import { exactText } from "#kernel/text/typed-text.ts";
import type { ProviderRule, Space } from "#spaces/space.ts";
import { changedOften } from "#web/confirm/confirm-form.ts";
import type { GuardedRoute } from "#web/guarded-route.ts";
import { page, post } from "#web/screen.ts";
import type { MemberVisit } from "#web/visit.ts";
import { changePasswordOn } from "./change-password.ts";
import { endDevice, endOtherDevices } from "./devices.actions.ts";
import { backToSecurity, baseOf, securityPath as path, renewalLater } from "./factor-pages.tsx";
import { FirstFactorPage } from "./pages/first-factor-page.tsx";
import { SecurityPage } from "./pages/security-page.tsx";
import { putOffRenewal } from "./put-off-renewal.actions.ts";
import { unlinkProvider } from "./unlink-provider.actions.ts";

const eventsShown = 5;

async function load(trx: SpaceTransaction, { ctx, session, space }: MemberVisit) {
  const { signIn, lifetimes } = space.policy;
  return {
    sessions: await listSessions(trx, session.accountId, lifetimes),
    accountName: await findSignInName(trx, space, session.holderId),
    about: aboutNames(session),
    willBeTold: await hasContacts(trx, ctx, session.holderId),
    events: await listSecurityEvents(trx, session.holderId, eventsShown),
    factors: signIn.secondFactor === "off" ? null : await findFactors(trx, session.accountId),
    links: signIn.provider ? await listLinks(trx, session.accountId) : [],
  };
}

function draw(visit: MemberVisit, loaded: Awaited<ReturnType<typeof load>>, state: FormState) {
  const { factors, links, ...shown } = loaded;
  const { signIn } = visit.space.policy;
  const why = visit.space.wording.whySecondFactor;
  const isRequired = signIn.secondFactor === "required";
  if (isRequired && factors && !hasFactors(factors))
    return <FirstFactorPage visit={visit} base={baseOf(visit)} why={why} />;
  return (
    <SecurityPage
      visit={visit}
      state={withChecks(changePasswordOn(visit.space).form, state)}
      {...shown}
      current={visit.session.id}
      eventWords={visit.ctx.contributed.journal}
      factors={factors && { factors, why, isRequired }}
      provider={signIn.provider && { name: signIn.provider.name, links }}
    />
  );
}

/** The page that shows each form, also with its errors. */
const securityPage = { opens: "own-factors", load, draw } as const;

const nothingTyped = formSchema({});
const deviceForm = formSchema({ session: exactText(16_384, "Cet appareil n’est pas dans la liste.") });

export function securityRoutes(space: Space): GuardedRoute[] {
  const { renewal, signIn } = space.policy;
  return [
    page({ ...securityPage, path }),
    post({ ...securityPage, path: `${path}/mot-de-passe`, ...changePasswordOn(space) }),
    post({
      ...securityPage,
      path: `${path}/appareils/fin`,
      form: deviceForm,
      ifUnreadable: backToSecurity("device-gone"),
      async act({ ctx }, typed) {
        const id = readId<SessionId>(typed.session);
        const ended = id !== null && (await endDevice(ctx, id));
        return backToSecurity(ended ? "device-disconnected" : "device-gone");
      },
    }),
    post({
      ...securityPage,
      path: `${path}/appareils/fin-des-autres`,
      form: nothingTyped,
      async act({ ctx }) {
        await endOtherDevices(ctx);
        return backToSecurity("devices-disconnected");
      },
    }),
    ...(signIn.provider ? [unlinking(signIn.provider)] : []),
    ...(renewal ? [dismissing] : []),
  ];
}

const unlinking = (provider: ProviderRule) =>
  post({
    ...securityPage,
    path: `${path}/fournisseur/retrait`,
    form: nothingTyped,
    async act({ ctx, space }) {
      const ended = await unlinkProvider(ctx, provider.name);
      if (ended.ok) return backToSecurity("provider-unlinked");
      if (ended.refusal.kind === "gone") return backToSecurity(null);
      const errors = { _form: changedOften(ended.refusal, space.policy) };
      return { redraw: { values: {}, errors }, status: 429, wait: ended.refusal.lock?.wait ?? null };
    },
  });

const dismissing = post({
  ...securityPage,
  opens: "own-space",
  path: renewalLater,
  form: nothingTyped,
  async act({ ctx }) {
    await putOffRenewal(ctx);
    return { to: "/espace", said: "renewal-dismissed" };
  },
});
