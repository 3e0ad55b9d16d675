import { minutes } from "#kernel/duration.ts";
import { emptyForm } from "#kernel/form-state.ts";
import type { Day } from "#kernel/values/day.ts";
import type { Space } from "#spaces/space.ts";
import { entry } from "#subject/gallery.ts";
import { longAddress, longName, shortAddress, wrongForm } from "#subject/sample.ts";
import { sampleMember } from "../sample-member.ts";
import { ProfilePage } from "./pages/profile-page.tsx";
import { ShowIbanPage } from "./pages/show-iban-page.tsx";
import type { Profile } from "./profile.queries.ts";

export const profileStates = (space: Space) => [
  entry("Mes informations", "complètes", () => <ProfileOf space={space} profile={complete} />),
  entry("Mes informations", "IBAN affiché en entier", () => (
    <ProfileOf space={space} profile={{ ...complete, ibanShownFor: minutes(5) }} />
  )),
  entry("Afficher mon IBAN", "vide", () => <ShowIbanPage visit={sampleMember(space)} state={emptyForm} />),
  entry("Afficher mon IBAN", "refusée", () => <ShowIbanPage visit={sampleMember(space)} state={refused} />),
  entry("Afficher mon IBAN", "bloquée", () => <ShowIbanPage visit={sampleMember(space)} state={locked} />),
  entry("Mes informations", "un courrier est revenu", () => <ProfileOf space={space} profile={cameBack} />),
  entry("Mes informations", "mails qui reviennent", () => <ProfileOf space={space} profile={returned} />),
  entry("Mes informations", "presque vides", () => <ProfileOf space={space} profile={sparse} />),
];

const complete: Profile = {
  number: "0012345",
  title: "Mme",
  firstName: longName,
  lastName: "MARTIN",
  organisation: "",
  birthDate: "1961-04-02",
  letterBack: null,
  address: ["Résidence des Lilas, bâtiment C", "12 rue de la Caserne", "75990 PARIS CEDEX"],
  email: longAddress,
  returned: [],
  phone: "+33639980001",
  iban: "FR7630006000011234567890189",
  ibanShownFor: null,
};

const cameBack: Profile = {
  ...complete,
  letterBack: { since: "2026-11-12" as Day, reason: "unknown_addressee" },
};

const returned: Profile = {
  ...complete,
  returned: [
    { address: longAddress, since: "2026-11-12" as Day },
    { address: shortAddress, since: "2026-10-03" as Day },
  ],
};

const refused = wrongForm({
  current_password: "Ce n’est pas votre mot de passe actuel. Il vous reste 2 essais.",
});
const locked = wrongForm({
  _form: "Après 3 essais manqués, votre IBAN ne peut plus être affiché ici jusqu’au 1er novembre à 16 h 05.",
});

const sparse: Profile = {
  ...complete,
  firstName: "Jeanne",
  birthDate: null,
  address: [],
  email: null,
  phone: null,
  iban: null,
};

const ProfileOf = ({ space, profile }: { space: Space; profile: Profile }) => (
  <ProfilePage
    visit={sampleMember(space)}
    profile={profile}
    reach={space.policy.codes && { mail: profile.email !== null, sms: profile.phone !== null }}
  />
);
