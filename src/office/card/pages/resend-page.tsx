import type { FormState } from "#kernel/form-state.ts";
import { describeDateInDigits } from "#kernel/moment.ts";
import { capitalised } from "#kernel/text/text.ts";
import { Radios } from "#ui/fields/choice-fields.tsx";
import { DeskPage } from "#web/desk/desk-page.tsx";
import type { DeskView } from "#web/desk/desk-visit.ts";
import { standingWords } from "../../mails/words/mail-words.ts";
import type { Card } from "../reading/card.queries.ts";
import type { LastMail } from "../reading/last-mails.queries.ts";
import { ActionPage } from "./action-page.tsx";
import { nameOf } from "./state-words.ts";

type Props = {
  visit: DeskView;
  card: Card;
  mails: readonly LastMail[];
  titles: ReadonlyMap<string, { title: string }>;
  state: FormState;
};

/** Which of the last mails to send again; the newest is chosen. */
export const ResendPage = ({ visit, card, mails, titles, state }: Props) => {
  const [newest] = mails;
  const title = "Renvoyer le mail";
  if (!newest)
    return (
      <DeskPage visit={visit} title={title} crumbs={[{ label: nameOf(card), href: `/dossiers/${card.id}` }]}>
        <p>Aucun mail n’est parti vers cette personne depuis trois mois : il n’y a rien à renvoyer.</p>
        <p>
          <a href={`${visit.home}/dossiers/${card.id}`}>Revenir au dossier</a>
        </p>
      </DeskPage>
    );
  const chosen = { ...state, values: { mail: newest.id, ...state.values } };
  return (
    <ActionPage
      visit={visit}
      card={card}
      state={chosen}
      title={title}
      to="mail"
      allRequired
      says={
        <p>
          Le mail repart tel quel, à la même adresse. Un lien ou un code encore bon y reste le même ; s’il ne
          l’est plus, la personne doit refaire sa demande.
        </p>
      }
      fields={
        <Radios
          state={chosen}
          name="mail"
          label="Mail à renvoyer"
          required
          options={mails.map(({ id, kind, recipient, state: standing, queuedAt }) => ({
            value: id,
            label: `${capitalised(titles.get(kind)?.title ?? kind)}, à ${recipient}`,
            hint: `${standingWords[standing].label}, ${describeDateInDigits(queuedAt)}`,
          }))}
        />
      }
    />
  );
};
