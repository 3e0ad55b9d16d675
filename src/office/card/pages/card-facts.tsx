import type { ComponentChildren } from "preact";
import { describeDate, describeDay, describeLongDay } from "#kernel/moment.ts";
import { capitalised, spacedPhone } from "#kernel/text/text.ts";
import { maskIban } from "#registry/holders/mask-iban.rules.ts";
import { Card as Box } from "#ui/card.tsx";
import { Facts } from "#ui/facts.tsx";
import { Tag } from "#ui/tag.tsx";
import type { DeskView } from "#web/desk/desk-visit.ts";
import type { Shown } from "./card-page.tsx";
import { PostalLines } from "./postal-lines.tsx";
import { describeAccount, describeFactors, describeLock, describeSignIn } from "./state-words.ts";

type Props = { visit: DeskView; shown: Shown; path: string };

/** Who they are in full: staff check an identity with it. The IBAN stays masked. */
export const CardFacts = ({ visit, shown, path }: Props) => (
  <div class="card-facts">
    <Identity visit={visit} shown={shown} />
    <Contacts visit={visit} shown={shown} path={path} />
    <Access visit={visit} shown={shown} />
  </div>
);

const Identity = ({ visit: { space }, shown: { card } }: Omit<Props, "path">) => (
  <Box title="Identité">
    <Facts
      items={[
        { label: capitalised(space.wording.number), value: <code class="card-number">{card.number}</code> },
        ...(card.birthDate ? [{ label: "Naissance", value: describeLongDay(card.birthDate) }] : []),
        ...(card.organisation && (card.lastName || card.firstName)
          ? [{ label: "Organisation", value: card.organisation }]
          : []),
        { label: "IBAN", value: card.iban && maskIban(space.policy, card.iban) },
      ]}
    />
  </Box>
);

const Contacts = ({ visit, shown: { card, returned }, path }: Props) => {
  const { emailAddress } = visit.space.wording;
  const { account, email, phone, closedAt } = card;
  const isOther = account?.email !== null && account?.email !== undefined && account.email !== email;
  const mayCorrect = closedAt === null;
  return (
    <Box title="Contacts">
      {returned.map(({ address, since, heldBack }) => (
        <p key={address}>
          <Tag tone="bad">{`Mails revenus de ${address} depuis le ${describeLongDay(since)}`}</Tag>
          {heldBack > 0 && (
            <span class="faint"> {heldBack > 1 ? `${heldBack} mails retenus` : "un mail retenu"}</span>
          )}
        </p>
      ))}
      <Facts
        items={[
          ...(isOther ? [{ label: `${capitalised(emailAddress)} du compte`, value: account.email }] : []),
          {
            label: isOther ? `${capitalised(emailAddress)} du registre` : capitalised(emailAddress),
            value: (
              <Correctable to={`${path}/corriger/mail`} what={`l’${emailAddress}`} is={mayCorrect}>
                {email}
              </Correctable>
            ),
          },
          {
            label: "Téléphone",
            value: (
              <Correctable to={`${path}/corriger/telephone`} what="le téléphone" is={mayCorrect}>
                {phone && spacedPhone(phone)}
              </Correctable>
            ),
          },
          {
            label: "Adresse",
            value: (
              <Correctable to={`${path}/corriger/adresse`} what="l’adresse postale" is={mayCorrect}>
                <PostalLines card={card} />
              </Correctable>
            ),
          },
          ...(card.addressChangedAt
            ? [{ label: "Adresse changée", value: `le ${describeDay(card.addressChangedAt)}` }]
            : []),
        ]}
      />
    </Box>
  );
};

type CorrectableProps = { to: string; what: string; is: boolean; children: ComponentChildren };

const Correctable = ({ to, what, is, children }: CorrectableProps) => (
  <>
    {children || <span class="faint">aucun</span>}{" "}
    {is && (
      <a class="card-correct" href={to}>
        Corriger<span class="hidden-text"> {what}</span>
      </a>
    )}
  </>
);

const Access = ({ visit: { space }, shown: { card, locks, factors } }: Omit<Props, "path">) => (
  <Box title="Accès">
    {locks.map((lock) => (
      <p key={lock.way}>
        <Tag tone="bad">{describeLock(lock)}</Tag>
      </p>
    ))}
    <Facts
      items={[
        { label: "État", value: describeAccount(card) },
        ...(card.account
          ? [
              { label: "Se connecte par", value: describeSignIn(card, space) },
              {
                label: "Dernière connexion",
                value: card.account.lastSignInAt
                  ? describeDate(card.account.lastSignInAt)
                  : "aucune de récente",
              },
              { label: "Mot de passe", value: `du ${describeDay(card.account.passwordChangedAt)}` },
              { label: "Seconde vérification", value: describeFactors(factors) },
            ]
          : []),
      ]}
    />
  </Box>
);
