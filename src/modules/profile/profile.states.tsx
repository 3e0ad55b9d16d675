import { brandOf } from "#spaces/brand.ts";
import type { Space } from "#spaces/space.ts";
import { entry } from "#subject/gallery.ts";
import { longAddress, longName } from "#subject/sample.ts";
import type { Frame } from "../frame.ts";
import { sampleAccount } from "../sample-account.ts";
import { ProfilePage } from "./pages/profile-page.tsx";
import type { Profile } from "./profile.queries.ts";

/** Mes informations, in its states. */
export const profileStates = (space: Space) => [
  entry("Mes informations", "complètes", () => <ProfileOf space={space} profile={complete} />),
  entry("Mes informations", "presque vides", () => <ProfileOf space={space} profile={sparse} />),
];

const frame = (space: Space): Frame => ({
  brand: brandOf(space),
  announcement: undefined,
  account: sampleAccount(space),
});

const complete: Profile = {
  number: "0012345",
  title: "Mme",
  firstName: longName,
  lastName: "MARTIN",
  organisation: "",
  birthDate: "1961-04-02",
  address: ["Résidence des Lilas, bâtiment C", "12 rue de la Caserne", "75990 PARIS CEDEX"],
  email: longAddress,
  phone: "+33639980001",
  iban: "FR7630006000011234567890189",
};

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
    frame={frame(space)}
    profile={profile}
    policy={space.policy}
    numberWord={space.wording.number}
    contactHref={`/${space.id}/contact`}
    reach={space.policy.codes && { mail: profile.email !== null, sms: profile.phone !== null }}
  />
);
