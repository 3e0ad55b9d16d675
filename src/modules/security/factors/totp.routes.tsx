import { addTotp, offerTotp, totpOnOffer } from "#account/factors/totp/totp.actions.ts";
import { readTotpCode, spellSecret, totpAddress } from "#account/factors/totp/totp.ts";
import { sendNotFound } from "#http/answers/error-pages.ts";
import { formSchema } from "#http/forms/form-schema.ts";
import type { FormState } from "#kernel/form-state.ts";
import { exactText } from "#kernel/text/typed-text.ts";
import type { PageOf } from "#web/conclude.ts";
import { currentPassword } from "#web/confirm/confirm-form.ts";
import type { GuardedRoute } from "#web/guarded-route.ts";
import { post, screen } from "#web/screen.ts";
import type { MemberVisit } from "#web/visit.ts";
import { afterAdding, backToSecurity, baseOf, securityPath, unconfirmed } from "../factor-pages.tsx";
import { TotpPage } from "../pages/totp-page.tsx";
import { drawQr } from "./draw-qr.ts";
import { lostNoMore } from "./lost-no-more.ts";

const path = `${securityPath}/application`;
const missingCode = "Saisissez les 6 chiffres que l’application affiche.";

const setUp = {
  path,
  opens: "own-factors",
  load: (trx, { ctx }) => totpOnOffer(trx, ctx),
  otherwise: securityPath,
  draw: (visit, secret, state) => {
    const shown = { address: addressOf(visit, secret), spelt: spellSecret(secret) };
    return <TotpPage visit={visit} base={baseOf(visit)} {...shown} state={state} />;
  },
} satisfies PageOf<Buffer>;

const wrongCode: FormState = {
  values: {},
  errors: {
    code: "Ce code n’est pas le bon. Attendez le suivant, et vérifiez que l’heure de votre téléphone est réglée automatiquement.",
  },
};

/** Only for the browser that is setting it up. */
const picture: GuardedRoute = {
  method: "GET",
  path: `${path}/image.svg`,
  opens: "own-factors",
  async look(trx, visit) {
    const secret = await totpOnOffer(trx, visit.ctx);
    return async (reply) =>
      secret
        ? reply.type("image/svg+xml").send(await drawQr(addressOf(visit, secret)))
        : sendNotFound(visit.request, reply);
  },
};

/** Shows the secret, which becomes valid with a first code from the application. */
export const totpRoutes: readonly GuardedRoute[] = [
  picture,
  post({
    ...setUp,
    path: `${path}/debut`,
    form: formSchema({}),
    async act({ ctx }) {
      return (await offerTotp(ctx)) ? { to: path } : backToSecurity(null);
    },
  }),
  ...screen({
    ...setUp,
    form: formSchema({
      code: exactText(64, missingCode).refine((typed) => readTotpCode(typed) !== null, missingCode),
      current_password: currentPassword,
    }),
    async act(visit, typed) {
      const added = await addTotp(visit.ctx, typed, lostNoMore);
      if (added.ok) return afterAdding(visit, added.value);
      const { refusal } = added;
      if (refusal.kind === "gone") return backToSecurity(null);
      if (refusal.kind === "code") return { redraw: wrongCode, status: 400 };
      return unconfirmed(visit, refusal.refusal);
    },
  }),
];

function addressOf({ space, session }: MemberVisit, secret: Buffer): string {
  const label = [session.firstName, session.lastName].join(" ").trim() || session.organisation;
  return totpAddress(secret, space.wording.shortName, label);
}
