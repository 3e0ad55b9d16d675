import type { Space } from "#spaces/space.ts";
import { entry } from "#subject/gallery.ts";
import { longAddress, longName } from "#subject/sample.ts";
import { sampleMember } from "../sample-member.ts";
import { ProfilePage } from "./pages/profile-page.tsx";
import type { Profile } from "./profile.queries.ts";

export const profileStates = (space: Space) => [
  entry("Mes informations", "complètes", () => <ProfileOf space={space} profile={complete} />),
  entry("Mes informations", "presque vides", () => <ProfileOf space={space} profile={sparse} />),
];

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
    visit={sampleMember(space)}
    profile={profile}
    reach={space.policy.codes && { mail: profile.email !== null, sms: profile.phone !== null }}
  />
);
