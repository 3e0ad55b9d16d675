import { render } from "preact-render-to-string";
import { expect, test } from "vitest";
import { hours, minutes } from "#kernel/duration.ts";
import type { AccountBar } from "#ui/frame/account-bar.tsx";
import type { Brand } from "#ui/frame/brand.ts";
import { Page } from "#ui/frame/page.tsx";

const brand: Brand = {
  hasPublicPages: true,
  id: "npfr",
  name: "Extranet",
  shortName: "NPFR",
  organisation: "Service",
  phone: "01 99 00 12 34",
  email: "gestion@npfr.example",
  emailAddress: "adresse mail",
  conformity: "partiellement conforme",
};

const account: AccountBar = {
  holderName: "<b>Jeanne</b>",
  current: "/npfr/espace",
  menu: [{ href: "/npfr/espace", label: "Accueil", icon: "house" }],
  signOutAction: "/npfr/deconnexion",
  csrf: "token",
  extendAction: "/npfr/espace/prolonger",
  idle: minutes(30),
  endsAt: new Date("2026-11-21T20:05:00Z"),
  endsIn: hours(12),
};

test("a page has the theme of its space and links to its help", () => {
  const html = render(
    <Page brand={brand} title="Accueil">
      <h1>Accueil</h1>
    </Page>,
  );
  expect(html).toContain('<html lang="fr" data-space="npfr">');
  expect(html).toContain("<title>Accueil – Extranet</title>");
  expect(html).toContain('href="/npfr/aide"');
  expect(html).toContain('href="/npfr/accessibilite">Accessibilité : partiellement conforme</a>');
  expect(html).not.toContain("<dialog");
});

test("a session that ends in the night says that this is tomorrow", () => {
  const html = render(
    <Page brand={brand} title="Accueil" account={{ ...account, endsAt: new Date("2026-11-22T05:05:00Z") }}>
      <h1>Bonjour</h1>
    </Page>,
  );
  expect(html).toMatch(/et au plus tard demain à 06\sh\s05\./);
});

test("a signed-in page names the person, has a form to sign out, and knows when the session ends", () => {
  const html = render(
    <Page brand={brand} title="Accueil" account={account}>
      <h1>Bonjour</h1>
    </Page>,
  );
  expect(html).toContain("&lt;b>Jeanne&lt;/b>");
  expect(html).toContain('<form method="post" action="/npfr/deconnexion">');
  expect(html).toContain('aria-current="page"');
  expect(html).toMatch(/<header.*href="\/npfr\/aide".*<\/header>/);
  expect(html).toContain('data-session-idle="1800000"');
  expect(html).toContain("se ferme après 30 minutes sans action");
  expect(html).toMatch(/et au plus tard à 21\sh\s05\./);
  expect(html).toMatch(/class="top-name" href="\/npfr\/espace"/);
  expect(html).toContain('data-session-ends="43200000"');
  expect(html).not.toContain("Votre session se ferme à");
});

test("every page of the last half hour says when the session ends, without script too", () => {
  const html = render(
    <Page brand={brand} title="Accueil" account={{ ...account, endsIn: minutes(30) }}>
      <h1>Bonjour</h1>
    </Page>,
  );
  expect(html).toMatch(/<p class="notice-title">Votre session se ferme à 21\sh\s05<\/p>/);
});

test("an announcement is read out, an error at once", () => {
  const announced = (tone: "ok" | "bad") =>
    render(
      <Page brand={null} title="Accueil" announcement={{ tone, title: "Compte activé" }}>
        <h1>Accueil</h1>
      </Page>,
    );
  expect(announced("ok")).toContain('<div class="announcement" role="status">');
  expect(announced("bad")).toContain('<div class="announcement" role="alert">');
});
