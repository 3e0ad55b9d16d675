import { describeLongDay } from "#kernel/moment.ts";
import { capitalised, maskEmail, maskPhone } from "#kernel/text/text.ts";
import { Card } from "#ui/card.tsx";
import { Facts } from "#ui/facts.tsx";
import { Notice } from "#ui/notice.tsx";
import { Title } from "#ui/title.tsx";
import { SpacePage } from "#web/space-page.tsx";
import type { MemberView } from "#web/visit.ts";
import type { Profile } from "../profile.queries.ts";
import { describeReach, type Reach } from "../reach.rules.ts";
import { IbanCard } from "./iban-card.tsx";
import { LetterBackNotice } from "./letter-back-notice.tsx";
import { MailsComeBack } from "./mails-come-back.tsx";

type Props = {
  visit: MemberView;
  profile: Profile;
  /** `null`: the space sends no codes. */
  reach: Reach | null;
};

/** N9: contacts and IBAN are masked, but can be recognised. */
export const ProfilePage = ({ visit, profile, reach }: Props) => (
  <SpacePage visit={visit} title="Mes informations" wide>
    <Title lead="Ce qui figure dans votre dossier.">Mes informations</Title>
    <div class="split">
      <div class="stack">
        <Card title="Identité">
          <Facts
            items={[
              { label: "Nom", value: nameOf(profile) },
              { label: capitalised(visit.space.wording.number), value: profile.number },
              ...(isPerson(profile)
                ? [
                    {
                      label: "Date de naissance",
                      value: profile.birthDate && describeLongDay(profile.birthDate),
                    },
                  ]
                : []),
            ]}
          />
        </Card>
        <Card title="Adresse postale">
          <Facts
            items={[
              { label: "Adresse", value: profile.address.length > 0 && <Lines of={profile.address} /> },
            ]}
          />
          {profile.letterBack && <LetterBackNotice visit={visit} back={profile.letterBack} />}
        </Card>
      </div>
      <div class="stack">
        <Card title="Vous joindre">
          <Facts
            items={[
              {
                label: capitalised(visit.space.wording.emailAddress),
                value: profile.email && maskEmail(profile.email),
              },
              { label: "Téléphone", value: profile.phone && maskPhone(profile.phone) },
            ]}
          />
          {profile.returned.map((returned) => (
            <MailsComeBack key={returned.address} visit={visit} returned={returned} />
          ))}
          {reach && <p>{describeReach(reach, visit.space.wording.emailAddress)}</p>}
        </Card>
        <IbanCard visit={visit} profile={profile} />
        <Notice tone="info" title="Une erreur, un changement ?">
          <p>
            <a href={`${visit.home}/contact`}>Écrivez-nous</a> en indiquant votre {visit.space.wording.number}{" "}
            et ce qu’il faut corriger. Une partie de vos coordonnées est masquée, pour votre sécurité.
          </p>
        </Notice>
      </div>
    </div>
  </SpacePage>
);

/** An establishment has a name, and no birth date. */
const isPerson = ({ firstName, lastName, organisation }: Profile) =>
  organisation === "" || firstName !== "" || lastName !== "";

const nameOf = ({ title, firstName, lastName, organisation }: Profile) =>
  [title, firstName, lastName].filter(Boolean).join(" ") || organisation;

/** A date without time: noon is the same day in Paris. */
const Lines = ({ of: lines }: { of: readonly string[] }) => (
  <>
    {lines.map((line, index) => (
      <span key={line}>
        {index > 0 && <br />}
        {line}
      </span>
    ))}
  </>
);
