import type { VNode } from "preact";
import { formSchema } from "#http/forms/form-schema.ts";
import type { FormState } from "#kernel/form-state.ts";
import type { HolderId } from "#kernel/ids.ts";
import type { Result } from "#kernel/result.ts";
import { text } from "#kernel/text/typed-text.ts";
import { readCountry } from "#registry/holders/country.ts";
import { readEmail } from "#registry/holders/email.ts";
import { readPhone } from "#registry/holders/phone.ts";
import { readPostalCode } from "#registry/holders/postal-code.rules.ts";
import type { Outcome } from "#web/conclude.ts";
import { deskPage, deskScreen } from "#web/desk/desk-screen.ts";
import type { DeskVisit } from "#web/desk/desk-visit.ts";
import { type AskRefusal, askCorrection, type Wanted } from "../correct/ask-correction.actions.ts";
import {
  CorrectAddressPage,
  CorrectEmailPage,
  CorrectPage,
  CorrectPhonePage,
} from "../pages/correct-pages.tsx";
import { ReasonPage } from "../pages/reason-page.tsx";
import { type Card, findCard } from "../reading/card.queries.ts";
import { because, cardPath, loadCard, notOnFile, type OnCard, onOpenCard, refuse } from "./on-card.ts";

type Draw = (props: { visit: DeskVisit; card: Card; state: FormState }) => VNode;

const correcting = (path: string, Page: Draw) =>
  ({
    path: `/dossiers/:holder/corriger${path}`,
    opens: "agent",
    load: loadCard,
    draw: (visit: DeskVisit, { card, isOpen }: OnCard, state: FormState) =>
      isOpen ? (
        <Page visit={visit} card={card} state={state} />
      ) : (
        <ReasonPage visit={visit} holder={card} state={state} />
      ),
  }) as const;

const why: Record<AskRefusal, string> = {
  not_on_file: notOnFile,
  same: "C’est déjà ce qui figure au dossier.",
  waits_already: "Une correction de ce contact attend déjà l’accord d’une autre personne (« Approbations »).",
};

async function ask(
  { ctx }: DeskVisit,
  holderId: HolderId,
  typed: Record<string, string>,
  wanted: Wanted,
): Promise<Outcome> {
  const asked = await askCorrection(ctx, { holderId, reason: typed.because ?? "" }, wanted);
  return asked.ok ? { to: cardPath(holderId), said: "approval-asked" } : refuse(typed, why[asked.refusal]);
}

const wrong = (values: Record<string, string>, errors: FormState["errors"]): Outcome => ({
  redraw: { values, errors },
  status: 400,
});

const email = deskScreen({
  ...correcting("/mail", CorrectEmailPage),
  form: formSchema({
    email: text(254, "Cette adresse est trop longue.").min(1, "Écrivez la nouvelle adresse."),
    because,
  }),
  act: (visit, typed) =>
    onOpenCard(visit, async (holderId) => {
      const read = readEmail(typed.email);
      if (!read.ok)
        return wrong(typed, { email: "Cette adresse est impossible. Exemple : prenom.nom@fournisseur.fr" });
      return ask(visit, holderId, typed, { field: "email", after: read.value });
    }),
});

const phone = deskScreen({
  ...correcting("/telephone", CorrectPhonePage),
  form: formSchema({ phone: text(40, "Ce numéro est trop long."), because }),
  act: (visit, typed) =>
    onOpenCard(visit, async (holderId) => {
      if (typed.phone === "") return ask(visit, holderId, typed, { field: "phone", after: null });
      const card = await visit.ctx.db.inTransaction((trx) => findCard(trx, holderId));
      const read = readPhone(typed.phone, card?.country ?? "FR", card?.postalCode ?? "");
      if (!read.ok) return wrong(typed, { phone: "Ce numéro est impossible. Exemple : 06 39 98 01 42" });
      return ask(visit, holderId, typed, { field: "phone", after: read.value });
    }),
});

const line = text(100, "Cette ligne est trop longue : 100 signes au plus.");

const address = deskScreen({
  ...correcting("/adresse", CorrectAddressPage),
  form: formSchema({
    address1: line,
    address2: line,
    address3: line,
    postalCode: text(12, "Ce code postal est trop long."),
    city: line.min(1, "Écrivez la commune."),
    country: text(60, "Ce nom de pays est trop long."),
    because,
  }),
  act: (visit, typed) =>
    onOpenCard(visit, async (holderId) => {
      const country = readCountry(typed.country === "" ? "FR" : typed.country);
      const postalCode = readPostalCode(typed.postalCode, country.ok ? country.value : "FR");
      const errors = { ...errorOf("country", country), ...errorOf("postalCode", postalCode) };
      if (!country.ok || !postalCode.ok) return wrong(typed, errors);
      const { address1, address2, address3, city } = typed;
      const after = {
        address1,
        address2,
        address3,
        city,
        postalCode: postalCode.value,
        country: country.value,
      };
      return ask(visit, holderId, typed, { field: "address", after });
    }),
});

const errorOf = (name: string, read: Result<string, string>) =>
  read.ok ? {} : { [name]: `${read.refusal.charAt(0).toUpperCase()}${read.refusal.slice(1)}.` };

export const correctionRoutes = [deskPage(correcting("", CorrectPage)), ...email, ...phone, ...address];
