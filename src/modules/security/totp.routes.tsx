import { addTotp, offerTotp, totpOnOffer } from "#account/factors/totp/totp.actions.ts";
import { readTotpCode, spellSecret, totpAddress } from "#account/factors/totp/totp.ts";
import type { Context } from "#context.ts";
import { seeOther } from "#http/answers/redirect.ts";
import { sendPage } from "#http/answers/send-page.ts";
import { formSchema } from "#http/forms/form-schema.ts";
import { readForm } from "#http/forms/read-form.ts";
import { visitorOf } from "#http/visitors/visitor.ts";
import { emptyForm, type FormState } from "#kernel/form-state.ts";
import { exactText } from "#kernel/text/typed-text.ts";
import { type SignedIn, signedIn } from "#modules/signed-in.ts";
import type { SpaceWeb } from "#web.ts";
import { frameOf } from "../frame.ts";
import { drawQr } from "./draw-qr.ts";
import {
  afterAdding,
  backToSecurity,
  baseOf,
  currentPassword,
  securityPath,
  unconfirmed,
} from "./factor-pages.tsx";
import { lostNoMore } from "./lost-no-more.ts";
import { TotpPage } from "./pages/totp-page.tsx";

const path = `${securityPath}/application`;
const missingCode = "Saisissez les 6 chiffres que l’application affiche.";

const form = formSchema({
  code: exactText(64, missingCode).refine((typed) => readTotpCode(typed) !== null, missingCode),
  current_password: currentPassword,
});

/** An application of codes being set up: its secret is shown until a first code proves that it arrived. */
export function totpRoutes({ routes, ctx }: SpaceWeb) {
  routes.post(
    `${path}/debut`,
    signedIn(ctx, async (visit) => {
      const offered = await offerTotp(ctx, visit.session);
      return offered ? seeOther(visit.reply, `${baseOf(ctx)}/application`) : backToSecurity(ctx, visit, null);
    }),
  );
  routes.get(
    path,
    signedIn(ctx, (visit) => show(ctx, visit, emptyForm, 200)),
  );
  routes.get(
    `${path}/image.svg`,
    signedIn(ctx, (visit) => showPicture(ctx, visit)),
  );
  routes.post(
    path,
    signedIn(ctx, (visit) => add(ctx, visit)),
  );
}

async function add(ctx: Context, visit: SignedIn) {
  const typed = readForm(visit.request, form);
  if (!typed.ok) return show(ctx, visit, typed.refusal, 400);
  const added = await addTotp(ctx, visitorOf(visit.request), visit.session, typed.value, lostNoMore);
  if (added.ok) return afterAdding(ctx, visit, added.value);
  const { refusal } = added;
  if (refusal.kind === "gone") return backToSecurity(ctx, visit, null);
  if (refusal.kind === "code") return show(ctx, visit, wrongCode, 400);
  const { state, status } = unconfirmed(ctx, visit, refusal.refusal);
  return show(ctx, visit, state, status);
}

const wrongCode: FormState = {
  values: {},
  errors: {
    code: "Ce code n’est pas le bon. Attendez le suivant, et vérifiez que l’heure de votre téléphone est réglée automatiquement.",
  },
};

async function show(ctx: Context, visit: SignedIn, state: FormState, status: number) {
  const secret = await totpOnOffer(ctx, visit.session);
  if (!secret) return backToSecurity(ctx, visit, null);
  const frame = frameOf(ctx, visit, "security");
  const shown = { address: addressOf(ctx, visit, secret), spelt: spellSecret(secret) };
  const page = <TotpPage frame={frame} base={baseOf(ctx)} {...shown} state={state} />;
  return sendPage(visit.reply, page, status);
}

/** The picture that the application photographs, for the one browser that is setting it up. */
async function showPicture(ctx: Context, visit: SignedIn) {
  const { reply } = visit;
  const secret = await totpOnOffer(ctx, visit.session);
  if (!secret) return reply.callNotFound();
  const picture = await drawQr(addressOf(ctx, visit, secret));
  return reply.type("image/svg+xml").send(picture);
}

function addressOf({ space }: Context, { session }: SignedIn, secret: Buffer): string {
  const label = [session.firstName, session.lastName].join(" ").trim() || session.organisation;
  return totpAddress(secret, space.wording.shortName, label);
}
