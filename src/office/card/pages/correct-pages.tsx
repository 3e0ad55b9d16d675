import type { ComponentChildren } from "preact";
import type { FormState } from "#kernel/form-state.ts";
import { capitalised, spacedPhone } from "#kernel/text/text.ts";
import { Facts } from "#ui/facts.tsx";
import { Field } from "#ui/fields/field.tsx";
import { DeskPage } from "#web/desk/desk-page.tsx";
import type { DeskView } from "#web/desk/desk-visit.ts";
import { addressOf } from "../correct/correction.rules.ts";
import type { Card } from "../reading/card.queries.ts";
import { ActionPage } from "./action-page.tsx";
import { PostalLines } from "./postal-lines.tsx";
import { nameOf } from "./state-words.ts";

type Props = { visit: DeskView; card: Card; state: FormState };

/** Which contact to correct. */
export const CorrectPage = ({ visit, card }: Props) => {
  const path = `/dossiers/${card.id}`;
  const lead = (to: string, label: string, value: ComponentChildren) => ({
    label: capitalised(label),
    value: (
      <>
        {value || "aucun"}{" "}
        <a class="card-correct" href={`${visit.home}${path}/corriger/${to}`}>
          Corriger<span class="hidden-text"> : {label}</span>
        </a>
      </>
    ),
  });
  return (
    <DeskPage visit={visit} title="Corriger un contact" crumbs={[{ label: nameOf(card), href: path }]}>
      <div class="card-action">
        <p>Une autre personne doit approuver la correction. L’ancien et le nouveau contact sont prévenus.</p>
        <Facts
          items={[
            lead("mail", visit.space.wording.emailAddress, card.account?.email ?? card.email),
            lead("telephone", "téléphone", card.phone && spacedPhone(card.phone)),
            lead("adresse", "adresse postale", <PostalLines card={card} />),
          ]}
        />
      </div>
    </DeskPage>
  );
};

const four = (
  <p>
    Rien ne change avant l’accord d’une autre personne. L’ancien et le nouveau contact seront alors prévenus.
  </p>
);

const submit = "Demander la correction";

/** What was typed, or what is on file. */
const filled = (state: FormState, onFile: Record<string, string>): FormState => ({
  ...state,
  values: { ...onFile, ...state.values },
});

export const CorrectEmailPage = ({ visit, card, state }: Props) => {
  const { account, email } = card;
  const isSignIn = visit.space.policy.signIn.by === "email" && account !== null;
  return (
    <ActionPage
      visit={visit}
      card={card}
      state={state}
      title={`Corriger l’${visit.space.wording.emailAddress}`}
      to="corriger/mail"
      allRequired
      submit={submit}
      says={
        <>
          {four}
          <p>
            Aujourd’hui : {account?.email ?? email ?? "aucune"}
            {account?.email && email && account.email !== email ? ` (compte), ${email} (registre)` : ""}.
            {isSignIn && " La personne se connecte avec elle : ses appareils seront déconnectés."}
          </p>
        </>
      }
      fields={
        <Field state={state} name="email" label="Nouvelle adresse" type="email" autocomplete="off" required />
      }
    />
  );
};

export const CorrectPhonePage = ({ visit, card, state }: Props) => (
  <ActionPage
    visit={visit}
    card={card}
    state={state}
    title="Corriger le téléphone"
    to="corriger/telephone"
    submit={submit}
    says={
      <>
        {four}
        <p>Aujourd’hui : {card.phone ? spacedPhone(card.phone) : "aucun"}.</p>
      </>
    }
    fields={
      <Field
        state={state}
        name="phone"
        label="Nouveau téléphone"
        hint="Laissez vide pour le retirer."
        type="tel"
        autocomplete="off"
      />
    }
  />
);

const lines = [
  ["address1", "Ligne 1", false],
  ["address2", "Ligne 2", false],
  ["address3", "Ligne 3", false],
  ["postalCode", "Code postal", true],
  ["city", "Commune", true],
  ["country", "Pays", true],
] as const;

export const CorrectAddressPage = ({ visit, card, state }: Props) => {
  const shown = filled(state, addressOf(card));
  return (
    <ActionPage
      visit={visit}
      card={card}
      state={shown}
      title="Corriger l’adresse postale"
      to="corriger/adresse"
      submit={submit}
      says={
        <>
          {four}
          <p>
            Aujourd’hui :<br />
            <PostalLines card={card} />
          </p>
        </>
      }
      fields={lines.map(([name, label, required]) => (
        <Field
          key={name}
          state={shown}
          name={name}
          label={capitalised(label)}
          autocomplete="off"
          required={required}
        />
      ))}
    />
  );
};
