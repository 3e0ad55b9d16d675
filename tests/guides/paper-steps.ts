import { execFileSync } from "node:child_process";
import { expect, type Locator, type Page } from "@playwright/test";
import { button, field, heading, link } from "./steps.ts";

/** The documents of *Mes prestations*, from the list, and what some layouts add to them. */
export async function followPapers(page: Page, look: () => Promise<void>): Promise<void> {
  await field(page, "Année").selectOption("2025");
  await button(page, "Afficher").click();
  const statement = await textOf(page, link(page, "Télécharger le relevé annuel (PDF)"));
  expect(statement).toContain("Total versé en 2025 : 10 493,90 €");
  await file(page, link(page, "Exporter en CSV"));

  const attestation = button(page, "Attestation de versement (PDF)");
  if ((await attestation.count()) > 0) {
    const [code = ""] = /(?:[0-9A-Z]{4}-){2}[0-9A-Z]{4}/.exec(await textOf(page, attestation)) ?? [];
    await page.goto(page.url().replace(/\/espace\/.*/, "/verifier"));
    await look();
    await field(page, "Code de vérification").fill(code);
    await button(page, "Vérifier").click();
    await expect(page.getByText("Ce document est valable")).toBeVisible();
    await look();
    await page.goBack();
    await page.goBack();
  }

  const find = link(page, "Retrouver un virement");
  if ((await find.count()) > 0) {
    await find.click();
    await look();
    await field(page, "Ligne du relevé").fill("12/01/2025 VIR SEPA 1 538,30");
    await button(page, "Retrouver").click();
    await expect(page.getByText("Aucun virement ne correspond à cette ligne.").first()).toBeVisible();
    await field(page, "Ligne du relevé").fill("12/11/2025 VIR SEPA 1 024,95");
    await button(page, "Retrouver").click();
    await expect(heading(page, "1 024,95 €")).toBeVisible();
    expect(await textOf(page, link(page, "Bordereau (PDF)"))).toContain("1 024,95 €");
  }
}

async function file(page: Page, from: Locator): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent("download"), from.click()]);
  return download.path();
}

const textOf = async (page: Page, from: Locator) =>
  execFileSync("pdftotext", ["-layout", await file(page, from), "-"], { encoding: "utf8" }).replaceAll(
    /[\u00a0\u202f]/g,
    " ",
  );
