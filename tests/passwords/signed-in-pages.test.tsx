import { render } from "preact-render-to-string";
import { describe, expect, test } from "vitest";
import type { SecurityEventLine } from "#account/journal/journal.queries.ts";
import { hours, minutes } from "#kernel/duration.ts";
import { emptyForm } from "#kernel/form-state.ts";
import type { SessionId } from "#kernel/ids.ts";
import { ProfilePage } from "#modules/profile/pages/profile-page.tsx";
import type { Profile } from "#modules/profile/profile.queries.ts";
import type { Reach } from "#modules/profile/reach.rules.ts";
import { SecurityPage } from "#modules/security/pages/security-page.tsx";
import { spaces } from "#spaces/index.ts";
import { npfr } from "#spaces/npfr/space.ts";
import { sampleAbout } from "#subject/sample.ts";
import { contributed } from "../support/contributed.ts";

const account = {
  holderName: "Anne-Lise D’Ornano",
  current: "/npfr/espace/securite",
  menu: [],
  signOutAction: "/npfr/deconnexion",
  extendAction: "/npfr/espace/prolonger",
  csrf: "token",
  idle: minutes(30),
  endsAt: new Date("2026-11-21T20:05:00Z"),
  endsIn: hours(12),
};
const visit = { space: npfr, home: "/npfr", csrf: "token", account };

describe("Mes informations", () => {
  const profile: Profile = {
    number: "1234567",
    title: "Mme",
    firstName: "Anne-Lise",
    lastName: "D’Ornano",
    organisation: "",
    birthDate: "1958-03-01",
    address: ["12 rue des Lilas", "35000 RENNES"],
    email: "anne.lise@mail.example",
    returned: [],
    phone: "+33639981242",
    iban: "FR7630006000011234567890189",
    ibanShownFor: null,
    letterBack: null,
  };
  const draw = (changes: Partial<Profile> = {}, reach: Reach | null = null, space = npfr) =>
    render(<ProfilePage visit={{ ...visit, space }} profile={{ ...profile, ...changes }} reach={reach} />);

  test("shows the data on file, contacts and IBAN masked", () => {
    const page = draw();
    for (const shown of ["Mme Anne-Lise D’Ornano", "1234567", "1er mars 1958", "35000 RENNES"])
      expect(page).toContain(shown);
    for (const masked of ["a••••@m••••.example", "06 •• •• •• 42", "FR76 •••• •••• 0189"])
      expect(page).toContain(masked);
    for (const secret of [profile.email, profile.phone, profile.iban, "39981242", "30006000"])
      expect(page).not.toContain(secret);
    expect(page).toContain('href="/npfr/contact"');
  });

  test("never shows the end of an IBAN in a space where it proves identity", () => {
    for (const space of spaces) {
      const page = draw({}, null, space).replace(/[\u00a0\u202f]/g, " ");
      const proves = space.policy.registrySecret !== null;
      expect(page).toContain(proves ? "FR76 3000 •••• ••••" : "FR76 •••• •••• 0189");
      expect(/[0-9]89\b/.test(page)).toBe(!proves);
    }
    expect(spaces.some(({ policy }) => policy.registrySecret)).toBe(true);
  });

  test("says whether a code could reach the holder, in spaces that send codes", () => {
    expect(draw()).not.toContain("code");
    expect(draw({}, { mail: true, sms: true })).toContain("envoyé par mail ou par SMS.");
    expect(draw({}, { mail: false, sms: true })).toContain("envoyé par SMS.");
    expect(draw({}, { mail: false, sms: false })).toContain("par courrier");
  });

  test("names missing data, and an organisation without a person", () => {
    const page = draw({ title: "", firstName: "", lastName: "", organisation: "SDIS 35", iban: null });
    expect(page).toContain("SDIS 35");
    expect(page).toContain("Non renseigné");
    expect(draw()).toContain("Date de naissance");
    expect(draw({ birthDate: null, organisation: "SDIS 35" })).toContain("Date de naissance");
    expect(page).not.toContain("Date de naissance");
  });
});

describe("Sécurité", () => {
  const here = "6c1f6b1e-0000-4000-8000-000000000001" as SessionId;
  const elsewhere = "6c1f6b1e-0000-4000-8000-000000000002" as SessionId;
  const at = new Date("2026-07-14T22:30:00Z");
  const session = (id: SessionId) => ({
    id,
    startedAt: at,
    seenAt: at,
    browser: "Firefox sur Windows",
    source: "203.0.113.9",
  });
  const changed = { id: "1", kind: "password_changed", at, actor: "holder", source: "" } as const;
  const draw = (
    ids: SessionId[],
    events: readonly SecurityEventLine[] = [{ ...changed, browser: "Safari sur iPhone" }],
  ) =>
    render(
      <SecurityPage
        visit={visit}
        accountName="jeanne.martin@boite.example"
        about={sampleAbout}
        willBeTold
        state={emptyForm}
        sessions={ids.map(session)}
        current={here}
        eventWords={contributed.journal}
        events={events}
        factors={null}
        provider={null}
      />,
    );

  test("asks for the current password once and the new one twice", () => {
    const page = draw([here]);
    for (const label of [
      "Mot de passe actuel",
      "Nouveau mot de passe",
      "Confirmation du nouveau mot de passe",
      "Valider",
    ])
      expect(page).toContain(label);
    expect(page).toContain('autocomplete="current-password"');
    expect(page.match(/autocomplete="new-password"/g)).toHaveLength(2);
  });

  test("marks this device, and offers to end only the others", () => {
    const page = draw([here, elsewhere]);
    expect(page.match(/tag-ok">cet appareil</g)).toHaveLength(1);
    expect(page).toContain(`value="${elsewhere}"`);
    expect(page).not.toContain(`value="${here}"`);
    expect(page).toContain("Déconnecter tous les autres appareils");
    expect(draw([here])).not.toContain("Déconnecter tous les autres appareils");
  });

  test("shows the latest events in digits, and leads to the journal", () => {
    const page = draw([here]);
    expect(page).toContain("<strong>Mot de passe changé</strong>");
    expect(page).toContain("15/07/2026 à 00\u00a0h\u00a030, Safari sur iPhone</span>");
    expect(page).toContain(`href="${visit.home}/espace/securite/journal"`);
    expect(draw([here], [])).not.toContain("/securite/journal");
  });

  test("links to each of its sections", () => {
    const page = draw([here]);
    const anchors = [...page.matchAll(/href="#(?!contenu)([^"]+)"/g)].map(([, id]) => id);
    expect(anchors).toEqual(["mot-de-passe", "appareils", "journal"]);
    for (const id of anchors) expect(page).toContain(`<section class="card" id="${id}">`);
  });
});
