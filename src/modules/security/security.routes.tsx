import { hasContacts } from "#account/contacts/tell-contacts.actions.ts";
import { findFactors, hasFactors } from "#account/factors/factors.queries.ts";
import { listSecurityEvents } from "#account/journal/journal.queries.ts";
import { changePassword } from "#account/password/change-password.actions.ts";
import { newPasswordFields } from "#account/password/typed-passwords.ts";
import { listLinks } from "#account/providers/provider-links.queries.ts";
import { browserMemory } from "#account/sessions/known-browsers.queries.ts";
import { listSessions } from "#account/sessions/sessions.queries.ts";
import { findSignInName } from "#account/sessions/sign-in-name.queries.ts";
import type { Context } from "#context.ts";
import { announce } from "#http/answers/announce.ts";
import { seeOther } from "#http/answers/redirect.ts";
import { retryAfter } from "#http/answers/retry-after.ts";
import { sendPage } from "#http/answers/send-page.ts";
import { setCookie } from "#http/cookies.ts";
import { formSchema } from "#http/forms/form-schema.ts";
import { readForm } from "#http/forms/read-form.ts";
import { visitorOf } from "#http/visitors/visitor.ts";
import { emptyForm, type FormState } from "#kernel/form-state.ts";
import { readId, type SessionId } from "#kernel/ids.ts";
import { strengthOf } from "#kernel/password-strength.rules.ts";
import { exactText } from "#kernel/text/typed-text.ts";
import { type SignedIn, signedIn } from "#modules/signed-in.ts";
import type { Space } from "#spaces/space.ts";
import type { AnnouncementKey } from "#subject/words.ts";
import type { SpaceWeb } from "#web.ts";
import { frameOf } from "../frame.ts";
import { endDevice, endOtherDevices } from "./devices.actions.ts";
import { baseOf, currentPassword, isTold, securityPath as path } from "./factor-pages.tsx";
import { factorRoutes } from "./factors.routes.tsx";
import { FirstFactorPage } from "./pages/first-factor-page.tsx";
import { SecurityPage } from "./pages/security-page.tsx";
import { changedOften, refusalWords, waitToConfirm } from "./refusal-words.ts";
import { unlinkProvider } from "./unlink-provider.actions.ts";

const eventsShown = 50;

const passwordForm = ({ policy }: Space) => {
  const { password, password_confirmation } = newPasswordFields(policy.password);
  return formSchema({
    current_password: currentPassword,
    password: password.min(1, "Choisissez un nouveau mot de passe."),
    password_confirmation: password_confirmation.min(1, "Retapez le nouveau mot de passe pour le confirmer."),
  });
};

const deviceForm = formSchema({ session: exactText(36, "Cet appareil n’est pas dans la liste.") });

/** Sécurité: the password, the devices, the journal. */
export function securityRoutes(web: SpaceWeb) {
  const { routes, ctx } = web;
  if (ctx.space.policy.signIn.secondFactor !== "off") factorRoutes(web);
  routes.get(
    path,
    signedIn(ctx, (visit) => show(ctx, visit, emptyForm, 200)),
  );
  routes.post(
    `${path}/mot-de-passe`,
    signedIn(ctx, (visit) => change(ctx, visit)),
  );
  const { provider } = ctx.space.policy.signIn;
  if (provider)
    routes.post(
      `${path}/fournisseur/retrait`,
      signedIn(ctx, async (visit) => {
        const ended = await unlinkProvider(ctx, visitorOf(visit.request), visit.session, provider.name);
        if (ended.ok) return back(ctx, visit, "provider-unlinked");
        if (ended.refusal.kind === "gone") return seeOther(visit.reply, `/${ctx.space.id}${path}`);
        retryAfter(visit.reply, ended.refusal.lock?.wait ?? null);
        const errors = { _form: changedOften(ended.refusal, ctx.space.policy) };
        return show(ctx, visit, { values: {}, errors }, 429);
      }),
    );
  routes.post(
    `${path}/appareils/fin`,
    signedIn(ctx, async (visit) => {
      const form = readForm(visit.request, deviceForm);
      const id = form.ok ? readId<SessionId>(form.value.session) : null;
      const ended = id !== null && (await endDevice(ctx, visitorOf(visit.request), visit.session, id));
      return back(ctx, visit, ended ? "device-disconnected" : "device-gone");
    }),
  );
  routes.post(
    `${path}/appareils/fin-des-autres`,
    signedIn(ctx, async (visit) => {
      await endOtherDevices(ctx, visitorOf(visit.request), visit.session);
      return back(ctx, visit, "devices-disconnected");
    }),
  );
}

async function change(ctx: Context, visit: SignedIn) {
  const { request, reply, session } = visit;
  const form = readForm(request, passwordForm(ctx.space));
  if (!form.ok) return show(ctx, visit, form.refusal, 400);
  const changed = await changePassword(ctx, visitorOf(request), session, form.value);
  if (!changed.ok) {
    const { refusal } = changed;
    const errors = refusalWords(refusal, ctx.space.policy);
    if (refusal.kind === "current") retryAfter(reply, waitToConfirm(refusal.refusal));
    return show(ctx, visit, { values: {}, errors }, "_form" in errors ? 429 : 400);
  }
  setCookie(request, reply, "session", changed.value.session);
  setCookie(request, reply, "browser", changed.value.browser, browserMemory);
  if ((strengthOf(form.value.password) ?? 1) < 3) return back(ctx, visit, "password-changed-weak");
  return back(ctx, visit, (await isTold(ctx, visit)) ? "password-changed-and-told" : "password-changed");
}

async function show(ctx: Context, visit: SignedIn, state: FormState, status: number) {
  const { session } = visit;
  const { password: rule, signIn } = ctx.space.policy;
  const { sessions, events, factors, accountName, willBeTold, links } = await ctx.db.inTransaction(
    async (trx) => ({
      sessions: await listSessions(trx, session.accountId, ctx.space.policy.lifetimes),
      accountName: await findSignInName(trx, ctx.space, session.holderId),
      willBeTold: await hasContacts(trx, ctx, session.holderId),
      events: await listSecurityEvents(trx, session.holderId, eventsShown),
      factors: signIn.secondFactor === "off" ? null : await findFactors(trx, session.accountId),
      links: signIn.provider ? await listLinks(trx, session.accountId) : [],
    }),
  );
  const frame = frameOf(ctx, visit, "security");
  const why = ctx.space.wording.whySecondFactor;
  const isRequired = signIn.secondFactor === "required";
  if (isRequired && factors && !hasFactors(factors))
    return sendPage(visit.reply, <FirstFactorPage frame={frame} base={baseOf(ctx)} why={why} />, status);
  return sendPage(
    visit.reply,
    <SecurityPage
      frame={frame}
      home={`/${ctx.space.id}`}
      rule={rule}
      accountName={accountName}
      willBeTold={willBeTold}
      state={state}
      sessions={sessions}
      current={session.id}
      events={events}
      eventWords={ctx.contributed.journal}
      factors={factors && { factors, why, isRequired }}
      provider={signIn.provider && { name: signIn.provider.name, links }}
    />,
    status,
  );
}

function back(ctx: Context, { request, reply }: SignedIn, said: AnnouncementKey) {
  announce(request, reply, said);
  return seeOther(reply, `/${ctx.space.id}${path}`);
}
