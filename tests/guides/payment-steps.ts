import { expect, type Page } from "@playwright/test";
import { followPapers } from "./paper-steps.ts";
import { button, field, followMenu, heading, link } from "./steps.ts";

/** *Mes prestations* of a holder who was paid by `pay`, from the menu. `look`: the checks of each page. */
export async function followPayments(page: Page, look: () => Promise<void>): Promise<void> {
  await followMenu(page, "Mes prestations");
  await expect(page.getByText("20 sur 23 prestations.")).toBeVisible();
  await expect(page.getByText("10 513,89 €").first()).toBeVisible();
  const chart = page.getByRole("img", { name: /^Graphique/ });
  await expect
    .poll(() => chart.evaluate((picture: HTMLImageElement) => picture.naturalWidth))
    .toBeGreaterThan(0);
  await page.getByText("Voir les montants en tableau").click();
  await expect(page.getByRole("cell", { name: "10 493,90 €" })).toBeVisible();
  await look();

  await link(page, "Plus anciens").click();
  await expect(link(page, "Étrennes")).toBeVisible();
  await link(page, "Plus récents").click();
  await expect(link(page, "Étrennes")).toBeHidden();

  await field(page, "Rechercher").fill("introuvable");
  await button(page, "Afficher").click();
  await expect(page.getByText("Rien ne correspond à ces critères.")).toBeVisible();
  await link(page, "Tout afficher").click();
  await field(page, "Année").selectOption("2025");
  await field(page, "Statut").selectOption("Rejeté");
  await field(page, "Rechercher").fill("1024.95");
  await button(page, "Afficher").click();
  await expect(page.getByText("1 prestation.", { exact: true })).toBeVisible();
  await look();

  await link(page, "Versement refusé").click();
  await expect(heading(page, "1 024,95 €")).toBeVisible();
  await expect(page.getByText("La banque a refusé ce virement")).toBeVisible();
  await expect(page.getByText("le compte est clôturé").first()).toBeVisible();
  await look();
  await link(page, "Une question sur ce versement").click();
  await expect(heading(page, "Une question sur ce versement")).toBeVisible();
  await look();
  await link(page, "Revenir au versement").click();
  await link(page, "Donner un autre compte").click();
  await expect(heading(page, "Donner un autre compte")).toBeVisible();
  await look();
  await link(page, "Revenir au versement").click();
  await page.getByRole("link", { name: /-REJET$/ }).click();
  await expect(page.getByRole("heading", { name: "Sa prestation" })).toBeVisible();
  await look();
  await link(page, "Revenir à mes virements").click();
  await expect(page.getByText("20 sur 22 virements.")).toBeVisible();
  await look();
  await link(page, "Mes prestations").last().click();
  await followPapers(page, look);
}
