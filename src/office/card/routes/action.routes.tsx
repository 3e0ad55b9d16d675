import type { VNode } from "preact";
import { formSchema } from "#http/forms/form-schema.ts";
import { choice, tick, ticked } from "#kernel/fields/typed-choice.ts";
import { prose } from "#kernel/fields/typed-prose.ts";
import type { FormState } from "#kernel/form-state.ts";
import { text } from "#kernel/text/typed-text.ts";
import { explainReissueRefusal } from "#letters/desk/letter-refusals.ts";
import type { Outcome } from "#web/conclude.ts";
import { deskScreen } from "#web/desk/desk-screen.ts";
import type { DeskVisit } from "#web/desk/desk-visit.ts";
import { confirmStepUp, stepUpField } from "#web/desk/step-up.tsx";
import { closeAccount } from "../actions/close-account.actions.ts";
import { noteCall } from "../actions/note-call.actions.ts";
import { reissueToHolder } from "../actions/reissue.actions.ts";
import { unlockHolder } from "../actions/unlock.actions.ts";
import { CallPage, ClosePage, mostSaid, ReissuePage, UnlockPage } from "../pages/act-pages.tsx";
import { ReasonPage } from "../pages/reason-page.tsx";
import type { Card } from "../reading/card.queries.ts";
import { because, cardPath, loadCard, notOnFile, type OnCard, onOpenCard, refuse } from "./on-card.ts";

type Draw = (props: { visit: DeskVisit; card: Card; state: FormState }) => VNode;

/** The page of an action, or the question why. */
const onCard = (path: string, Page: Draw) => ({
  path: `/dossiers/:holder/${path}`,
  load: loadCard,
  draw: (visit: DeskVisit, { card, isOpen }: OnCard, state: FormState) =>
    isOpen ? (
      <Page visit={visit} card={card} state={state} />
    ) : (
      <ReasonPage visit={visit} holder={card} state={state} />
    ),
});

const unlock = deskScreen({
  ...onCard("debloquer", UnlockPage),
  opens: "agent",
  form: formSchema({ because }),
  act: (visit, typed) =>
    onOpenCard(visit, async (holderId) => {
      const unlocked = await unlockHolder(visit.ctx, { holderId, reason: typed.because });
      if (unlocked.ok) return { to: cardPath(holderId), said: "holder-unlocked" };
      return refuse(
        typed,
        unlocked.refusal === "not_on_file" ? notOnFile : "Rien n’est bloqué pour cette personne.",
      );
    }),
});

const reissue = deskScreen({
  ...onCard("courrier", ReissuePage),
  opens: "agent",
  form: formSchema({ because }),
  act: (visit, typed) =>
    onOpenCard(visit, async (holderId) => {
      const reissued = await reissueToHolder(visit.ctx, { holderId, reason: typed.because });
      if (reissued.ok) return { to: cardPath(holderId), said: "letter-reissued" };
      return refuse(typed, explainReissueRefusal(reissued.refusal, visit.space.policy.letters));
    }),
});

const close = deskScreen({
  ...onCard("fermer", ClosePage),
  opens: "superviseur",
  form: formSchema({ because, ...stepUpField }),
  act: (visit, typed) =>
    onOpenCard(visit, async (holderId): Promise<Outcome> => {
      const values = { because: typed.because };
      const confirmed = await confirmStepUp(visit, typed, values);
      if (!confirmed.ok) return confirmed.refusal;
      const closed = await closeAccount(visit.ctx, { holderId, reason: typed.because });
      if (closed.ok) return { to: cardPath(holderId), said: "account-closed" };
      return refuse(
        values,
        closed.refusal === "not_on_file" ? notOnFile : "Cette personne n’a pas de compte ouvert.",
      );
    }),
});

const call = deskScreen({
  ...onCard("appel", CallPage),
  opens: "agent",
  form: formSchema({
    caller: choice(["holder", "other"], "Dites qui a appelé."),
    caller_name: text(120, "Ce nom est trop long : 120 signes au plus."),
    identity: tick(),
    said: prose(mostSaid, "Écrivez ce qui a été dit."),
  }),
  act: (visit, { caller, caller_name: name, identity, said }) =>
    onOpenCard(visit, async (holderId): Promise<Outcome> => {
      if (caller === "other" && name === "") {
        const values = { caller, caller_name: name, said, ...(identity && { identity: ticked }) };
        return { redraw: { values, errors: { caller_name: "Dites qui a appelé." } }, status: 400 };
      }
      const callerName = caller === "other" ? name : "";
      const noted = await noteCall(visit.ctx, holderId, {
        caller,
        callerName,
        identityChecked: identity,
        said,
      });
      return noted.ok ? { to: cardPath(holderId), said: "call-noted" } : refuse({ said }, notOnFile);
    }),
});

export const actionRoutes = [...unlock, ...reissue, ...close, ...call];
