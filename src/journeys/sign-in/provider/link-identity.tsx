import type { Opened } from "#account/sessions/open-session.queries.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { Redraw } from "#web/refuse-form.ts";
import type { Said, Step, StepVisit } from "../../engine/step.ts";
import { judgeByEmail, judgeByNumber } from "../judge-sign-in.ts";
import type { Proven, signIn, Vouched } from "../sign-in.journey.ts";
import { type ByEmail, type ByNumber, formByEmail, formByNumber, signInGuard } from "../sign-in-fields.ts";
import { LinkIdentityPage } from "./link-identity-page.tsx";
import { linkVouched } from "./provider-sign-in.actions.ts";

const path = "/liaison";

/** The first sign-in by a provider, in a space that signs in by e-mail. */
export const linkByEmailStep: Step<typeof signIn, "link_identity", ByEmail> = {
  path,
  form: formByEmail,
  guard: signInGuard,
  takesTurn: true,
  draw: (visit, vouched, state) => <LinkIdentityPage visit={visit} vouched={vouched} state={state} />,
  submit: (visit, vouched, typed) => judgeByEmail(visit, typed, linkingOf(visit, vouched)),
};

/** The same in a space that signs in by number. If the provider gives numbers, it must be one of them. */
export const linkByNumberStep: Step<typeof signIn, "link_identity", ByNumber> = {
  path,
  form: formByNumber,
  guard: signInGuard,
  takesTurn: true,
  draw: (visit, vouched, state) => <LinkIdentityPage visit={visit} vouched={vouched} state={state} />,
  async submit(visit, vouched, typed) {
    const { numbers } = vouched;
    if (numbers && !numbers.includes(typed.number)) return notTheirs(vouched, typed.number);
    return judgeByNumber(visit, typed, linkingOf(visit, vouched));
  },
};

/** Decided by the provider's answer alone: makes no query and counts no try. */
const notTheirs = ({ provider }: Vouched, number: string): Redraw => ({
  status: 400,
  redraw: { values: { number }, errors: { number: `${provider} ne vous rattache pas à ce numéro.` } },
});

export const linkingOf = (visit: StepVisit, vouched: Vouched) => ({
  vouched,
  async link(trx: SpaceTransaction, proven: Proven, opened: Opened): Promise<Said> {
    const isLinked = await linkVouched(trx, visit.ctx, visit.visitor, vouched, proven, opened);
    return { said: isLinked ? "provider-linked" : "provider-not-linked" };
  },
});
