import { addTotp, offerTotp, totpOnOffer } from "#account/factors/totp/totp.actions.ts";
import { spellSecret, totpAddress } from "#account/factors/totp/totp.ts";
import { sendNotFound } from "#http/answers/error-pages.ts";
import { formSchema } from "#http/forms/form-schema.ts";
import type { PageOf } from "#web/conclude.ts";
import { currentPassword } from "#web/confirm/confirm-form.ts";
import { drawQr } from "#web/factors/draw-qr.ts";
import { typedTotpCode, wrongTotpCode } from "#web/factors/totp-code.tsx";
import type { GuardedRoute } from "#web/guarded-route.ts";
import type { Redraw } from "#web/refuse-form.ts";
import { post, screen } from "#web/screen.ts";
import type { MemberVisit } from "#web/visit.ts";
import { afterAdding, backToSecurity, baseOf, securityPath, unconfirmed } from "../factor-pages.tsx";
import { TotpPage } from "../pages/totp-page.tsx";
import { lostNoMore } from "./lost-no-more.ts";

const path = `${securityPath}/application`;

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

const wrongCode: Redraw = { redraw: { values: {}, errors: { code: wrongTotpCode } }, status: 400 };

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
      code: typedTotpCode,
      current_password: currentPassword,
    }),
    async act(visit, typed) {
      const added = await addTotp(visit.ctx, typed, lostNoMore);
      if (added.ok) return afterAdding(visit, added.value);
      const { refusal } = added;
      if (refusal.kind === "gone") return backToSecurity(null);
      if (refusal.kind === "code") return wrongCode;
      return unconfirmed(visit, refusal.refusal);
    },
  }),
];

function addressOf({ space, session }: MemberVisit, secret: Buffer): string {
  const label = [session.firstName, session.lastName].join(" ").trim() || session.organisation;
  return totpAddress(secret, space.wording.shortName, label);
}
