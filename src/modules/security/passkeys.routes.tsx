import { readAdded } from "#account/factors/passkeys/passkey-answers.ts";
import { addPasskey, beginPasskey, passkeyOnOffer } from "#account/factors/passkeys/passkeys.actions.ts";
import type { Context } from "#context.ts";
import { seeOther } from "#http/answers/redirect.ts";
import { sendPage } from "#http/answers/send-page.ts";
import { formSchema } from "#http/forms/form-schema.ts";
import { readForm } from "#http/forms/read-form.ts";
import { visitorOf } from "#http/visitors/visitor.ts";
import { emptyForm, type FormState } from "#kernel/form-state.ts";
import { exactText, text } from "#kernel/text/typed-text.ts";
import { type SignedIn, signedIn } from "#modules/signed-in.ts";
import type { SpaceWeb } from "#web.ts";
import { frameOf } from "../frame.ts";
import { afterAdding, baseOf, confirmForm, securityPath, unconfirmed } from "./factor-pages.tsx";
import { lostNoMore } from "./lost-no-more.ts";
import { ConfirmPage } from "./pages/confirm-page.tsx";
import { PasskeyPage } from "./pages/passkey-page.tsx";

const path = `${securityPath}/cle`;

const silent = "Votre clé d’accès n’a pas répondu. Recommencez.";

const form = formSchema({
  name: text(60, "Ce nom est trop long.").min(1, "Donnez un nom à cette clé."),
  credential: exactText(16_384, silent).optional(),
});

/** A passkey being added: the password, then, for five minutes, the key. */
export function passkeyRoutes({ routes, ctx }: SpaceWeb) {
  routes.get(
    path,
    signedIn(ctx, async (visit) => confirm(ctx, visit, emptyForm, 200)),
  );
  routes.post(
    path,
    signedIn(ctx, (visit) => begin(ctx, visit)),
  );
  routes.get(
    `${path}/nouvelle`,
    signedIn(ctx, (visit) => show(ctx, visit, emptyForm, 200)),
  );
  routes.post(
    `${path}/nouvelle`,
    signedIn(ctx, (visit) => add(ctx, visit)),
  );
}

function confirm(ctx: Context, visit: SignedIn, state: FormState, status: number) {
  const base = baseOf(ctx);
  return sendPage(
    visit.reply,
    <ConfirmPage
      frame={frameOf(ctx, visit, "security")}
      title="Ajouter une clé d’accès"
      action={`${base}/cle`}
      back={base}
      submit="Continuer"
      state={state}
    >
      <p>
        Une clé d’accès (« passkey ») reste dans votre téléphone, votre ordinateur ou une clé USB de sécurité.
        Votre empreinte, votre visage ou le code de l’appareil ne le quittent pas : nous ne les recevons
        jamais.
      </p>
    </ConfirmPage>,
    status,
  );
}

async function begin(ctx: Context, visit: SignedIn) {
  const typed = readForm(visit.request, confirmForm);
  if (!typed.ok) return confirm(ctx, visit, typed.refusal, 400);
  const password = typed.value.current_password;
  const begun = await beginPasskey(ctx, visitorOf(visit.request), visit.session, password);
  if (begun.ok) return seeOther(visit.reply, `${baseOf(ctx)}/cle/nouvelle`);
  const { state, status } = unconfirmed(ctx, visit, begun.refusal);
  return confirm(ctx, visit, state, status);
}

async function show(ctx: Context, visit: SignedIn, state: FormState, status: number) {
  const options = await passkeyOnOffer(ctx, visit.session);
  if (!options) return seeOther(visit.reply, `${baseOf(ctx)}/cle`);
  const frame = frameOf(ctx, visit, "security");
  const page = (
    <PasskeyPage frame={frame} base={baseOf(ctx)} options={JSON.stringify(options)} state={state} />
  );
  return sendPage(visit.reply, page, status);
}

async function add(ctx: Context, visit: SignedIn) {
  const typed = readForm(visit.request, form);
  if (!typed.ok) return show(ctx, visit, typed.refusal, 400);
  const answer = readAdded(typed.value.credential ?? "");
  if (!answer)
    return show(ctx, visit, { values: { name: typed.value.name }, errors: { _form: silent } }, 400);
  const { name } = typed.value;
  const added = await addPasskey(ctx, visitorOf(visit.request), visit.session, name, answer, lostNoMore);
  if (added.ok) return afterAdding(ctx, visit, added.value);
  const message = added.refusal.kind === "gone" ? over : notTaken;
  return confirm(ctx, visit, { values: {}, errors: { _form: message } }, 409);
}

const over = "Trop de temps a passé. Recommencez.";
const notTaken = "Cette clé d’accès n’a pas pu être ajoutée. Recommencez.";
