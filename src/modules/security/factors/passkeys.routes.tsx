import { readAdded } from "#account/factors/passkeys/passkey-answers.ts";
import { addPasskey, beginPasskey, passkeyOnOffer } from "#account/factors/passkeys/passkeys.actions.ts";
import { formSchema } from "#http/forms/form-schema.ts";
import type { FormState } from "#kernel/form-state.ts";
import { exactText, text } from "#kernel/text/typed-text.ts";
import { confirmForm } from "#web/confirm/confirm-form.ts";
import { ConfirmPage } from "#web/confirm/confirm-page.tsx";
import type { GuardedRoute } from "#web/guarded-route.ts";
import { screen } from "#web/screen.ts";
import { nothingToLoad } from "#web/screens.ts";
import type { MemberVisit } from "#web/visit.ts";
import { afterAdding, baseOf, securityPath, unconfirmed } from "../factor-pages.tsx";
import { PasskeyPage } from "../pages/passkey-page.tsx";
import { lostNoMore } from "./lost-no-more.ts";

const path = `${securityPath}/cle`;

const silent = "Votre clé d’accès n’a pas répondu. Recommencez.";
const over = "Trop de temps a passé. Recommencez.";
const notTaken = "Cette clé d’accès n’a pas pu être ajoutée. Recommencez.";

const asking = screen({
  path,
  opens: "own-factors",
  load: nothingToLoad,
  draw: (visit, _, state) => askPassword(visit, state),
  form: confirmForm,
  async act(visit, { current_password }) {
    const begun = await beginPasskey(visit.ctx, current_password);
    return begun.ok ? { to: `${path}/nouvelle` } : unconfirmed(visit, begun.refusal);
  },
});

const askPassword = (visit: MemberVisit, state: FormState) => (
  <ConfirmPage
    visit={visit}
    title="Ajouter une clé d’accès"
    action={`${baseOf(visit)}/cle`}
    back={baseOf(visit)}
    submit="Continuer"
    state={state}
  >
    <p>
      Une clé d’accès (« passkey ») reste dans votre téléphone, votre ordinateur ou une clé USB de sécurité.
      Votre empreinte, votre visage ou le code de l’appareil ne le quittent pas : nous ne les recevons jamais.
    </p>
  </ConfirmPage>
);

const adding = screen({
  path: `${path}/nouvelle`,
  opens: "own-factors",
  load: (trx, { ctx }) => passkeyOnOffer(trx, ctx),
  otherwise: path,
  draw: (visit, options, state) => (
    <PasskeyPage visit={visit} base={baseOf(visit)} options={JSON.stringify(options)} state={state} />
  ),
  form: formSchema({
    name: text(60, "Ce nom est trop long.").min(1, "Donnez un nom à cette clé."),
    credential: exactText(16_384, silent).optional(),
  }),
  async act(visit, { name, credential }) {
    const answer = readAdded(credential ?? "");
    if (!answer) return { redraw: { values: { name }, errors: { _form: silent } }, status: 400 };
    const added = await addPasskey(visit.ctx, name, answer, lostNoMore);
    if (added.ok) return afterAdding(visit, added.value);
    const message = added.refusal.kind === "gone" ? over : notTaken;
    return { show: askPassword(visit, { values: {}, errors: { _form: message } }), status: 409 };
  },
});

/** First the password; then, within five minutes, the key. */
export const passkeyRoutes: readonly GuardedRoute[] = [...asking, ...adding];
