import { render } from "preact-render-to-string";
import { expect, test } from "vitest";
import { minutes } from "#kernel/duration.ts";
import type { AccountBar } from "#ui/frame/account-bar.tsx";
import type { Brand } from "#ui/frame/brand.ts";
import { Page } from "#ui/frame/page.tsx";

const brand: Brand = {
  id: "npfr",
  name: "Extranet",
  shortName: "NPFR",
  organisation: "Service",
  phone: "01 99 00 12 34",
  email: "gestion@npfr.example",
  emailAddress: "adresse mail",
};

const account: AccountBar = {
  holderName: "<b>Jeanne</b>",
  current: "/npfr/espace",
  menu: [{ href: "/npfr/espace", label: "Accueil", icon: "house" }],
  signOutAction: "/npfr/deconnexion",
  csrf: "token",
  extendAction: "/npfr/espace/prolonger",
  idle: minutes(30),
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
  expect(html).not.toContain("<dialog");
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
  expect(html).toContain('data-session-idle="1800000"');
  expect(html).toContain("se ferme après 30 minutes sans action");
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
